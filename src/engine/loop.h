// Loop runs the engine's decisions: one thread owns all state of the local AWS, everybody else posts to it.
// Handlers of API calls, timers and reports of the runtime all run here, one at a time, so the state needs no locks.
#pragma once

#include <cstdint>
#include <functional>

#include "base/time.h"

namespace sparkecs::engine {

class Loop {
 public:
  using Job = std::function<void()>;
  using Timer = std::uint64_t;  // never 0

  virtual ~Loop() = default;

  // Runs `job` on the loop's thread, after what was posted before. Safe from any thread.
  virtual void post(Job job) = 0;
  // Runs `job` once `delay` has passed. Loop thread only; the job may be cancelled until it starts.
  virtual Timer after(Millis delay, Job job) = 0;
  // Forgets a timer; one that has run, or 0, is ignored. Loop thread only.
  virtual void cancel(Timer timer) = 0;
  // The loop's idea of the time. Safe from any thread.
  virtual const Clock& clock() const = 0;
  TimePoint now() const { return clock().now(); }
};

}  // namespace sparkecs::engine
