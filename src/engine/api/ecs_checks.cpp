#include "engine/api/ecs_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/api/ecs_sizes.h"

namespace sparkecs::engine::api::ecs {

namespace {

using wire::ecs::ContainerDefinition;
using wire::ecs::TaskDefinition;
using wire::ecs::TaskOverride;

constexpr std::size_t kLongestName = 255;
constexpr std::size_t kMostTags = 50;
constexpr std::size_t kLongestKey = 128;
constexpr std::size_t kLongestValue = 256;
constexpr std::size_t kMostSubnets = 16;
constexpr std::size_t kMostGroups = 5;
constexpr std::size_t kMostProviders = 20;

const wire::ecs::ContainerDefinition* container_of(const wire::ecs::TaskDefinition& definition,
                                                   const std::string& name) {
  for (const auto& container : definition.container_definitions)
    if (container.name == name) return &container;
  return nullptr;
}

// The definition with the sizes that a task with these overrides has.
TaskDefinition overridden(TaskDefinition definition, const TaskOverride& overrides) {
  if (!overrides.cpu.empty()) definition.cpu = overrides.cpu;
  if (!overrides.memory.empty()) definition.memory = overrides.memory;
  if (overrides.ephemeral_storage) definition.ephemeral_storage = overrides.ephemeral_storage;
  for (const auto& one : overrides.container_overrides) {
    auto& container = *std::ranges::find(definition.container_definitions, one.name, &ContainerDefinition::name);
    if (one.cpu) container.cpu = one.cpu;
    if (one.memory) container.memory = one.memory;
    if (one.memory_reservation) container.memory_reservation = one.memory_reservation;
  }
  return definition;
}

// RunTask has another word for what RegisterTaskDefinition calls a ClientException.
Result<> as_invalid(Result<> checked) {
  if (checked) return checked;
  return invalid(std::move(checked).error().message);
}

bool supports(const wire::ecs::TaskDefinition& definition, std::string_view launch_type) {
  return std::ranges::find(definition.compatibilities, launch_type) != definition.compatibilities.end();
}

}  // namespace

Result<> check_name(std::string_view what, const std::string& name) {
  bool fine = !name.empty() && name.size() <= kLongestName &&
              std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
  if (fine) return {};
  return invalid(
      fmt::format("{} can be 1 to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens: "
                  "{}",
                  what, printable(name)));
}

Result<> check_tags(const std::vector<wire::ecs::Tag>& tags) {
  if (tags.size() > kMostTags) return invalid("The number of tags exceeds the limit of 50.");
  std::set<std::string> keys;
  for (const auto& [key, value] : tags) {
    if (key.empty() || key.size() > kLongestKey) return invalid("The tag key is not 1 to 128 characters long.");
    if (value.size() > kLongestValue) return invalid("The tag value exceeds the maximum length of 256 characters.");
    if (to_lower(key).starts_with("aws:"))
      return invalid("The tag key begins with aws:, which is reserved: " + printable(key));
    if (!keys.insert(key).second) return invalid("Duplicate tag keys are not allowed: " + printable(key));
  }
  return {};
}

Result<> check_enum(std::string_view member, const std::string& value,
                    std::initializer_list<std::string_view> allowed) {
  if (value.empty() || std::ranges::find(allowed, value) != allowed.end()) return {};
  return invalid(fmt::format("{} must be one of {}: {}", member, fmt::join(allowed, ", "), printable(value)));
}

Result<std::size_t> page_size(const std::optional<int>& wanted, int by_default) {
  int size = wanted.value_or(by_default);
  if (size < 1 || size > 100) return invalid("maxResults must be between 1 and 100.");
  return static_cast<std::size_t>(size);
}

bool is_fargate_provider(const std::string& name) {
  return name == "FARGATE" || name == "FARGATE_SPOT";
}

Result<> check_strategy(const std::vector<wire::ecs::CapacityProviderStrategyItem>& strategy,
                        const std::vector<std::string>& attached) {
  if (strategy.size() > kMostProviders) return invalid("A capacity provider strategy has at most 20 providers.");
  int bases = 0;
  bool weighs = strategy.empty();
  std::set<std::string> names;
  for (const auto& item : strategy) {
    if (std::ranges::find(attached, item.capacity_provider) == attached.end())
      return invalid(
          fmt::format("The specified capacity provider '{}' was not found. Specify a valid name or ARN and "
                      "try again.",
                      printable(item.capacity_provider)));
    if (!names.insert(item.capacity_provider).second)
      return invalid("A capacity provider strategy cannot contain duplicate capacity providers.");
    if (item.weight < 0 || item.weight > 1000 || item.base < 0 || item.base > 100'000)
      return invalid("The weight must be between 0 and 1000, and the base between 0 and 100000.");
    bases += item.base > 0;
    weighs |= item.weight > 0;
  }
  if (bases > 1) return invalid("Only one capacity provider in a strategy can have a base defined.");
  if (!weighs) return invalid("A capacity provider strategy needs at least one provider with a weight above 0.");
  return {};
}

Result<std::string> launch_type_for(const wire::ecs::TaskDefinition& definition, const std::string& launch_type,
                                    const std::vector<wire::ecs::CapacityProviderStrategyItem>& strategy) {
  std::string type = !strategy.empty() ? "FARGATE" : launch_type.empty() ? "EC2" : launch_type;
  if (type != "EC2" && type != "FARGATE" && type != "EXTERNAL" && type != "MANAGED_INSTANCES")
    return invalid("The launch type is not one of EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES: " + printable(type));
  if (!supports(definition, type)) return invalid("Task definition does not support launch_type " + type + ".");
  return type;
}

Result<wire::ecs::AwsVpcConfiguration> check_network(const wire::ecs::TaskDefinition& definition,
                                                     const std::optional<wire::ecs::NetworkConfiguration>& network) {
  bool given = network && network->awsvpc_configuration;
  if (definition.network_mode != "awsvpc") {
    if (given) return invalid("Network Configuration is not valid for the given networkMode of this task definition.");
    return wire::ecs::AwsVpcConfiguration{};
  }
  if (!given) return invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  auto configuration = *network->awsvpc_configuration;
  if (configuration.subnets.empty()) return invalid("subnets can not be empty.");
  if (configuration.subnets.size() > kMostSubnets) return invalid("subnets can have at most 16 items.");
  if (configuration.security_groups.size() > kMostGroups) return invalid("securityGroups can have at most 5 items.");
  auto& public_ip = configuration.assign_public_ip;
  if (public_ip.empty()) public_ip = "DISABLED";
  TRY(check_enum("assignPublicIp", public_ip, {"ENABLED", "DISABLED"}));
  return configuration;
}

Result<TaskOverride> accept_overrides(const TaskDefinition& definition, TaskOverride overrides) {
  TRY(as_invalid(normalise_size(overrides.cpu, overrides.memory)));
  std::set<std::string> names;
  for (const auto& one : overrides.container_overrides) {
    if (!container_of(definition, one.name))
      return invalid(fmt::format("Override for container named {} is not a container in the TaskDefinition.",
                                 printable(one.name)));
    if (!names.insert(one.name).second)
      return invalid(fmt::format("Override for container named {} is given more than once.", one.name));
  }
  TRY(as_invalid(check_sizes(overridden(definition, overrides), true)));
  return overrides;
}

Result<> check_balancer(const wire::ecs::TaskDefinition& definition, const wire::ecs::LoadBalancer& balancer) {
  if (balancer.target_group_arn.empty())
    return invalid("A load balancer of a service is named by its targetGroupArn here.");
  const auto* container = container_of(definition, balancer.container_name);
  if (!container)
    return invalid(
        fmt::format("The container {} does not exist in the task definition.", printable(balancer.container_name)));
  bool mapped = std::ranges::any_of(container->port_mappings, [&](const wire::ecs::PortMapping& mapping) {
    return mapping.container_port == balancer.container_port;
  });
  if (!mapped)
    return invalid(fmt::format("The container {} did not have a container port {} defined.", balancer.container_name,
                               balancer.container_port.value_or(0)));
  return {};
}

Result<> check_deployment_configuration(const std::optional<wire::ecs::DeploymentConfiguration>& configuration) {
  if (!configuration) return {};
  int minimum = configuration->minimum_healthy_percent.value_or(100);
  int maximum = configuration->maximum_percent.value_or(200);
  if (minimum < 0 || minimum > 100) return invalid("minimumHealthyPercent must be between 0 and 100.");
  if (maximum < 100 || maximum > 1'000'000) return invalid("maximumPercent must be at least 100.");
  if (!configuration->strategy.empty() && configuration->strategy != "ROLLING")
    return fail(Error::Kind::Invalid, "The local AWS knows the deployment strategy ROLLING only.",
                "UnsupportedFeatureException");
  return {};
}

}  // namespace sparkecs::engine::api::ecs
