// Interrupt turns Ctrl-C and SIGTERM into a stop_token. The second signal ends the process at once: whoever types
// Ctrl-C twice does not want to wait.
#pragma once

#include <stop_token>
#include <thread>

#include "base/fd.h"

namespace sparkecs::cmd {

// Make it before any other thread: the signals are blocked in the thread that makes it, and so in all later ones.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  std::stop_token token() const { return stop_.get_token(); }

 private:
  void watch(std::stop_token end);

  Fd signals_;
  Fd end_;  // wakes the thread when the object goes
  std::stop_source stop_;
  std::jthread thread_;
};

// Waits for SIGINT or SIGTERM without any thread; for a process whose only work is to serve.
class Termination {
 public:
  Termination();  // blocks them from now on, here and in threads started later
  void wait();
};

}  // namespace sparkecs::cmd
