// What the VPC needs of Linux namespaces: the right to make them, one process that holds them, and threads that visit.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/fd.h"
#include "base/result.h"

namespace sparkecs::engine::vpc {

// Gives this process the right to make namespaces. Root has it; an ordinary user moves into a user namespace, in which
// it is root over nothing but what it makes there: its files and network stay as they were. Call it first thing, before
// any thread is started; further calls do nothing.
// Kind::Denied names what forbids it and how to allow it.
Result<> prepare_process();

// Holder is a child process that does nothing but hold a network, a mount and a process namespace, as first process of
// the latter: however it ends, and it ends with this process at the latest, the kernel kills everything that was
// started in there. Nothing refers to the namespaces but it, so they vanish with it.
class Holder {
 public:
  // Kind::Denied as prepare_process().
  static Result<Holder> start();
  Holder(Holder&& other) noexcept;
  Holder& operator=(Holder&&) = delete;
  // Ends it. Children of this process that live in its namespaces must have been reaped before.
  ~Holder();

  pid_t pid() const { return pid_; }
  const Fd& network() const { return network_; }

  // Moves the calling thread into its network.
  Result<> enter_network() const;
  // The same, and into its mount namespace; and the processes the thread starts from now on into its process namespace.
  // The thread must start no further threads.
  Result<> enter() const;

 private:
  Holder() = default;
  pid_t pid_ = -1;
  Fd lifeline_;  // the holder ends when this is closed, which the kernel also does for us
  Fd network_;
  Fd mounts_;
  Fd processes_;
};

// While a Visit lives, its thread is in another network; then it is back in `home`, which must be one of ours: an
// ordinary user cannot enter the machine's own network again.
class Visit {
 public:
  static Result<Visit> to(const Fd& network, const Fd& home);
  // The network is a new one, with nothing in it but a loopback interface that is down.
  static Result<Visit> to_new_network(const Fd& home);
  Visit(Visit&& other) noexcept : home_(std::exchange(other.home_, -1)) {}
  Visit& operator=(Visit&&) = delete;
  ~Visit();

 private:
  explicit Visit(int home) : home_(home) {}
  int home_;
};

}  // namespace sparkecs::engine::vpc
