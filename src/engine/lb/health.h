// How the results of health checks become a target's state. Pure functions.
#pragma once

#include "base/time.h"
#include "engine/lb/targets.h"

namespace sparkecs::engine::lb {

// The outcome of one check.
struct Probed {
  enum class Outcome {
    Passed,
    Failed,      // refused, reset, or not HTTP
    Mismatched,  // HTTP, but a code the matcher does not name
    TimedOut,
  };
  Outcome outcome = Outcome::Passed;
  int status = 0;  // the HTTP code, when there was one
};

struct Thresholds {
  int healthy = 5;    // passes in a row that make an unhealthy target healthy
  int unhealthy = 2;  // failures in a row that make a healthy one unhealthy
  Millis interval{30'000};
};

// How many passes make a brand-new target healthy is not documented. One: whoever waits for a cluster waits for this.
inline constexpr int kPassesOfNewTarget = 1;
// New targets are checked at this pace (scaled as all delays), so that readiness is seen when it happens.
inline constexpr Millis kNewTargetInterval{200};

struct Health {
  TargetState state = TargetState::Initial;  // Initial, Healthy or Unhealthy
  int streak = 0;                            // results in a row that speak against the state
  Probed last{};                             // the latest failure
};

// `age` is the time since checking began. Since new targets are checked faster than configured, they become unhealthy
// only when the configured checks would all have failed: after the unhealthy threshold times the interval.
Health after(Health health, const Probed& probed, const Thresholds& thresholds, Millis age);

// A state, reason and description as DescribeTargetHealth words them.
struct HealthText {
  std::string state;
  std::string reason;  // empty for healthy targets
  std::string description;
};
HealthText to_text(TargetState state, const Probed& last_failure);

}  // namespace sparkecs::engine::lb
