#include "engine/task/announcer.h"

#include <algorithm>
#include <map>

#include "engine/task/arn.h"

namespace sparkecs::engine::task {

namespace {

lb::Target target_of(const Task& task, const wire::ecs::LoadBalancer& balancer) {
  return {task.interface->address, balancer.container_port.value_or(0)};
}

std::string name_in(const std::string& arn) {
  return parse_arn(arn).value_or(Arn{}).name();
}

// As ECS writes them; Cloud Map makes A and SRV records of the first two.
std::map<std::string, std::string> attributes_of(const Task& task, const wire::ecs::ServiceRegistry& registry) {
  std::map<std::string, std::string> attributes{
      {"AWS_INSTANCE_IPV4", task.interface->address},
      {"AVAILABILITY_ZONE", task.interface->zone},
      {"REGION", parse_arn(task.shape.task_arn).value_or(Arn{}).region},
      {"ECS_CLUSTER_NAME", name_in(task.shape.cluster_arn)},
      {"ECS_SERVICE_NAME", name_in(task.launch.service)},
      {"ECS_TASK_DEFINITION_FAMILY", task.launch.definition->family},
  };
  auto port = registry.container_port ? registry.container_port : registry.port;
  if (port) attributes["AWS_INSTANCE_PORT"] = std::to_string(*port);
  return attributes;
}

}  // namespace

void Announcer::announce(const Task& task) {
  for (const auto& registry : task.launch.registries)
    instances_.register_instance(registry.registry_arn, task.id, attributes_of(task, registry));
  for (const auto& balancer : task.launch.load_balancers)
    targets_.register_target(balancer.target_group_arn, target_of(task, balancer), task.interface->zone);
}

void Announcer::withdraw(const Task& task) {
  for (const auto& registry : task.launch.registries) instances_.deregister_instance(registry.registry_arn, task.id);
  for (const auto& balancer : task.launch.load_balancers)
    targets_.deregister_target(balancer.target_group_arn, target_of(task, balancer));
}

void Announcer::tell_health(const Task& task) {
  if (task.facts.announcement != Facts::Announcement::Inside) return;
  for (const auto& registry : task.launch.registries)
    instances_.set_healthy(registry.registry_arn, task.id, task.checked != Health::Unhealthy);
}

bool Announcer::has_left(const Task& task) const {
  return std::ranges::none_of(task.launch.load_balancers, [&](const wire::ecs::LoadBalancer& balancer) {
    return targets_.state(balancer.target_group_arn, target_of(task, balancer)).has_value();
  });
}

Health Announcer::health(const Task& task, std::string& group) const {
  auto all = Health::Healthy;
  for (const auto& balancer : task.launch.load_balancers) {
    auto state = targets_.state(balancer.target_group_arn, target_of(task, balancer));
    if (state == lb::TargetState::Unhealthy) {
      group = balancer.target_group_arn;
      return Health::Unhealthy;
    }
    if (state != lb::TargetState::Healthy) all = Health::Unknown;
  }
  return all;
}

}  // namespace sparkecs::engine::task
