#include "plan/wait.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>

namespace sparkecs::plan {
namespace {

using std::chrono::steady_clock;

// Sleeps until `until`; false when asked to stop before.
bool sleep_until(Deadline until, std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any woken;
  std::unique_lock lock(mutex);
  woken.wait_until(lock, stop, until, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace

Millis Cadence::next(Millis call_took) {
  // A look may cost a tenth of the time at first and a fiftieth in the end, within bounds that suit people.
  auto least = std::clamp(call_took * 10, Millis(100), Millis(2'000));
  auto most = std::clamp(call_took * 50, Millis(200), Millis(5'000));
  double grown = static_cast<double>(least.count()) * std::pow(1.3, std::min(looks_++, 30));
  return std::min(Millis(static_cast<Millis::rep>(grown)), most);
}

Patience::Patience(std::string subject, Observer& observer, Deadline deadline, std::stop_token stop)
    : subject_(std::move(subject)),
      observer_(observer),
      deadline_(deadline),
      stop_(std::move(stop)),
      woke_(steady_clock::now()) {}

void Patience::say(const std::string& detail) {
  observer_.event({.kind = Event::Kind::Waiting, .subject = subject_, .detail = detail});
}

Result<> Patience::pause(const std::string& detail) {
  auto now = steady_clock::now();
  auto cancelled = [&] { return fail(Error::Kind::Cancelled, "stopped while waiting: " + detail); };
  if (stop_.stop_requested()) return cancelled();
  if (now >= deadline_) return fail(Error::Kind::TimedOut, "the time is over; still waiting: " + detail);
  say(detail);
  auto looking_took = std::chrono::duration_cast<Millis>(now - woke_);
  auto until = std::min(deadline_, now + steady_clock::duration(cadence_.next(looking_took)));
  if (!sleep_until(until, stop_)) return cancelled();
  woke_ = steady_clock::now();
  return {};
}

}  // namespace sparkecs::plan
