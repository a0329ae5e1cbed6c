// ManualLoop is a Loop whose clock tests turn by hand: no thread, no waiting, every story in the same order.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "base/guarded.h"
#include "engine/loop.h"

namespace sparkecs::engine {

// One thread drives it by run() and advance(); post() is safe from any.
class ManualLoop final : public Loop {
 public:
  // Runs everything posted, and what that posts in turn; the clock stands still.
  void run();
  // run(), then turns the clock: timers that become due run in order of their time, each followed by run().
  void advance(Millis by);
  // Until the first timer is due; nothing when there is none.
  std::optional<Millis> until_next() const;

  void post(Job job) override;
  Timer after(Millis delay, Job job) override;
  void cancel(Timer timer) override;
  const Clock& clock() const override { return clock_; }

 private:
  ManualClock clock_;
  Guarded<std::deque<Job>> posted_;
  std::map<std::pair<TimePoint, Timer>, Job> timers_;  // by due time, then by age
  std::map<Timer, TimePoint> due_;
  Timer last_timer_ = 0;
};

}  // namespace sparkecs::engine
