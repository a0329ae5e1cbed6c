// Waiting without knowing how long: until when, how often, and whom to tell.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>

#include "aws/caller.h"
#include "base/result.h"
#include "base/time.h"
#include "plan/events.h"

namespace sparkecs::plan {

using Deadline = aws::Limits::Deadline;
inline constexpr Deadline kNoDeadline = Deadline::max();

// How long to wait before looking again. Grows from look to look, in proportion to what a look costs: where a call
// takes a millisecond looks follow each other five times a second, on AWS soon every few seconds. Pure.
class Cadence {
 public:
  Millis next(Millis call_took);

 private:
  int looks_ = 0;
};

// The patience of one step. One thread at a time.
class Patience {
 public:
  Patience(std::string subject, Observer& observer, Deadline deadline, std::stop_token stop);

  // Says what is waited for, then sleeps until it is worth looking again. Kind::TimedOut with `detail` when the
  // deadline is over, Kind::Cancelled when we are asked to stop.
  Result<> pause(const std::string& detail);
  void say(const std::string& detail);

  const std::string& subject() const { return subject_; }
  std::stop_token stop() const { return stop_; }
  Deadline deadline() const { return deadline_; }

 private:
  std::string subject_;
  Observer& observer_;
  Deadline deadline_;
  std::stop_token stop_;
  Cadence cadence_;
  std::chrono::steady_clock::time_point woke_;
};

}  // namespace sparkecs::plan
