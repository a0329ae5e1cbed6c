#include "engine/task/launch.h"

#include "base/random.h"
#include "base/text.h"
#include "engine/task/arn.h"

namespace sparkecs::engine::task {

namespace {

using wire::ecs::ContainerDefinition;
using wire::ecs::ContainerOverride;

const ContainerOverride* override_of(const Task& task, const std::string& container) {
  for (const auto& one : task.shape.overrides.container_overrides)
    if (one.name == container) return &one;
  return nullptr;
}

int number(const std::string& text) {
  return static_cast<int>(parse_number(text, 1u << 30).value_or(0));
}

std::string text_or_empty(const std::optional<int>& value) {
  return value ? std::to_string(*value) : "";
}

runtime::ContainerSpec make_spec(const ContainerDefinition& definition, const ContainerOverride* over,
                                 const std::string& region) {
  runtime::ContainerSpec spec{.name = definition.name,
                              .image = definition.image,
                              .entry_point = definition.entry_point,
                              .command = definition.command,
                              .working_directory = definition.working_directory,
                              .user = definition.user,
                              .memory_mib = definition.memory,
                              .cpu_units = definition.cpu.value_or(0),
                              .readonly_root = definition.readonly_root_filesystem.value_or(false)};
  spec.environment = {{"AWS_REGION", region}, {"AWS_DEFAULT_REGION", region}, {"AWS_EXECUTION_ENV", "AWS_ECS_FARGATE"}};
  for (const auto& [name, value] : definition.environment) spec.environment[name] = value;
  if (!over) return spec;
  if (!over->command.empty()) spec.command = over->command;
  for (const auto& [name, value] : over->environment) spec.environment[name] = value;
  if (over->memory) spec.memory_mib = over->memory;
  if (over->cpu) spec.cpu_units = *over->cpu;
  return spec;
}

}  // namespace

Task make_task(Launch launch, TimePoint now) {
  const auto& definition = *launch.definition;
  Arn cluster = parse_arn(launch.cluster_arn).value_or(Arn{});
  Task task;
  task.id = random_hex(32);
  auto& shape = task.shape;
  shape.task_arn = cluster.sibling("task", cluster.name() + "/" + task.id).text();
  shape.cluster_arn = launch.cluster_arn;
  shape.task_definition_arn = definition.task_definition_arn;
  shape.last_status = to_string(task.known);
  shape.desired_status = to_string(task.desired);
  shape.attributes = {{"ecs.cpu-architecture", "x86_64"}};
  if (definition.runtime_platform && definition.runtime_platform->cpu_architecture == "ARM64")
    shape.attributes[0].value = "arm64";
  shape.capacity_provider_name = launch.capacity_provider;
  shape.launch_type = "FARGATE";
  shape.platform_version = "1.4.0";
  shape.platform_family = "Linux";
  shape.cpu = launch.overrides.cpu.empty() ? definition.cpu : launch.overrides.cpu;
  shape.memory = launch.overrides.memory.empty() ? definition.memory : launch.overrides.memory;
  shape.ephemeral_storage =
      definition.ephemeral_storage.value_or(wire::ecs::EphemeralStorage{20});  // GiB that come with every task
  shape.created_at = now;
  shape.group = launch.group;
  shape.started_by = launch.started_by;
  shape.health_status = "UNKNOWN";
  shape.enable_execute_command = launch.enable_execute_command;
  shape.tags = launch.tags;
  shape.version = 1;
  shape.overrides = launch.overrides;
  for (const auto& container : definition.container_definitions) {
    if (!override_of(task, container.name)) shape.overrides.container_overrides.push_back({.name = container.name});
    shape.containers.push_back({
        .container_arn = cluster.sibling("container", cluster.name() + "/" + task.id + "/" + random_uuid()).text(),
        .task_arn = shape.task_arn,
        .name = container.name,
        .image = container.image,
        .last_status = "PENDING",
        .health_status = "UNKNOWN",
        .cpu = std::to_string(container.cpu.value_or(0)),
        .memory = text_or_empty(container.memory),
        .memory_reservation = text_or_empty(container.memory_reservation),
    });
  }
  shape.attachments = {{.id = random_uuid(),
                        .type = "ElasticNetworkInterface",
                        .status = "PRECREATED",
                        .details = {{"subnetId", launch.network.subnets.empty() ? "" : launch.network.subnets[0]}}}};
  task.containers.resize(definition.container_definitions.size());
  for (const auto& container : definition.container_definitions) task.logs.push_back(log_route(container, task.id));
  task.facts.announcement = launch.load_balancers.empty() && launch.registries.empty() ? Facts::Announcement::Nothing
                                                                                       : Facts::Announcement::Outside;
  task.facts.announces_visibly = !launch.registries.empty() || launch.load_balancers.size() > 1;
  task.launch = std::move(launch);
  return task;
}

void show_interface(Task& task, const names::Interface& interface) {
  task.shape.availability_zone = interface.zone;
  auto& attachment = task.shape.attachments[0];
  attachment.status = "ATTACHED";
  attachment.details = {{"subnetId", interface.subnet},
                        {"networkInterfaceId", interface.id},
                        {"macAddress", interface.mac},
                        {"privateDnsName", interface.private_dns},
                        {"privateIPv4Address", interface.address}};
  for (auto& container : task.shape.containers) container.network_interfaces = {{attachment.id, interface.address}};
}

runtime::TaskSpec make_spec(const Task& task) {
  const auto& interface = *task.interface;
  runtime::TaskSpec spec{.id = task.id,
                         .address = interface.address,
                         .prefix_length = interface.prefix_length,
                         .gateway = interface.gateway,
                         .mac = interface.mac,
                         .host_name = interface.private_dns,
                         .resolver = interface.resolver,
                         .search_domain = interface.search_domain,
                         .cpu_units = number(task.shape.cpu),
                         .memory_mib = number(task.shape.memory)};
  std::string region = parse_arn(task.shape.task_arn).value_or(Arn{}).region;
  for (const auto& definition : task.launch.definition->container_definitions)
    spec.containers.push_back(make_spec(definition, override_of(task, definition.name), region));
  return spec;
}

std::optional<LogRoute> log_route(const ContainerDefinition& definition, const std::string& task_id) {
  if (!definition.log_configuration || definition.log_configuration->log_driver != "awslogs") return std::nullopt;
  const auto& options = definition.log_configuration->options;
  auto option = [&](const char* name) {
    auto at = options.find(name);
    return at == options.end() ? std::string() : at->second;
  };
  return LogRoute{option("awslogs-group"), option("awslogs-stream-prefix") + "/" + definition.name + "/" + task_id,
                  option("awslogs-create-group") == "true"};
}

}  // namespace sparkecs::engine::task
