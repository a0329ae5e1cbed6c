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
  template <class V>
  static void members(V& v) {
    v.member("targetGroupArn", &LoadBalancer::target_group_arn);
    v.member("loadBalancerName", &LoadBalancer::load_balancer_name);
    v.member("containerName", &LoadBalancer::container_name);
    v.member("containerPort", &LoadBalancer::container_port);
  }
  bool operator==(const LoadBalancer&) const = default;
};

struct ServiceRegistry {
  std::string registry_arn;
  std::optional<int> port;
  std::string container_name;
  std::optional<int> container_port;
  template <class V>
  static void members(V& v) {
    v.member("registryArn", &ServiceRegistry::registry_arn);
    v.member("port", &ServiceRegistry::port);
    v.member("containerName", &ServiceRegistry::container_name);
    v.member("containerPort", &ServiceRegistry::container_port);
  }
  bool operator==(const ServiceRegistry&) const = default;
};

struct DeploymentCircuitBreaker {
  bool enable = false;
  bool rollback = false;
  template <class V>
  static void members(V& v) {
    v.required("enable", &DeploymentCircuitBreaker::enable);
    v.required("rollback", &DeploymentCircuitBreaker::rollback);
  }
  bool operator==(const DeploymentCircuitBreaker&) const = default;
};

struct DeploymentConfiguration {
  std::optional<DeploymentCircuitBreaker> deployment_circuit_breaker;
  std::optional<int> maximum_percent;
  std::optional<int> minimum_healthy_percent;
  std::string strategy;  // ROLLING
  Document rest;
  template <class V>
  static void members(V& v) {
    v.member("deploymentCircuitBreaker", &DeploymentConfiguration::deployment_circuit_breaker);
    v.member("maximumPercent", &DeploymentConfiguration::maximum_percent);
    v.member("minimumHealthyPercent", &DeploymentConfiguration::minimum_healthy_percent);
    v.member("strategy", &DeploymentConfiguration::strategy);
    v.rest(&DeploymentConfiguration::rest);
  }
  bool operator==(const DeploymentConfiguration&) const = default;
};

struct DeploymentController {
  std::string type;  // ECS
  template <class V>
  static void members(V& v) {
    v.required("type", &DeploymentController::type);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("id", &Deployment::id);
    v.member("status", &Deployment::status);
    v.member("taskDefinition", &Deployment::task_definition);
    v.member("desiredCount", &Deployment::desired_count);
    v.member("pendingCount", &Deployment::pending_count);
    v.member("runningCount", &Deployment::running_count);
    v.member("failedTasks", &Deployment::failed_tasks);
    v.member("createdAt", &Deployment::created_at);
    v.member("updatedAt", &Deployment::updated_at);
    v.member("capacityProviderStrategy", &Deployment::capacity_provider_strategy);
    v.member("launchType", &Deployment::launch_type);
    v.member("platformVersion", &Deployment::platform_version);
    v.member("platformFamily", &Deployment::platform_family);
    v.member("networkConfiguration", &Deployment::network_configuration);
    v.member("rolloutState", &Deployment::rollout_state);
    v.member("rolloutStateReason", &Deployment::rollout_state_reason);
  }
};

struct ServiceEvent {
  std::string id;
  std::optional<TimePoint> created_at;
  std::string message;
  template <class V>
  static void members(V& v) {
    v.member("id", &ServiceEvent::id);
    v.member("createdAt", &ServiceEvent::created_at);
    v.member("message", &ServiceEvent::message);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("serviceArn", &Service::service_arn);
    v.member("serviceName", &Service::service_name);
    v.member("clusterArn", &Service::cluster_arn);
    v.always("loadBalancers", &Service::load_balancers);
    v.always("serviceRegistries", &Service::service_registries);
    v.member("status", &Service::status);
    v.member("desiredCount", &Service::desired_count);
    v.member("runningCount", &Service::running_count);
    v.member("pendingCount", &Service::pending_count);
    v.member("launchType", &Service::launch_type);
    v.member("capacityProviderStrategy", &Service::capacity_provider_strategy);
    v.member("platformVersion", &Service::platform_version);
    v.member("platformFamily", &Service::platform_family);
    v.member("taskDefinition", &Service::task_definition);
    v.member("deploymentConfiguration", &Service::deployment_configuration);
    v.always("deployments", &Service::deployments);
    v.member("roleArn", &Service::role_arn);
    v.always("events", &Service::events);
    v.member("createdAt", &Service::created_at);
    v.always("placementConstraints", &Service::placement_constraints);
    v.always("placementStrategy", &Service::placement_strategy);
    v.member("networkConfiguration", &Service::network_configuration);
    v.member("healthCheckGracePeriodSeconds", &Service::health_check_grace_period_seconds);
    v.member("schedulingStrategy", &Service::scheduling_strategy);
    v.member("deploymentController", &Service::deployment_controller);
    v.member("tags", &Service::tags);
    v.member("createdBy", &Service::created_by);
    v.member("enableECSManagedTags", &Service::enable_ecs_managed_tags);
    v.member("propagateTags", &Service::propagate_tags);
    v.member("enableExecuteCommand", &Service::enable_execute_command);
    v.member("availabilityZoneRebalancing", &Service::availability_zone_rebalancing);
  }
};

struct CreateServiceResponse {
  Service service;
  template <class V>
  static void members(V& v) {
    v.required("service", &CreateServiceResponse::service);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("cluster", &CreateServiceRequest::cluster);
    v.required("serviceName", &CreateServiceRequest::service_name);
    v.member("taskDefinition", &CreateServiceRequest::task_definition);
    v.member("availabilityZoneRebalancing", &CreateServiceRequest::availability_zone_rebalancing);
    v.member("loadBalancers", &CreateServiceRequest::load_balancers);
    v.member("serviceRegistries", &CreateServiceRequest::service_registries);
    v.member("desiredCount", &CreateServiceRequest::desired_count);
    v.member("clientToken", &CreateServiceRequest::client_token);
    v.member("launchType", &CreateServiceRequest::launch_type);
    v.member("capacityProviderStrategy", &CreateServiceRequest::capacity_provider_strategy);
    v.member("platformVersion", &CreateServiceRequest::platform_version);
    v.member("role", &CreateServiceRequest::role);
    v.member("deploymentConfiguration", &CreateServiceRequest::deployment_configuration);
    v.member("placementConstraints", &CreateServiceRequest::placement_constraints);
    v.member("placementStrategy", &CreateServiceRequest::placement_strategy);
    v.member("networkConfiguration", &CreateServiceRequest::network_configuration);
    v.member("healthCheckGracePeriodSeconds", &CreateServiceRequest::health_check_grace_period_seconds);
    v.member("schedulingStrategy", &CreateServiceRequest::scheduling_strategy);
    v.member("deploymentController", &CreateServiceRequest::deployment_controller);
    v.member("tags", &CreateServiceRequest::tags);
    v.member("enableECSManagedTags", &CreateServiceRequest::enable_ecs_managed_tags);
    v.member("propagateTags", &CreateServiceRequest::propagate_tags);
    v.member("enableExecuteCommand", &CreateServiceRequest::enable_execute_command);
  }
};

struct UpdateServiceResponse {
  Service service;
  template <class V>
  static void members(V& v) {
    v.required("service", &UpdateServiceResponse::service);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("cluster", &UpdateServiceRequest::cluster);
    v.required("service", &UpdateServiceRequest::service);
    v.member("desiredCount", &UpdateServiceRequest::desired_count);
    v.member("taskDefinition", &UpdateServiceRequest::task_definition);
    v.member("capacityProviderStrategy", &UpdateServiceRequest::capacity_provider_strategy);
    v.member("deploymentConfiguration", &UpdateServiceRequest::deployment_configuration);
    v.member("availabilityZoneRebalancing", &UpdateServiceRequest::availability_zone_rebalancing);
    v.member("networkConfiguration", &UpdateServiceRequest::network_configuration);
    v.member("platformVersion", &UpdateServiceRequest::platform_version);
    v.member("forceNewDeployment", &UpdateServiceRequest::force_new_deployment);
    v.member("healthCheckGracePeriodSeconds", &UpdateServiceRequest::health_check_grace_period_seconds);
    v.member("enableExecuteCommand", &UpdateServiceRequest::enable_execute_command);
    v.member("enableECSManagedTags", &UpdateServiceRequest::enable_ecs_managed_tags);
    v.member("loadBalancers", &UpdateServiceRequest::load_balancers);
    v.member("propagateTags", &UpdateServiceRequest::propagate_tags);
    v.member("serviceRegistries", &UpdateServiceRequest::service_registries);
  }
};

struct DeleteServiceResponse {
  Service service;
  template <class V>
  static void members(V& v) {
    v.required("service", &DeleteServiceResponse::service);
  }
};
struct DeleteServiceRequest {
  using Response = DeleteServiceResponse;
  static constexpr std::string_view kOperation = "DeleteService";
  std::string cluster;
  std::string service;
  std::optional<bool> force;  // true: also while scaled above 0
  template <class V>
  static void members(V& v) {
    v.member("cluster", &DeleteServiceRequest::cluster);
    v.required("service", &DeleteServiceRequest::service);
    v.member("force", &DeleteServiceRequest::force);
  }
};

struct DescribeServicesResponse {
  std::vector<Service> services;
  std::vector<Failure> failures;
  template <class V>
  static void members(V& v) {
    v.always("services", &DescribeServicesResponse::services);
    v.always("failures", &DescribeServicesResponse::failures);
  }
};
struct DescribeServicesRequest {
  using Response = DescribeServicesResponse;
  static constexpr std::string_view kOperation = "DescribeServices";
  std::string cluster;
  std::vector<std::string> services;  // at most 10
  std::vector<std::string> include;   // TAGS
  template <class V>
  static void members(V& v) {
    v.member("cluster", &DescribeServicesRequest::cluster);
    v.required("services", &DescribeServicesRequest::services);
    v.member("include", &DescribeServicesRequest::include);
  }
};

struct ListServicesResponse {
  std::vector<std::string> service_arns;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("serviceArns", &ListServicesResponse::service_arns);
    v.member("nextToken", &ListServicesResponse::next_token);
  }
};
struct ListServicesRequest {
  using Response = ListServicesResponse;
  static constexpr std::string_view kOperation = "ListServices";
  std::string cluster;
  std::string next_token;
  std::optional<int> max_results;  // absent: 10
  std::string launch_type;
  std::string scheduling_strategy;
  template <class V>
  static void members(V& v) {
    v.member("cluster", &ListServicesRequest::cluster);
    v.member("nextToken", &ListServicesRequest::next_token);
    v.member("maxResults", &ListServicesRequest::max_results);
    v.member("launchType", &ListServicesRequest::launch_type);
    v.member("schedulingStrategy", &ListServicesRequest::scheduling_strategy);
  }
};

}  // namespace sparkecs::wire::ecs
