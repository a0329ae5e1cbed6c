#include "engine/task/health.h"

namespace sparkecs::engine::task {
namespace {

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
  check.interval = check.interval.value_or(30);
  check.timeout = check.timeout.value_or(5);
  check.retries = check.retries.value_or(3);
  return check;
}

Millis check_interval(const wire::ecs::HealthCheck& check) {
  return seconds(*completed(check).interval);
}

Millis check_timeout(const wire::ecs::HealthCheck& check) {
  return seconds(*completed(check).timeout);
}

Checkup after_check(const wire::ecs::HealthCheck& check, Checkup before, bool passed, Millis since_start) {
  if (passed) return {Health::Healthy, 0};
  if (since_start < seconds(check.start_period.value_or(0))) return before;
  ++before.failures;
  if (before.failures >= *completed(check).retries) before.verdict = Health::Unhealthy;
  return before;
}

}  // namespace sparkecs::engine::task
