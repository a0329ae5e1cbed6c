#include "engine/task/service.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "engine/task/arn.h"

namespace sparkecs::engine::task {

namespace {

void set_rollout(Deployment& deployment, std::string state, std::string reason, TimePoint now) {
  deployment.shape.rollout_state = std::move(state);
  deployment.shape.rollout_state_reason = std::move(reason);
  deployment.shape.updated_at = now;
}

// The service's own members follow its PRIMARY deployment.
void follow_primary(Service& service) {
  const auto& primary = service.primary();
  service.shape.task_definition = primary.shape.task_definition;
  service.shape.network_configuration = primary.shape.network_configuration;
  service.shape.load_balancers = primary.load_balancers;
  service.shape.service_registries = primary.registries;
}

void roll_back(Service& service, TimePoint now) {
  Deployment target = *service.last_completed;
  std::erase_if(service.deployments, [&](const Deployment& one) { return one.shape.id == target.shape.id; });
  service.primary().shape.status = "ACTIVE";
  target.shape.status = "PRIMARY";
  target.retry_at.reset();
  target.failed_waves = 0;
  set_rollout(target, "IN_PROGRESS",
              fmt::format("ECS deployment circuit breaker: rolling back to deploymentId {}.", target.shape.id), now);
  service.events.add(events::rolling_back(service.shape.service_name, target.shape.id), now);
  service.deployments.insert(service.deployments.begin(), std::move(target));
  follow_primary(service);
}

}  // namespace

void begin_deployment(Service& service, DeploymentPlan plan, TimePoint now) {
  for (auto& older : service.deployments) older.shape.status = "ACTIVE";
  Deployment deployment;
  auto& shape = deployment.shape;
  shape.id = "ecs-svc/" + random_decimal(19);
  shape.status = "PRIMARY";
  shape.task_definition = plan.definition->task_definition_arn;
  shape.created_at = now;
  shape.launch_type = plan.capacity_provider_strategy.empty() ? plan.launch_type : "";
  shape.capacity_provider_strategy = std::move(plan.capacity_provider_strategy);
  shape.platform_version = plan.platform_version;
  shape.platform_family = "Linux";
  shape.network_configuration = std::move(plan.network);
  set_rollout(deployment, "IN_PROGRESS", fmt::format("ECS deployment {} in progress.", shape.id), now);
  deployment.definition = std::move(plan.definition);
  deployment.load_balancers = std::move(plan.load_balancers);
  deployment.registries = std::move(plan.registries);
  deployment.definition_tags = std::move(plan.definition_tags);
  service.deployments.insert(service.deployments.begin(), std::move(deployment));
  service.steady_said.reset();
  follow_primary(service);
}

wire::ecs::Service describe(const Service& service) {
  wire::ecs::Service shape = service.shape;
  shape.events = service.events.newest_first();
  for (const auto& deployment : service.deployments) shape.deployments.push_back(deployment.shape);
  for (const Task* task : service.tasks) {
    shape.running_count += is_running(*task);
    shape.pending_count += is_pending(*task);
    if (auto i = deployment_index(service, *task); i < shape.deployments.size()) {
      auto& deployment = shape.deployments[i];
      deployment.running_count += is_running(*task);
      deployment.pending_count += is_pending(*task);
      deployment.desired_count += i != 0 && task->wanted();  // what is still to be replaced
    }
  }
  if (!shape.deployments.empty()) shape.deployments[0].desired_count = shape.desired_count;
  if (service.inactive()) shape.deployments.clear();
  return shape;
}

Service restore_service(wire::ecs::Service shape, const std::function<DefinitionPtr(const std::string&)>& definition) {
  Service service;
  service.events = EventLog(std::move(shape.events));
  for (auto& saved : shape.deployments) {
    auto found = definition(saved.task_definition);
    if (!found) continue;
    saved.running_count = saved.pending_count = saved.desired_count = 0;
    bool completed = saved.rollout_state == "COMPLETED";
    service.deployments.push_back({.shape = std::move(saved),
                                   .definition = std::move(found),
                                   .load_balancers = shape.load_balancers,
                                   .registries = shape.service_registries});
    if (completed && !service.last_completed) service.last_completed = service.deployments.back();
  }
  shape.events.clear();
  shape.deployments.clear();
  shape.running_count = shape.pending_count = 0;
  service.shape = std::move(shape);
  return service;
}

void check_breaker(Service& service, TimePoint now) {
  auto& primary = service.primary();
  const auto& configuration = service.shape.deployment_configuration;
  if (primary.shape.rollout_state != "IN_PROGRESS" || primary.proven) return;
  if (!configuration || !configuration->deployment_circuit_breaker ||
      !configuration->deployment_circuit_breaker->enable)
    return;
  if (primary.shape.failed_tasks < breaker_threshold(service.shape.desired_count)) return;
  set_rollout(primary, "FAILED", "ECS deployment circuit breaker: tasks failed to start.", now);
  service.events.add(events::failed(service.shape.service_name, primary.shape.id), now);
  bool elsewhere = service.last_completed && service.last_completed->shape.id != primary.shape.id;
  if (configuration->deployment_circuit_breaker->rollback && elsewhere) roll_back(service, now);
}

void complete(Service& service, TimePoint now) {
  auto& primary = service.primary();
  if (primary.shape.rollout_state != "IN_PROGRESS") return;
  set_rollout(primary, "COMPLETED", fmt::format("ECS deployment {} completed.", primary.shape.id), now);
  service.last_completed = primary;
  service.events.add(events::completed(service.shape.service_name, primary.shape.id), now);
}

Deployment* deployment_of(Service& service, const Task& task) {
  auto i = deployment_index(service, task);
  return i < service.deployments.size() ? &service.deployments[i] : nullptr;
}

std::size_t deployment_index(const Service& service, const Task& task) {
  auto at = std::ranges::find_if(
      service.deployments, [&](const Deployment& deployment) { return deployment.shape.id == task.launch.started_by; });
  return static_cast<std::size_t>(at - service.deployments.begin());
}

std::vector<wire::ecs::Tag> task_tags(const Service& service) {
  std::vector<wire::ecs::Tag> tags;
  if (service.shape.propagate_tags == "SERVICE") tags = service.shape.tags;
  if (service.shape.propagate_tags == "TASK_DEFINITION") tags = service.primary().definition_tags;
  if (service.shape.enable_ecs_managed_tags) {
    tags.push_back({"aws:ecs:serviceName", service.shape.service_name});
    tags.push_back({"aws:ecs:clusterName", parse_arn(service.shape.cluster_arn).value_or(Arn{}).name()});
  }
  return tags;
}

bool is_pending(const Task& task) {
  return task.wanted() && task.known < Status::Running;
}

bool is_running(const Task& task) {
  return task.wanted() && task.known == Status::Running;
}

}  // namespace sparkecs::engine::task
