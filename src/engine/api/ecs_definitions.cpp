#include "engine/api/ecs_definitions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "engine/api/ecs_checks.h"
#include "engine/task/containers.h"
#include "engine/task/health.h"

namespace sparkecs::engine::api::ecs {

namespace {

using wire::ecs::ContainerDefinition;
using wire::ecs::RegisterTaskDefinitionRequest;
using wire::ecs::TaskDefinition;

constexpr std::size_t kMostContainers = 10;
constexpr std::size_t kLargestDefinition = 64 * 1024;

struct Range {
  std::int64_t least;
  std::int64_t most = std::numeric_limits<int>::max();
};
constexpr Range kCpu{0};
constexpr Range kMemory{4};         // MiB; newer Docker needs 6
constexpr Range kStorage{21, 200};  // GiB
constexpr Range kTimeout{0};        // seconds, like those that follow
constexpr Range kFargateTimeout{2, 120};
constexpr Range kInterval{5, 300};
constexpr Range kCheckTimeout{2, 60};
constexpr Range kRetries{1, 10};
constexpr Range kStartPeriod{0, 300};

struct Size {
  int cpu, least, most, step;
};
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
constexpr std::array<Size, 6> kFargateSizes{{{512, 1024, 4096, 1024},
                                             {1024, 2048, 8192, 1024},
                                             {2048, 4096, 16384, 1024},
                                             {4096, 8192, 30720, 1024},
                                             {8192, 16384, 61440, 4096},
                                             {16384, 32768, 122880, 8192}}};

// A number with or without a unit that multiplies it: "2 GB", "0.5 vCPU".
std::optional<int> with_unit(std::string_view text, std::string_view unit) {
  text = trim(text);
  if (auto plain = parse_number(text, 1u << 30)) return static_cast<int>(*plain);
  if (text.size() <= unit.size() || !equal_ignoring_case(text.substr(text.size() - unit.size()), unit)) return {};
  auto number = trim(text.substr(0, text.size() - unit.size()));
  auto dot = number.find('.');
  auto whole = number.substr(0, dot);
  auto fraction = dot == std::string_view::npos ? std::string_view() : number.substr(dot + 1);
  auto units = whole.empty() ? std::optional<std::uint64_t>(0) : parse_number(whole, 1'000'000);
  if (!units || number.empty() || fraction.size() > 3) return {};
  auto value = static_cast<double>(*units);
  if (!fraction.empty()) {
    auto digits = parse_number(fraction);
    if (!digits) return {};
    double scale = fraction.size() == 1 ? 10 : fraction.size() == 2 ? 100 : 1000;
    value += static_cast<double>(*digits) / scale;
  }
  return static_cast<int>(value * 1024);
}

bool wants_fargate(const RegisterTaskDefinitionRequest& request) {
  return std::ranges::find(request.requires_compatibilities, "FARGATE") != request.requires_compatibilities.end();
}

bool holds(const Range& range, std::int64_t value) {
  return value >= range.least && value <= range.most;
}

// What is absent is fine.
Result<> check_range(const ContainerDefinition& container, std::string_view member, std::optional<std::int64_t> value,
                     const Range& range) {
  if (!value || holds(range, *value)) return {};
  bool open = range.most == std::numeric_limits<int>::max();
  return client_error(fmt::format(
      "Invalid '{}' setting for container '{}': it must be {}.", member, container.name,
      open ? fmt::format("at least {}", range.least) : fmt::format("between {} and {}", range.least, range.most)));
}

// `memory` is the task's; 0 when it has none.
Result<> check_container_size(const ContainerDefinition& container, int memory) {
  TRY(check_range(container, "cpu", container.cpu, kCpu));
  TRY(check_range(container, "memory", container.memory, kMemory));
  TRY(check_range(container, "memoryReservation", container.memory_reservation, kMemory));
  if (container.memory && container.memory_reservation.value_or(0) > *container.memory)
    return client_error(
        fmt::format("Invalid setting for container '{}'. The memoryReservation of the container must not exceed its "
                    "memory.",
                    container.name));
  if (memory > 0 && container.memory.value_or(0) > memory)
    return client_error(
        fmt::format("Invalid setting for container '{}'. The memory of the container is greater than "
                    "the memory of the task.",
                    container.name));
  if (memory == 0 && !container.memory && !container.memory_reservation)
    return client_error(
        fmt::format("Invalid setting for container '{}'. At least one of 'memory' or "
                    "'memoryReservation' must be specified.",
                    container.name));
  return {};
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

Result<> normalise_size(std::string& cpu, std::string& memory) {
  if (!cpu.empty()) {
    auto units = cpu_units(cpu);
    if (!units) return client_error("Invalid 'cpu' setting for task.");
    cpu = std::to_string(*units);
  }
  if (!memory.empty()) {
    auto mib = memory_mib(memory);
    if (!mib) return client_error("Invalid 'memory' setting for task.");
    memory = std::to_string(*mib);
  }
  return {};
}

Result<> check_sizes(const TaskDefinition& definition, bool fargate) {
  if (fargate && definition.cpu.empty())
    return client_error("Fargate requires that 'cpu' be defined at the task level.");
  if (fargate && definition.memory.empty())
    return client_error("Fargate requires that 'memory' be defined at the task level.");
  auto cpu = static_cast<int>(parse_number(definition.cpu).value_or(0));
  auto memory = static_cast<int>(parse_number(definition.memory).value_or(0));
  if (fargate && !is_fargate_size(cpu, memory))
    return client_error("No Fargate configuration exists for given values: " + definition.cpu + " CPU, " +
                        definition.memory + " memory. See the Amazon ECS documentation for the valid values.");
  if (definition.ephemeral_storage && !holds(kStorage, definition.ephemeral_storage->size_in_gib))
    return client_error("Invalid 'ephemeralStorage' setting for task. Supported values are between 21 and 200 GiB.");
  std::int64_t used = 0;
  for (const auto& container : definition.container_definitions) {
    TRY(check_container_size(container, memory));
    used += container.cpu.value_or(0);
  }
  if (cpu > 0 && used > cpu)
    return client_error("The sum of the cpu of all containers cannot exceed the cpu of the task.");
  return {};
}

std::optional<int> cpu_units(std::string_view text) {
  return with_unit(text, "vCPU");
}

std::optional<int> memory_mib(std::string_view text) {
  return with_unit(text, "GB");
}

bool is_fargate_size(int cpu, int memory) {
  if (cpu == 256) return memory == 512 || memory == 1024 || memory == 2048;
  return std::ranges::any_of(kFargateSizes, [&](const Size& size) {
    return size.cpu == cpu && memory >= size.least && memory <= size.most && memory % size.step == 0;
  });
}

}  // namespace sparkecs::engine::api::ecs
