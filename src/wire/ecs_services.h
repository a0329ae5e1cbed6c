// ECS: services and their deployments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wire/ecs_tasks.h"

namespace sparkecs::wire::ecs {

struct LoadBalancer {
  std::string target_group_arn;
  std::string load_balancer_name;  // Classic Load Balancers only
  std::string container_name;
  std::optional<int> container_port;
  static constexpr auto kMembers = members(member("targetGroupArn", &LoadBalancer::target_group_arn),
                                           member("loadBalancerName", &LoadBalancer::load_balancer_name),
                                           member("containerName", &LoadBalancer::container_name),
                                           member("containerPort", &LoadBalancer::container_port));
  bool operator==(const LoadBalancer&) const = default;
};

struct ServiceRegistry {
  std::string registry_arn;
  std::optional<int> port;
  std::string container_name;
  std::optional<int> container_port;
  static constexpr auto kMembers =
      members(member("registryArn", &ServiceRegistry::registry_arn), member("port", &ServiceRegistry::port),
              member("containerName", &ServiceRegistry::container_name),
              member("containerPort", &ServiceRegistry::container_port));
  bool operator==(const ServiceRegistry&) const = default;
};

struct DeploymentCircuitBreaker {
  bool enable = false;
  bool rollback = false;
  static constexpr auto kMembers = members(required("enable", &DeploymentCircuitBreaker::enable),
                                           required("rollback", &DeploymentCircuitBreaker::rollback));
  bool operator==(const DeploymentCircuitBreaker&) const = default;
};

struct DeploymentConfiguration {
  std::optional<DeploymentCircuitBreaker> deployment_circuit_breaker;
  std::optional<int> maximum_percent;
  std::optional<int> minimum_healthy_percent;
  std::string strategy;  // ROLLING
  Document rest;
  static constexpr auto kMembers =
      members(member("deploymentCircuitBreaker", &DeploymentConfiguration::deployment_circuit_breaker),
              member("maximumPercent", &DeploymentConfiguration::maximum_percent),
              member("minimumHealthyPercent", &DeploymentConfiguration::minimum_healthy_percent),
              member("strategy", &DeploymentConfiguration::strategy), wire::rest(&DeploymentConfiguration::rest));
  bool operator==(const DeploymentConfiguration&) const = default;
};

struct DeploymentController {
  std::string type;  // ECS
  static constexpr auto kMembers = members(required("type", &DeploymentController::type));
};

struct Deployment {
  std::string id;      // ecs-svc/…
  std::string status;  // PRIMARY, ACTIVE, INACTIVE
  std::string task_definition;
  int desired_count = 0;
  int pending_count = 0;
  int running_count = 0;
  int failed_tasks = 0;
  std::optional<TimePoint> created_at;
  std::optional<TimePoint> updated_at;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string launch_type;
  std::string platform_version;
  std::string platform_family;
  std::optional<NetworkConfiguration> network_configuration;
  std::string rollout_state;  // IN_PROGRESS, COMPLETED, FAILED
  std::string rollout_state_reason;
  static constexpr auto kMembers =
      members(member("id", &Deployment::id), member("status", &Deployment::status),
              member("taskDefinition", &Deployment::task_definition),
              member("desiredCount", &Deployment::desired_count), member("pendingCount", &Deployment::pending_count),
              member("runningCount", &Deployment::running_count), member("failedTasks", &Deployment::failed_tasks),
              member("createdAt", &Deployment::created_at), member("updatedAt", &Deployment::updated_at),
              member("capacityProviderStrategy", &Deployment::capacity_provider_strategy),
              member("launchType", &Deployment::launch_type), member("platformVersion", &Deployment::platform_version),
              member("platformFamily", &Deployment::platform_family),
              member("networkConfiguration", &Deployment::network_configuration),
              member("rolloutState", &Deployment::rollout_state),
              member("rolloutStateReason", &Deployment::rollout_state_reason));
};

struct ServiceEvent {
  std::string id;
  std::optional<TimePoint> created_at;
  std::string message;
  static constexpr auto kMembers =
      members(member("id", &ServiceEvent::id), member("createdAt", &ServiceEvent::created_at),
              member("message", &ServiceEvent::message));
};

struct Service {
  std::string service_arn;
  std::string service_name;
  std::string cluster_arn;
  std::vector<LoadBalancer> load_balancers;
  std::vector<ServiceRegistry> service_registries;
  std::string status;  // ACTIVE, DRAINING, INACTIVE
  int desired_count = 0;
  int running_count = 0;
  int pending_count = 0;
  std::string launch_type;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string platform_version;
  std::string platform_family;
  std::string task_definition;
  std::optional<DeploymentConfiguration> deployment_configuration;
  std::vector<Deployment> deployments;
  std::string role_arn;
  std::vector<ServiceEvent> events;  // newest first
  std::optional<TimePoint> created_at;
  std::vector<Document> placement_constraints;
  std::vector<Document> placement_strategy;
  std::optional<NetworkConfiguration> network_configuration;
  std::optional<int> health_check_grace_period_seconds;
  std::string scheduling_strategy;  // REPLICA
  std::optional<DeploymentController> deployment_controller;
  std::vector<Tag> tags;
  std::string created_by;
  bool enable_ecs_managed_tags = false;
  std::string propagate_tags;
  bool enable_execute_command = false;
  std::string availability_zone_rebalancing;  // ENABLED, DISABLED
  static constexpr auto kMembers = members(
      member("serviceArn", &Service::service_arn), member("serviceName", &Service::service_name),
      member("clusterArn", &Service::cluster_arn), always("loadBalancers", &Service::load_balancers),
      always("serviceRegistries", &Service::service_registries), member("status", &Service::status),
      member("desiredCount", &Service::desired_count), member("runningCount", &Service::running_count),
      member("pendingCount", &Service::pending_count), member("launchType", &Service::launch_type),
      member("capacityProviderStrategy", &Service::capacity_provider_strategy),
      member("platformVersion", &Service::platform_version), member("platformFamily", &Service::platform_family),
      member("taskDefinition", &Service::task_definition),
      member("deploymentConfiguration", &Service::deployment_configuration),
      always("deployments", &Service::deployments), member("roleArn", &Service::role_arn),
      always("events", &Service::events), member("createdAt", &Service::created_at),
      always("placementConstraints", &Service::placement_constraints),
      always("placementStrategy", &Service::placement_strategy),
      member("networkConfiguration", &Service::network_configuration),
      member("healthCheckGracePeriodSeconds", &Service::health_check_grace_period_seconds),
      member("schedulingStrategy", &Service::scheduling_strategy),
      member("deploymentController", &Service::deployment_controller), member("tags", &Service::tags),
      member("createdBy", &Service::created_by), member("enableECSManagedTags", &Service::enable_ecs_managed_tags),
      member("propagateTags", &Service::propagate_tags),
      member("enableExecuteCommand", &Service::enable_execute_command),
      member("availabilityZoneRebalancing", &Service::availability_zone_rebalancing));
};

struct CreateServiceResponse {
  Service service;
  static constexpr auto kMembers = members(required("service", &CreateServiceResponse::service));
};
struct CreateServiceRequest {
  using Response = CreateServiceResponse;
  static constexpr std::string_view kOperation = "CreateService";
  std::string cluster;  // empty: "default"
  std::string service_name;
  std::string task_definition;
  std::string availability_zone_rebalancing;
  std::vector<LoadBalancer> load_balancers;
  std::vector<ServiceRegistry> service_registries;
  std::optional<int> desired_count;
  std::string client_token;
  std::string launch_type;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string platform_version;
  std::string role;
  std::optional<DeploymentConfiguration> deployment_configuration;
  std::vector<Document> placement_constraints;
  std::vector<Document> placement_strategy;
  std::optional<NetworkConfiguration> network_configuration;
  std::optional<int> health_check_grace_period_seconds;
  std::string scheduling_strategy;
  std::optional<DeploymentController> deployment_controller;
  std::vector<Tag> tags;
  std::optional<bool> enable_ecs_managed_tags;
  std::string propagate_tags;
  std::optional<bool> enable_execute_command;
  static constexpr auto kMembers = members(
      member("cluster", &CreateServiceRequest::cluster), required("serviceName", &CreateServiceRequest::service_name),
      member("taskDefinition", &CreateServiceRequest::task_definition),
      member("availabilityZoneRebalancing", &CreateServiceRequest::availability_zone_rebalancing),
      member("loadBalancers", &CreateServiceRequest::load_balancers),
      member("serviceRegistries", &CreateServiceRequest::service_registries),
      member("desiredCount", &CreateServiceRequest::desired_count),
      member("clientToken", &CreateServiceRequest::client_token),
      member("launchType", &CreateServiceRequest::launch_type),
      member("capacityProviderStrategy", &CreateServiceRequest::capacity_provider_strategy),
      member("platformVersion", &CreateServiceRequest::platform_version), member("role", &CreateServiceRequest::role),
      member("deploymentConfiguration", &CreateServiceRequest::deployment_configuration),
      member("placementConstraints", &CreateServiceRequest::placement_constraints),
      member("placementStrategy", &CreateServiceRequest::placement_strategy),
      member("networkConfiguration", &CreateServiceRequest::network_configuration),
      member("healthCheckGracePeriodSeconds", &CreateServiceRequest::health_check_grace_period_seconds),
      member("schedulingStrategy", &CreateServiceRequest::scheduling_strategy),
      member("deploymentController", &CreateServiceRequest::deployment_controller),
      member("tags", &CreateServiceRequest::tags),
      member("enableECSManagedTags", &CreateServiceRequest::enable_ecs_managed_tags),
      member("propagateTags", &CreateServiceRequest::propagate_tags),
      member("enableExecuteCommand", &CreateServiceRequest::enable_execute_command));
};

struct UpdateServiceResponse {
  Service service;
  static constexpr auto kMembers = members(required("service", &UpdateServiceResponse::service));
};
// What is absent stays as it is; an empty list takes away.
struct UpdateServiceRequest {
  using Response = UpdateServiceResponse;
  static constexpr std::string_view kOperation = "UpdateService";
  std::string cluster;
  std::string service;
  std::optional<int> desired_count;
  std::string task_definition;
  std::optional<std::vector<CapacityProviderStrategyItem>> capacity_provider_strategy;
  std::optional<DeploymentConfiguration> deployment_configuration;
  std::string availability_zone_rebalancing;
  std::optional<NetworkConfiguration> network_configuration;
  std::string platform_version;
  std::optional<bool> force_new_deployment;
  std::optional<int> health_check_grace_period_seconds;
  std::optional<bool> enable_execute_command;
  std::optional<bool> enable_ecs_managed_tags;
  std::optional<std::vector<LoadBalancer>> load_balancers;
  std::string propagate_tags;
  std::optional<std::vector<ServiceRegistry>> service_registries;
  static constexpr auto kMembers =
      members(member("cluster", &UpdateServiceRequest::cluster), required("service", &UpdateServiceRequest::service),
              member("desiredCount", &UpdateServiceRequest::desired_count),
              member("taskDefinition", &UpdateServiceRequest::task_definition),
              member("capacityProviderStrategy", &UpdateServiceRequest::capacity_provider_strategy),
              member("deploymentConfiguration", &UpdateServiceRequest::deployment_configuration),
              member("availabilityZoneRebalancing", &UpdateServiceRequest::availability_zone_rebalancing),
              member("networkConfiguration", &UpdateServiceRequest::network_configuration),
              member("platformVersion", &UpdateServiceRequest::platform_version),
              member("forceNewDeployment", &UpdateServiceRequest::force_new_deployment),
              member("healthCheckGracePeriodSeconds", &UpdateServiceRequest::health_check_grace_period_seconds),
              member("enableExecuteCommand", &UpdateServiceRequest::enable_execute_command),
              member("enableECSManagedTags", &UpdateServiceRequest::enable_ecs_managed_tags),
              member("loadBalancers", &UpdateServiceRequest::load_balancers),
              member("propagateTags", &UpdateServiceRequest::propagate_tags),
              member("serviceRegistries", &UpdateServiceRequest::service_registries));
};

struct DeleteServiceResponse {
  Service service;
  static constexpr auto kMembers = members(required("service", &DeleteServiceResponse::service));
};
struct DeleteServiceRequest {
  using Response = DeleteServiceResponse;
  static constexpr std::string_view kOperation = "DeleteService";
  std::string cluster;
  std::string service;
  std::optional<bool> force;  // true: also while scaled above 0
  static constexpr auto kMembers =
      members(member("cluster", &DeleteServiceRequest::cluster), required("service", &DeleteServiceRequest::service),
              member("force", &DeleteServiceRequest::force));
};

struct DescribeServicesResponse {
  std::vector<Service> services;
  std::vector<Failure> failures;
  static constexpr auto kMembers = members(always("services", &DescribeServicesResponse::services),
                                           always("failures", &DescribeServicesResponse::failures));
};
struct DescribeServicesRequest {
  using Response = DescribeServicesResponse;
  static constexpr std::string_view kOperation = "DescribeServices";
  std::string cluster;
  std::vector<std::string> services;  // at most 10
  std::vector<std::string> include;   // TAGS
  static constexpr auto kMembers = members(member("cluster", &DescribeServicesRequest::cluster),
                                           required("services", &DescribeServicesRequest::services),
                                           member("include", &DescribeServicesRequest::include));
};

struct ListServicesResponse {
  std::vector<std::string> service_arns;
  std::string next_token;
  static constexpr auto kMembers = members(always("serviceArns", &ListServicesResponse::service_arns),
                                           member("nextToken", &ListServicesResponse::next_token));
};
struct ListServicesRequest {
  using Response = ListServicesResponse;
  static constexpr std::string_view kOperation = "ListServices";
  std::string cluster;
  std::string next_token;
  std::optional<int> max_results;  // absent: 10
  std::string launch_type;
  std::string scheduling_strategy;
  static constexpr auto kMembers = members(
      member("cluster", &ListServicesRequest::cluster), member("nextToken", &ListServicesRequest::next_token),
      member("maxResults", &ListServicesRequest::max_results), member("launchType", &ListServicesRequest::launch_type),
      member("schedulingStrategy", &ListServicesRequest::scheduling_strategy));
};

}  // namespace sparkecs::wire::ecs
