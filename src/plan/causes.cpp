#include "plan/causes.h"

#include <algorithm>
#include <ranges>

namespace sparkecs::plan {
namespace {

using namespace std::chrono_literals;

// How far AWS's clock and ours may be apart before it matters.
constexpr Millis kSkew = 30s;

bool is_before(const std::optional<TimePoint>& at, TimePoint since) {
  return at && *at + kSkew < since;
}

}  // namespace

Background background(const std::vector<ServiceState>& services, const std::vector<TaskState>& tasks, TimePoint since) {
  Background before;
  for (const auto& task : tasks)
    if (is_before(task.stopped, since)) before.tasks.insert(task.id);
  for (const auto& service : services)
    for (const auto& event : service.events)
      if (is_before(event.at, since)) before.events.insert(event.id);
  return before;
}

std::optional<Explanation> definite_cause(const std::vector<ServiceState>& services,
                                          const std::vector<TaskState>& tasks, const Background& before) {
  for (const auto& service : services) {
    // Tasks are newest first, but it is the first failure that tells most.
    for (const auto& task : tasks | std::views::reverse) {
      bool counts = task.service == service.name && task.deployment == service.deployment && !task.stop_code.empty() &&
                    !before.tasks.contains(task.id);
      if (!counts) continue;
      if (auto explanation = explain_stopped(task); explanation.definite) return explanation;
    }
    for (const auto& event : service.events | std::views::reverse) {
      if (before.events.contains(event.id)) continue;
      if (auto explanation = explain_event(event.message); explanation.definite) return explanation;
    }
    if (service.rollout == "FAILED")
      return Explanation{service.name + ": its deployment failed: " + service.rollout_reason, "", true};
  }
  return std::nullopt;
}

Error as_error(const Explanation& explanation) {
  return {Error::Kind::Failed, explanation.cause + (explanation.advice.empty() ? "" : "\n" + explanation.advice)};
}

}  // namespace sparkecs::plan
