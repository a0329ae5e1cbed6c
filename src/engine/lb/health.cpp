#include "engine/lb/health.h"

#include <fmt/format.h>

namespace sparkecs::engine::lb {

Health after(Health health, const Probed& probed, const Thresholds& thresholds, Millis age) {
  bool passed = probed.outcome == Probed::Outcome::Passed;
  if (!passed) health.last = probed;
  auto become = [&](TargetState state) {
    health.state = state;
    health.streak = 0;
  };
  switch (health.state) {
    case TargetState::Initial:
      health.streak = passed ? health.streak + 1 : 0;
      if (health.streak >= kPassesOfNewTarget)
        become(TargetState::Healthy);
      else if (!passed && age >= thresholds.unhealthy * thresholds.interval)
        become(TargetState::Unhealthy);
      break;
    case TargetState::Healthy:
      health.streak = passed ? 0 : health.streak + 1;
      if (health.streak >= thresholds.unhealthy) become(TargetState::Unhealthy);
      break;
    case TargetState::Unhealthy:
      health.streak = passed ? health.streak + 1 : 0;
      if (health.streak >= thresholds.healthy) become(TargetState::Healthy);
      break;
    case TargetState::Draining:
    case TargetState::Unused:
      break;  // not checked
  }
  return health;
}

HealthText to_text(TargetState state, const Probed& last_failure) {
  switch (state) {
    case TargetState::Initial:
      return {"initial", "Elb.InitialHealthChecking", "Initial health checks in progress"};
    case TargetState::Healthy:
      return {"healthy", "", ""};
    case TargetState::Draining:
      return {"draining", "Target.DeregistrationInProgress", "Target deregistration is in progress"};
    case TargetState::Unused:
      return {"unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer"};
    case TargetState::Unhealthy:
      break;
  }
  if (last_failure.outcome == Probed::Outcome::Mismatched)
    return {"unhealthy", "Target.ResponseCodeMismatch",
            fmt::format("Health checks failed with these codes: [{}]", last_failure.status)};
  if (last_failure.outcome == Probed::Outcome::TimedOut) return {"unhealthy", "Target.Timeout", "Request timed out"};
  return {"unhealthy", "Target.FailedHealthChecks", "Health checks failed"};
}

}  // namespace sparkecs::engine::lb
