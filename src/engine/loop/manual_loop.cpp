#include "engine/loop/manual_loop.h"

#include <algorithm>

namespace sparkecs::engine {

void ManualLoop::run() {
  for (;;) {
    auto batch = posted_.with([](std::deque<Job>& posted) { return std::exchange(posted, {}); });
    if (batch.empty()) return;
    for (auto& job : batch) job();
  }
}

void ManualLoop::advance(Millis by) {
  run();
  TimePoint end = clock_.now() + by;
  while (!timers_.empty() && timers_.begin()->first.first <= end) {
    auto first = timers_.extract(timers_.begin());
    due_.erase(first.key().second);
    // A timer set in the past (a delay of zero) does not turn the clock back.
    clock_.advance(std::max(first.key().first - clock_.now(), Millis(0)));
    first.mapped()();
    run();
  }
  clock_.advance(end - clock_.now());
}

std::optional<Millis> ManualLoop::until_next() const {
  if (timers_.empty()) return std::nullopt;
  return std::max(timers_.begin()->first.first - clock_.now(), Millis(0));
}

void ManualLoop::post(Job job) {
  posted_.with([&](std::deque<Job>& posted) { posted.push_back(std::move(job)); });
}

Loop::Timer ManualLoop::after(Millis delay, Job job) {
  Timer id = ++last_timer_;
  TimePoint due = clock_.now() + delay;
  timers_.emplace(std::pair(due, id), std::move(job));
  due_.emplace(id, due);
  return id;
}

void ManualLoop::cancel(Timer timer) {
  auto at = due_.find(timer);
  if (at == due_.end()) return;
  timers_.erase({at->second, timer});
  due_.erase(at);
}

}  // namespace sparkecs::engine
