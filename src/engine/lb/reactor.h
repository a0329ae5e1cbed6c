// Reactor is one thread that waits for file descriptors: the data path and the health checks run on such threads.
#pragma once

#include <sys/epoll.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "base/fd.h"
#include "base/guarded.h"
#include "base/time.h"

namespace sparkecs::engine::lb {

class Reactor {
 public:
  class Watcher {
   public:
    virtual ~Watcher() = default;
    // Some of `events` (EPOLLIN, EPOLLOUT, EPOLLRDHUP, EPOLLHUP, EPOLLERR) hold for the watched descriptor.
    virtual void ready(std::uint32_t events) = 0;
  };

  Reactor();
  // Stops and joins the thread; jobs that have not started are dropped. Not from the reactor's own thread.
  ~Reactor() { stop(); }
  Reactor(const Reactor&) = delete;
  Reactor& operator=(const Reactor&) = delete;

  // Runs `job` on the thread, after what was posted before. Safe from any thread.
  void post(std::function<void()> job);
  // Ends the thread and waits for it; nothing runs afterwards. Safe to repeat.
  void stop();

  // --- the reactor's thread only ---
  // Watches `fd` until it is closed; `events` as for epoll_ctl, level-triggered unless they say otherwise.
  // False when the kernel has no room for it.
  bool watch(int fd, Watcher& watcher, std::uint32_t events);
  // Stops watching a descriptor that stays open.
  void forget(int fd);
  // Keeps what owns watchers whose descriptors are closed, until no event of the current round can refer to them.
  void retire(std::shared_ptr<void> owner) { retired_.push_back(std::move(owner)); }
  // Runs `job` once the current round of events is handled, and does not sleep before: for work cut into slices.
  void later(std::function<void()> job) { later_.push_back(std::move(job)); }
  // The time of the current round, from the machine's steady clock; changing the system's time does not touch it.
  Millis now() const { return now_; }

 private:
  void run();
  static void run_all(std::vector<std::function<void()>>& jobs);

  Fd epoll_;
  Fd bell_;  // an eventfd: rings when there are posted jobs, or when to stop
  struct Inbox {
    std::vector<std::function<void()>> jobs;
    bool stop = false;
  };
  Guarded<Inbox> inbox_;
  std::vector<std::function<void()>> later_;
  std::vector<std::shared_ptr<void>> retired_;
  Millis now_{};
  std::thread thread_;
};

// A timer to be watched, not yet set.
Fd open_timer();
// Makes it readable after `delay`, and then every `period` unless that is zero. It stays readable until drained.
void set_timer(const Fd& timer, Millis delay, Millis period = Millis(0));
void drain_timer(const Fd& timer);

}  // namespace sparkecs::engine::lb
