#include "engine/api/ecs_definitions.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "engine/api/ecs_checks.h"
#include "engine/api/ecs_sizes.h"
#include "engine/task/containers.h"
#include "engine/task/health.h"

namespace sparkecs::engine::api::ecs {

namespace {

using wire::ecs::ContainerDefinition;
using wire::ecs::RegisterTaskDefinitionRequest;
using wire::ecs::TaskDefinition;

constexpr std::size_t kMostContainers = 10;
constexpr std::size_t kLargestDefinition = 64 * 1024;

constexpr Range kTimeout{0};  // seconds, like those that follow
constexpr Range kFargateTimeout{2, 120};
constexpr Range kInterval{5, 300};
constexpr Range kCheckTimeout{2, 60};
constexpr Range kRetries{1, 10};
constexpr Range kStartPeriod{0, 300};

bool wants_fargate(const RegisterTaskDefinitionRequest& request) {
  return std::ranges::find(request.requires_compatibilities, "FARGATE") != request.requires_compatibilities.end();
}

Result<> check_ports(const ContainerDefinition& container, const std::string& network_mode) {
  for (const auto& mapping : container.port_mappings) {
    if (mapping.container_port < 0 || mapping.container_port > 65535)
      return client_error(fmt::format("Invalid 'containerPort' setting for container '{}'", container.name));
    if (network_mode == "awsvpc" && mapping.host_port && *mapping.host_port != 0 &&
        *mapping.host_port != mapping.container_port)
      return client_error("When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
    if (!mapping.protocol.empty() && mapping.protocol != "tcp" && mapping.protocol != "udp")
      return client_error(fmt::format("Invalid 'protocol' setting for container '{}'", container.name));
  }
  return {};
}

// The containers of a task in mode awsvpc share one interface.
Result<> check_ports_differ(const TaskDefinition& definition) {
  if (definition.network_mode != "awsvpc") return {};
  std::set<std::string> seen;
  for (const auto& container : definition.container_definitions)
    for (const auto& mapping : container.port_mappings) {
      if (mapping.container_port == 0) continue;  // a containerPortRange instead
      auto port = fmt::format("{}/{}", mapping.container_port, mapping.protocol.empty() ? "tcp" : mapping.protocol);
      if (!seen.insert(port).second)
        return client_error("When networkMode=awsvpc, a task can map a container port only once: " + port);
    }
  return {};
}

Result<> check_logs(const ContainerDefinition& container, bool fargate, const std::string& execution_role) {
  if (!container.log_configuration || container.log_configuration->log_driver != "awslogs") return {};
  if (fargate && execution_role.empty())
    return client_error("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
  for (const char* option : {"awslogs-group", "awslogs-region", "awslogs-stream-prefix"}) {
    bool needed = fargate || std::string_view(option) != "awslogs-stream-prefix";
    if (needed && !container.log_configuration->options.contains(option))
      return client_error(fmt::format("Log driver awslogs requires options: {}", option));
  }
  return {};
}

bool is_health_command(const std::vector<std::string>& command) {
  if (command.empty()) return false;
  if (command[0] == "NONE") return command.size() == 1;  // disables what the image may bring
  return (command[0] == "CMD" || command[0] == "CMD-SHELL") && command.size() > 1;
}

Result<> check_health(const ContainerDefinition& container) {
  if (!container.health_check) return {};
  const auto& check = *container.health_check;
  if (!is_health_command(check.command))
    return client_error(
        fmt::format("Invalid 'healthCheck.command' setting for container '{}': it must be CMD or "
                    "CMD-SHELL with what to run, or NONE.",
                    container.name));
  TRY(check_range(container, "healthCheck.interval", check.interval, kInterval));
  TRY(check_range(container, "healthCheck.timeout", check.timeout, kCheckTimeout));
  TRY(check_range(container, "healthCheck.retries", check.retries, kRetries));
  return check_range(container, "healthCheck.startPeriod", check.start_period, kStartPeriod);
}

// After task::broken_dependencies: the names are known to exist.
Result<> check_healthy_dependencies(const std::vector<ContainerDefinition>& containers) {
  for (const auto& container : containers)
    for (const auto& [name, condition] : container.depends_on)
      if (condition == "HEALTHY" &&
          !task::health_program(*std::ranges::find(containers, name, &ContainerDefinition::name)))
        return client_error(
            fmt::format("Invalid 'dependsOn' setting: {} waits for {} to be HEALTHY, which has no healthCheck.",
                        container.name, name));
  return {};
}

Result<> check_container(const ContainerDefinition& container, const TaskDefinition& definition, bool fargate) {
  if (auto named = check_name("Container.name", container.name); !named) return client_error(named.error().message);
  if (container.image.empty()) return client_error("Container.image should not be null or empty.");
  TRY(check_ports(container, definition.network_mode));
  TRY(check_logs(container, fargate, definition.execution_role_arn));
  TRY(check_health(container));
  const auto& timeout = fargate ? kFargateTimeout : kTimeout;
  TRY(check_range(container, "startTimeout", container.start_timeout, timeout));
  TRY(check_range(container, "stopTimeout", container.stop_timeout, timeout));
  for (const auto& dependency : container.depends_on) {
    const auto& condition = dependency.condition;
    if (condition != "START" && condition != "COMPLETE" && condition != "SUCCESS" && condition != "HEALTHY")
      return client_error("Invalid 'condition' setting of a dependency: " + printable(condition));
  }
  return {};
}

Result<> check(const TaskDefinition& definition, bool fargate) {
  if (auto named = check_name("Family", definition.family); !named) return client_error(named.error().message);
  const auto& containers = definition.container_definitions;
  if (containers.empty()) return client_error("Container list cannot be empty.");
  if (containers.size() > kMostContainers) return client_error("Task definition can have at most 10 containers.");
  const auto& mode = definition.network_mode;
  if (fargate && mode != "awsvpc") return client_error("Fargate only supports network mode 'awsvpc'.");
  if (mode != "awsvpc" && mode != "bridge" && mode != "host" && mode != "none")
    return client_error("Invalid 'networkMode' setting for task: " + printable(mode));
  std::set<std::string> names;
  for (const auto& container : containers) {
    TRY(check_container(container, definition, fargate));
    if (!names.insert(container.name).second)
      return client_error("Container.name contains duplicates: " + container.name);
  }
  if (std::ranges::none_of(containers, task::is_essential))
    return client_error("Invalid 'essential' setting: at least one container must be essential.");
  if (auto broken = task::broken_dependencies(containers))
    return client_error("Invalid 'dependsOn' setting: " + *broken + ".");
  TRY(check_healthy_dependencies(containers));
  TRY(check_ports_differ(definition));
  return check_sizes(definition, fargate);
}

// Defaults as DescribeTaskDefinition shows them.
void complete(ContainerDefinition& container, const std::string& network_mode) {
  if (!container.cpu) container.cpu = 0;
  if (!container.essential) container.essential = true;
  if (container.health_check) container.health_check = task::completed(*container.health_check);
  for (auto& mapping : container.port_mappings) {
    if (mapping.protocol.empty()) mapping.protocol = "tcp";
    if (network_mode == "awsvpc" && mapping.host_port.value_or(0) == 0) mapping.host_port = mapping.container_port;
  }
}

}  // namespace

Result<TaskDefinition> accept_definition(const RegisterTaskDefinitionRequest& request) {
  TaskDefinition definition{.container_definitions = request.container_definitions,
                            .family = request.family,
                            .task_role_arn = request.task_role_arn,
                            .execution_role_arn = request.execution_role_arn,
                            .network_mode = request.network_mode,
                            .volumes = request.volumes,
                            .placement_constraints = request.placement_constraints,
                            .requires_compatibilities = request.requires_compatibilities,
                            .runtime_platform = request.runtime_platform,
                            .cpu = request.cpu,
                            .memory = request.memory,
                            .ephemeral_storage = request.ephemeral_storage,
                            .rest = request.rest};
  bool fargate = wants_fargate(request);
  if (definition.network_mode.empty() && !fargate) definition.network_mode = "bridge";
  TRY(normalise_size(definition.cpu, definition.memory));
  TRY(check(definition, fargate));
  for (auto& container : definition.container_definitions) complete(container, definition.network_mode);
  definition.compatibilities = {"EC2"};
  // Without the wish the same checks tell whether it could.
  if (fargate || (definition.network_mode == "awsvpc" && check(definition, true)))
    definition.compatibilities.push_back("FARGATE");
  if (to_text(wire::encode(definition)).size() > kLargestDefinition)
    return client_error("Actual length of the task definition exceeds the maximum of 64 KiB.");
  return definition;
}

}  // namespace sparkecs::engine::api::ecs
