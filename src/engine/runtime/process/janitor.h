// Janitor removes what ended tasks leave on the machine: their interfaces and folders. On a thread of its own, since
// the kernel and the disk take their time, and running containers must not wait for it.
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <thread>

#include "base/guarded.h"
#include "engine/vpc/vpc.h"

namespace sparkecs::engine::runtime {

struct Remains {
  vpc::Attachment network{};
  std::filesystem::path folder{};
};

class Janitor {
 public:
  // The Vpc outlives it.
  explicit Janitor(vpc::Vpc& vpc) : vpc_(vpc), thread_([this](std::stop_token stop) { run(stop); }) {}

  // Removes `remains`, then calls `done` on its thread. What is still in the queue when it is destroyed is removed, but
  // nobody is told.
  void remove(Remains remains, std::function<void()> done);

 private:
  struct Job {
    Remains remains;
    std::function<void()> done;
  };
  void run(std::stop_token stop);

  vpc::Vpc& vpc_;
  Guarded<std::deque<Job>> jobs_;
  std::jthread thread_;
};

}  // namespace sparkecs::engine::runtime
