// What the health check of a container says. Pure functions; tasks.h runs the checks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "wire/ecs_task_definitions.h"

namespace sparkecs::engine::task {

// Unknown until something was found.
enum class Health { Unknown, Healthy, Unhealthy };
std::string_view to_string(Health health);  // "UNKNOWN"

// The program to run in the container; nothing for a container without a health check. The image's own does not count.
std::optional<std::vector<std::string>> health_program(const wire::ecs::ContainerDefinition& definition);

// With AWS's values where the definition has none: every 30 s, for 5 s at most, unhealthy after 3 failures, and no
// start period.
wire::ecs::HealthCheck completed(wire::ecs::HealthCheck check);
Millis check_interval(const wire::ecs::HealthCheck& check);
Millis check_timeout(const wire::ecs::HealthCheck& check);

struct Checkup {
  Health verdict = Health::Unknown;
  int failures = 0;  // one after another, since the last success
};
// After one more check, that long after the container's start. Failures within startPeriod are not counted.
Checkup after_check(const wire::ecs::HealthCheck& check, Checkup before, bool passed, Millis since_start);

}  // namespace sparkecs::engine::task
