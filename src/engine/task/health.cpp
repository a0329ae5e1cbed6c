#include "engine/task/health.h"

namespace sparkecs::engine::task {
namespace {

constexpr int kInterval = 30;
constexpr int kTimeout = 5;
constexpr int kRetries = 3;

Millis seconds(int value) {
  return Millis(value * 1000);
}

}  // namespace

std::string_view to_string(Health health) {
  switch (health) {
    case Health::Unknown:
      return "UNKNOWN";
    case Health::Healthy:
      return "HEALTHY";
    case Health::Unhealthy:
      return "UNHEALTHY";
  }
  return {};
}

std::optional<std::vector<std::string>> health_program(const wire::ecs::ContainerDefinition& definition) {
  if (!definition.health_check || definition.health_check->command.size() < 2) return std::nullopt;  // {"NONE"}
  const auto& command = definition.health_check->command;
  if (command[0] == "CMD-SHELL") return std::vector<std::string>{"/bin/sh", "-c", command[1]};
  return std::vector<std::string>(command.begin() + 1, command.end());
}

wire::ecs::HealthCheck completed(wire::ecs::HealthCheck check) {
  check.interval = check.interval.value_or(kInterval);
  check.timeout = check.timeout.value_or(kTimeout);
  check.retries = check.retries.value_or(kRetries);
  return check;
}

Millis check_interval(const wire::ecs::HealthCheck& check) {
  return seconds(check.interval.value_or(kInterval));
}

Millis check_timeout(const wire::ecs::HealthCheck& check) {
  return seconds(check.timeout.value_or(kTimeout));
}

Checkup after_check(const wire::ecs::HealthCheck& check, Checkup before, bool passed, Millis since_start) {
  if (passed) return {Health::Healthy, 0};
  if (since_start < seconds(check.start_period.value_or(0))) return before;
  ++before.failures;
  if (before.failures >= check.retries.value_or(kRetries)) before.verdict = Health::Unhealthy;
  return before;
}

}  // namespace sparkecs::engine::task
