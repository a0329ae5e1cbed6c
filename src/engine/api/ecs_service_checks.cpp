#include "engine/api/ecs_service_checks.h"

#include <optional>

#include "engine/api/ecs_checks.h"

namespace sparkecs::engine::api::ecs {

using namespace wire::ecs;

namespace {

constexpr std::size_t kLongestToken = 36;
constexpr int kMostTasks = 5000;

std::unexpected<Error> unsupported(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "UnsupportedFeatureException");
}

Result<> check_count(int desired) {
  if (desired < 0 || desired > kMostTasks) return invalid("desiredCount must be between 0 and 5000.");
  return {};
}

// It starts a task elsewhere before it stops one.
Result<> check_rebalancing(const std::string& rebalancing,
                           const std::optional<DeploymentConfiguration>& configuration) {
  if (rebalancing == "ENABLED" && configuration && configuration->maximum_percent.value_or(200) <= 100)
    return invalid("Availability Zone rebalancing requires a maximumPercent above 100.");
  return {};
}

// Of CreateService and UpdateService.
Result<> check_enums(const auto& request) {
  TRY(check_enum("propagateTags", request.propagate_tags, {"TASK_DEFINITION", "SERVICE", "NONE"}));
  return check_enum("availabilityZoneRebalancing", request.availability_zone_rebalancing, {"ENABLED", "DISABLED"});
}

}  // namespace

Result<> check_create(const CreateServiceRequest& request) {
  TRY(check_name("The service name", request.service_name));
  TRY(check_tags(request.tags));
  TRY(check_count(request.desired_count.value_or(1)));
  TRY(check_deployment_configuration(request.deployment_configuration));
  if (request.client_token.size() > kLongestToken) return invalid("clientToken can have at most 36 characters.");
  if (request.task_definition.empty()) return invalid("TaskDefinition can not be blank.");
  if (!request.launch_type.empty() && !request.capacity_provider_strategy.empty())
    return invalid(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
  if (request.deployment_controller && request.deployment_controller->type != "ECS")
    return unsupported("The local AWS knows the deployment controller ECS only.");
  if (request.health_check_grace_period_seconds && request.load_balancers.empty())
    return invalid("Health check grace period is only valid for services configured to use load balancers");
  TRY(check_rebalancing(request.availability_zone_rebalancing, request.deployment_configuration));
  return check_enums(request);
}

Result<> check_update(const UpdateServiceRequest& request, const Service& now) {
  if (request.desired_count) TRY(check_count(*request.desired_count));
  TRY(check_deployment_configuration(request.deployment_configuration));
  TRY(check_enums(request));
  const auto& rebalancing = request.availability_zone_rebalancing;
  return check_rebalancing(
      rebalancing.empty() ? now.availability_zone_rebalancing : rebalancing,
      request.deployment_configuration ? request.deployment_configuration : now.deployment_configuration);
}

Result<> check_scheduling(const std::string& strategy, const std::string& launch_type) {
  if (strategy != "DAEMON") return check_enum("schedulingStrategy", strategy, {"REPLICA", "DAEMON"});
  if (launch_type == "FARGATE") return invalid("The daemon scheduling strategy is not supported for AWS Fargate.");
  return unsupported("The local AWS knows the scheduling strategy REPLICA only.");
}

}  // namespace sparkecs::engine::api::ecs
