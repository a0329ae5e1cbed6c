// The operations on services.
#include <fmt/format.h>

#include "base/json.h"
#include "engine/api/ecs_impl.h"
#include "engine/api/ecs_service_checks.h"

namespace sparkecs::engine::api {

using namespace wire::ecs;
using ecs::arn_in;
using ecs::includes;
using ecs::invalid;

namespace {

constexpr std::size_t kMostDescribed = 10;
constexpr std::size_t kMostBalancers = 5;
// What LATEST means: deployments and tasks show it.
const std::string kLatestPlatform = "1.4.0";

// Nothing in other modes than awsvpc.
Result<std::optional<NetworkConfiguration>> network_for(const TaskDefinition& definition,
                                                        const std::optional<NetworkConfiguration>& wanted) {
  auto network = TRY(ecs::check_network(definition, wanted));
  if (definition.network_mode != "awsvpc") return std::nullopt;
  return NetworkConfiguration{std::move(network)};
}

Service shown(const task::Service& service, const std::vector<std::string>& include) {
  auto shape = describe(service);
  if (!includes(include, "TAGS")) shape.tags.clear();
  return shape;
}

Service shown_with_tags(const task::Service& service) {
  return shown(service, {"TAGS"});
}

// Percentages as AWS fills them in.
DeploymentConfiguration complete(DeploymentConfiguration configuration) {
  if (!configuration.maximum_percent) configuration.maximum_percent = 200;
  if (!configuration.minimum_healthy_percent) configuration.minimum_healthy_percent = 100;
  if (!configuration.deployment_circuit_breaker) configuration.deployment_circuit_breaker = DeploymentCircuitBreaker{};
  if (configuration.strategy.empty()) configuration.strategy = "ROLLING";
  return configuration;
}

std::string request_text(const CreateServiceRequest& request) {
  CreateServiceRequest without_token = request;
  without_token.client_token.clear();
  return to_text(wire::encode(without_token));
}

// A deployment like the service's PRIMARY one.
task::DeploymentPlan plan_of(const task::Deployment& primary) {
  const auto& shape = primary.shape;
  return {.definition = primary.definition,
          .network = shape.network_configuration,
          .platform_version = shape.platform_version,
          // With a strategy it shows none, and strategies name Fargate's providers only.
          .launch_type = shape.launch_type.empty() ? "FARGATE" : shape.launch_type,
          .capacity_provider_strategy = shape.capacity_provider_strategy,
          .load_balancers = primary.load_balancers,
          .registries = primary.registries,
          .definition_tags = primary.definition_tags};
}

// Whether the change asks for a new deployment. A strategy does not: UpdateService demands force for that.
bool differs(const task::DeploymentPlan& plan, const task::Deployment& primary) {
  return plan.definition->task_definition_arn != primary.shape.task_definition ||
         plan.network != primary.shape.network_configuration ||
         plan.platform_version != primary.shape.platform_version || plan.load_balancers != primary.load_balancers ||
         plan.registries != primary.registries;
}

}  // namespace

Result<> Ecs::Impl::check_announcement(const TaskDefinition& definition, const std::vector<LoadBalancer>& balancers,
                                       const std::vector<ServiceRegistry>& registries) const {
  if (balancers.size() > kMostBalancers) return invalid("loadBalancers can have at most 5 items.");
  for (const auto& balancer : balancers) {
    TRY(ecs::check_balancer(definition, balancer));
    const auto& group = balancer.target_group_arn;
    if (!with.targets.has_group(group))
      return invalid(fmt::format("The specified target group does not exist: {}", group));
    if (!with.targets.has_listener(group))
      return invalid(
          fmt::format("The target group with targetGroupArn {} does not have an associated load balancer.", group));
  }
  if (registries.size() > 1) return invalid("serviceRegistries can have at most 1 item.");
  for (const auto& registry : registries)
    if (!with.instances.has_service(registry.registry_arn))
      return invalid(fmt::format("The service registry does not exist: {}", registry.registry_arn));
  return {};
}

Result<> Ecs::Impl::check_interfaces(const AwsVpcConfiguration& network) const {
  if (auto known = with.interfaces.check(network.subnets, network.security_groups); !known)
    return invalid(known.error().message);
  return {};
}

Result<task::Service> Ecs::Impl::make_service(const CreateServiceRequest& request, const Cluster& cluster,
                                              const Caller& caller) {
  const auto* revision = TRY(launchable(request.task_definition, caller));
  const auto& definition = *revision->definition;
  auto strategy = request.capacity_provider_strategy;
  if (strategy.empty() && request.launch_type.empty()) strategy = cluster.default_capacity_provider_strategy;
  TRY(ecs::check_strategy(strategy, cluster.capacity_providers));
  auto launch_type = TRY(ecs::launch_type_for(definition, request.launch_type, strategy));
  TRY(ecs::check_scheduling(request.scheduling_strategy, launch_type));
  auto network = TRY(network_for(definition, request.network_configuration));
  if (network) TRY(check_interfaces(*network->awsvpc_configuration));
  TRY(check_announcement(definition, request.load_balancers, request.service_registries));

  task::Service service;
  auto& shape = service.shape;
  shape.service_arn = arn_in(cluster.cluster_arn, "service", request.service_name);
  shape.service_name = request.service_name;
  shape.cluster_arn = cluster.cluster_arn;
  shape.status = "ACTIVE";
  shape.desired_count = request.desired_count.value_or(1);
  shape.launch_type = strategy.empty() ? launch_type : "";
  shape.capacity_provider_strategy = strategy;
  shape.platform_version = request.platform_version.empty() ? "LATEST" : request.platform_version;
  shape.platform_family = "Linux";
  shape.deployment_configuration = complete(request.deployment_configuration.value_or(DeploymentConfiguration{}));
  shape.role_arn =
      fmt::format("arn:aws:iam::{}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", caller.account);
  shape.created_at = now();
  shape.placement_constraints = request.placement_constraints;
  shape.placement_strategy = request.placement_strategy;
  shape.health_check_grace_period_seconds = request.health_check_grace_period_seconds.value_or(0);
  shape.scheduling_strategy = "REPLICA";
  shape.deployment_controller = DeploymentController{"ECS"};
  shape.tags = request.tags;
  shape.created_by = fmt::format("arn:aws:iam::{}:root", caller.account);
  shape.enable_ecs_managed_tags = request.enable_ecs_managed_tags.value_or(false);
  shape.propagate_tags = request.propagate_tags.empty() ? "NONE" : request.propagate_tags;
  shape.enable_execute_command = request.enable_execute_command.value_or(false);
  shape.availability_zone_rebalancing =
      request.availability_zone_rebalancing.empty() ? "DISABLED" : request.availability_zone_rebalancing;
  task::begin_deployment(
      service,
      {.definition = revision->definition,
       .network = network,
       .platform_version = shape.platform_version == "LATEST" ? kLatestPlatform : shape.platform_version,
       .launch_type = launch_type,
       .capacity_provider_strategy = strategy,
       .load_balancers = request.load_balancers,
       .registries = request.service_registries,
       .definition_tags = revision->tags},
      now());
  service.request = request_text(request);
  return service;
}

Result<task::Service*> Ecs::Impl::active_service(const UpdateServiceRequest& request, const Caller& caller) {
  auto* cluster = TRY(active_cluster(request.cluster, caller));
  auto* service = ecs::find_in(services, cluster->cluster_arn, "service", request.service);
  if (!service) return ecs::no_service();
  if (service->shape.status != "ACTIVE")
    return fail(Error::Kind::Conflict, "Service was not ACTIVE.", "ServiceNotActiveException");
  return service;
}

Result<> Ecs::Impl::check_new_strategy(const task::Service& service, const UpdateServiceRequest& request) const {
  const auto& strategy = *request.capacity_provider_strategy;
  if (auto cluster = clusters.find(service.shape.cluster_arn); cluster != clusters.end())
    TRY(ecs::check_strategy(strategy, cluster->second.capacity_providers));
  if (request.force_new_deployment.value_or(false) || strategy == service.primary().shape.capacity_provider_strategy)
    return {};
  return invalid(
      "When switching from launch type to capacity provider strategy on an existing service, or making a change to "
      "a capacity provider strategy on a service that is already using one, you must force a new deployment.");
}

Result<task::DeploymentPlan> Ecs::Impl::plan_update(const task::Service& service, const UpdateServiceRequest& request,
                                                    const Caller& caller) {
  auto plan = plan_of(service.primary());
  if (!request.task_definition.empty()) {
    const auto* revision = TRY(launchable(request.task_definition, caller));
    plan.definition = revision->definition;
    plan.definition_tags = revision->tags;
  }
  if (request.capacity_provider_strategy) {
    TRY(check_new_strategy(service, request));
    plan.capacity_provider_strategy = *request.capacity_provider_strategy;
  }
  const auto& definition = *plan.definition;
  plan.launch_type = TRY(ecs::launch_type_for(definition, plan.launch_type, plan.capacity_provider_strategy));
  plan.network =
      TRY(network_for(definition, request.network_configuration ? request.network_configuration : plan.network));
  // Subnets of old may be gone: that must not keep anybody from scaling to 0.
  if (request.network_configuration && plan.network) TRY(check_interfaces(*plan.network->awsvpc_configuration));
  if (!request.platform_version.empty())
    plan.platform_version = request.platform_version == "LATEST" ? kLatestPlatform : request.platform_version;
  if (request.load_balancers) plan.load_balancers = *request.load_balancers;
  if (request.service_registries) plan.registries = *request.service_registries;
  return plan;
}

// Everything is checked before anything is changed.
Result<> Ecs::Impl::update_service(task::Service& service, const UpdateServiceRequest& request, const Caller& caller) {
  TRY(ecs::check_update(request, service.shape));
  auto plan = TRY(plan_update(service, request, caller));
  bool begins = request.force_new_deployment.value_or(false) || differs(plan, service.primary());
  if (begins) TRY(check_announcement(*plan.definition, plan.load_balancers, plan.registries));

  auto& shape = service.shape;
  if (request.desired_count) shape.desired_count = *request.desired_count;
  if (request.deployment_configuration) shape.deployment_configuration = complete(*request.deployment_configuration);
  if (request.health_check_grace_period_seconds)
    shape.health_check_grace_period_seconds = request.health_check_grace_period_seconds;
  if (request.enable_execute_command) shape.enable_execute_command = *request.enable_execute_command;
  if (request.enable_ecs_managed_tags) shape.enable_ecs_managed_tags = *request.enable_ecs_managed_tags;
  if (!request.platform_version.empty()) shape.platform_version = request.platform_version;
  if (!request.propagate_tags.empty()) shape.propagate_tags = request.propagate_tags;
  if (!request.availability_zone_rebalancing.empty())
    shape.availability_zone_rebalancing = request.availability_zone_rebalancing;
  shape.capacity_provider_strategy = plan.capacity_provider_strategy;
  shape.launch_type = plan.capacity_provider_strategy.empty() ? plan.launch_type : "";
  if (begins) task::begin_deployment(service, std::move(plan), now());
  services.touch(service);
  return {};
}

void Ecs::Impl::serve_services(Router& router) {
  router.on<CreateServiceRequest>(
      wire::kEcs, [this](const CreateServiceRequest& request, const Caller& caller) -> Result<CreateServiceResponse> {
        TRY(ecs::check_create(request));
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        const auto* existing = services.find(arn_in(cluster->cluster_arn, "service", request.service_name));
        if (existing && existing->draining()) return invalid("Unable to Start a service that is still Draining.");
        if (existing && !existing->inactive()) {
          if (existing->request != request_text(request)) return invalid("Creation of service was not idempotent.");
          return CreateServiceResponse{shown_with_tags(*existing)};
        }
        auto service = TRY(make_service(request, *cluster, caller));
        return CreateServiceResponse{shown_with_tags(services.add(std::move(service)))};
      });

  router.on<UpdateServiceRequest>(
      wire::kEcs, [this](const UpdateServiceRequest& request, const Caller& caller) -> Result<UpdateServiceResponse> {
        auto* service = TRY(active_service(request, caller));
        TRY(update_service(*service, request, caller));
        return UpdateServiceResponse{shown_with_tags(*service)};
      });

  router.on<DeleteServiceRequest>(
      wire::kEcs, [this](const DeleteServiceRequest& request, const Caller& caller) -> Result<DeleteServiceResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        auto* service = ecs::find_in(services, cluster->cluster_arn, "service", request.service);
        if (!service || service->inactive()) return ecs::no_service();
        if (service->shape.desired_count > 0 && !request.force.value_or(false))
          return invalid("The service cannot be stopped while it is scaled above 0.");
        if (!service->draining()) services.remove(*service);
        return DeleteServiceResponse{shown_with_tags(*service)};
      });

  router.on<DescribeServicesRequest>(
      wire::kEcs,
      [this](const DescribeServicesRequest& request, const Caller& caller) -> Result<DescribeServicesResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        if (request.services.empty()) return invalid("Services cannot be empty.");
        if (request.services.size() > kMostDescribed) return invalid("Services cannot be more than 10.");
        DescribeServicesResponse response;
        for (const auto& name : request.services) {
          if (const auto* service = ecs::find_in(services, cluster->cluster_arn, "service", name))
            response.services.push_back(shown(*service, request.include));
          else
            response.failures.push_back({.arn = arn_in(cluster->cluster_arn, "service", name), .reason = "MISSING"});
        }
        return response;
      });

  router.on<ListServicesRequest>(
      wire::kEcs, [this](const ListServicesRequest& request, const Caller& caller) -> Result<ListServicesResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        auto size = TRY(ecs::page_size(request.max_results, 10));
        ListServicesResponse response;
        for (const auto* service : services.in_cluster(cluster->cluster_arn)) {
          bool type = request.launch_type.empty() || request.launch_type == service->shape.launch_type;
          bool strategy = request.scheduling_strategy.empty() || request.scheduling_strategy == "REPLICA";
          if (service->shape.status == "ACTIVE" && type && strategy)
            response.service_arns.push_back(service->shape.service_arn);
        }
        response.next_token = TRY(ecs::page(response.service_arns, request.next_token, size));
        return response;
      });
}

}  // namespace sparkecs::engine::api
