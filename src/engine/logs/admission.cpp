#include "engine/logs/admission.h"

#include <fmt/format.h>

#include <algorithm>

namespace sparkecs::engine::logs {
namespace {

constexpr std::size_t kMostEvents = 10'000;
constexpr std::size_t kMostBytes = 1'048'576;
constexpr std::size_t kOverhead = 26;  // counted for every event
constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kTooNew = 2 * 3'600'000;
constexpr std::int64_t kTooOld = 14 * kDay;

std::unexpected<Error> invalid(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "InvalidParameterException");
}

}  // namespace

Result<Admission> admit(const std::vector<Event>& events, std::int64_t now, std::optional<int> retention_days) {
  if (events.empty() || events.size() > kMostEvents)
    return invalid(fmt::format("logEvents: 1 to {} events are allowed in a batch.", kMostEvents));
  std::size_t bytes = 0;
  for (const auto& event : events) {
    if (event.message.empty() || event.timestamp < 0)
      return invalid("logEvents: every event needs a message of at least one character and a timestamp from 0 on.");
    bytes += event.message.size() + kOverhead;
  }
  if (bytes > kMostBytes)
    return invalid(fmt::format("Upload too large: {} bytes exceeds limit of {}", bytes, kMostBytes));
  if (!std::ranges::is_sorted(events, {}, &Event::timestamp))
    return invalid("Log events in a single PutLogEvents request must be in chronological order.");
  if (events.back().timestamp - events.front().timestamp > kDay)
    return invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");

  auto first_from = [&](std::int64_t time) {
    return static_cast<std::size_t>(std::ranges::lower_bound(events, time, {}, &Event::timestamp) - events.begin());
  };
  Admission admission{.last = first_from(now + kTooNew + 1)};
  if (admission.last < events.size()) admission.too_new_start = static_cast<int>(admission.last);
  auto too_old = first_from(now - kTooOld);
  auto expired = retention_days ? first_from(now - *retention_days * kDay) : 0;
  if (too_old > 0) admission.too_old_end = static_cast<int>(too_old);
  if (expired > 0) admission.expired_end = static_cast<int>(expired);
  admission.first = std::min(std::max(too_old, expired), admission.last);
  return admission;
}

}  // namespace sparkecs::engine::logs
