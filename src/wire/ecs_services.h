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
  static void members(auto& v, auto& self) {
    v.member("targetGroupArn", self.target_group_arn);
    v.member("loadBalancerName", self.load_balancer_name);
    v.member("containerName", self.container_name);
    v.member("containerPort", self.container_port);
  }
  bool operator==(const LoadBalancer&) const = default;
};

struct ServiceRegistry {
  std::string registry_arn;
  std::optional<int> port;
  std::string container_name;
  std::optional<int> container_port;
  static void members(auto& v, auto& self) {
    v.member("registryArn", self.registry_arn);
    v.member("port", self.port);
    v.member("containerName", self.container_name);
    v.member("containerPort", self.container_port);
  }
  bool operator==(const ServiceRegistry&) const = default;
};

struct DeploymentCircuitBreaker {
  bool enable = false;
  bool rollback = false;
  static void members(auto& v, auto& self) {
    v.required("enable", self.enable);
    v.required("rollback", self.rollback);
  }
  bool operator==(const DeploymentCircuitBreaker&) const = default;
};

struct DeploymentConfiguration {
  std::optional<DeploymentCircuitBreaker> deployment_circuit_breaker;
  std::optional<int> maximum_percent;
  std::optional<int> minimum_healthy_percent;
  std::string strategy;  // ROLLING
  Document rest;
  static void members(auto& v, auto& self) {
    v.member("deploymentCircuitBreaker", self.deployment_circuit_breaker);
    v.member("maximumPercent", self.maximum_percent);
    v.member("minimumHealthyPercent", self.minimum_healthy_percent);
    v.member("strategy", self.strategy);
    v.rest(self.rest);
  }
  bool operator==(const DeploymentConfiguration&) const = default;
};

struct DeploymentController {
  std::string type;  // ECS
  static void members(auto& v, auto& self) { v.required("type", self.type); }
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
  static void members(auto& v, auto& self) {
    v.member("id", self.id);
    v.member("status", self.status);
    v.member("taskDefinition", self.task_definition);
    v.member("desiredCount", self.desired_count);
    v.member("pendingCount", self.pending_count);
    v.member("runningCount", self.running_count);
    v.member("failedTasks", self.failed_tasks);
    v.member("createdAt", self.created_at);
    v.member("updatedAt", self.updated_at);
    v.member("capacityProviderStrategy", self.capacity_provider_strategy);
    v.member("launchType", self.launch_type);
    v.member("platformVersion", self.platform_version);
    v.member("platformFamily", self.platform_family);
    v.member("networkConfiguration", self.network_configuration);
    v.member("rolloutState", self.rollout_state);
    v.member("rolloutStateReason", self.rollout_state_reason);
  }
};

struct ServiceEvent {
  std::string id;
  std::optional<TimePoint> created_at;
  std::string message;
  static void members(auto& v, auto& self) {
    v.member("id", self.id);
    v.member("createdAt", self.created_at);
    v.member("message", self.message);
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
  static void members(auto& v, auto& self) {
    v.member("serviceArn", self.service_arn);
    v.member("serviceName", self.service_name);
    v.member("clusterArn", self.cluster_arn);
    v.always("loadBalancers", self.load_balancers);
    v.always("serviceRegistries", self.service_registries);
    v.member("status", self.status);
    v.member("desiredCount", self.desired_count);
    v.member("runningCount", self.running_count);
    v.member("pendingCount", self.pending_count);
    v.member("launchType", self.launch_type);
    v.member("capacityProviderStrategy", self.capacity_provider_strategy);
    v.member("platformVersion", self.platform_version);
    v.member("platformFamily", self.platform_family);
    v.member("taskDefinition", self.task_definition);
    v.member("deploymentConfiguration", self.deployment_configuration);
    v.always("deployments", self.deployments);
    v.member("roleArn", self.role_arn);
    v.always("events", self.events);
    v.member("createdAt", self.created_at);
    v.always("placementConstraints", self.placement_constraints);
    v.always("placementStrategy", self.placement_strategy);
    v.member("networkConfiguration", self.network_configuration);
    v.member("healthCheckGracePeriodSeconds", self.health_check_grace_period_seconds);
    v.member("schedulingStrategy", self.scheduling_strategy);
    v.member("deploymentController", self.deployment_controller);
    v.member("tags", self.tags);
    v.member("createdBy", self.created_by);
    v.member("enableECSManagedTags", self.enable_ecs_managed_tags);
    v.member("propagateTags", self.propagate_tags);
    v.member("enableExecuteCommand", self.enable_execute_command);
    v.member("availabilityZoneRebalancing", self.availability_zone_rebalancing);
  }
};

struct CreateServiceResponse {
  Service service;
  static void members(auto& v, auto& self) { v.required("service", self.service); }
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
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.required("serviceName", self.service_name);
    v.member("taskDefinition", self.task_definition);
    v.member("availabilityZoneRebalancing", self.availability_zone_rebalancing);
    v.member("loadBalancers", self.load_balancers);
    v.member("serviceRegistries", self.service_registries);
    v.member("desiredCount", self.desired_count);
    v.member("clientToken", self.client_token);
    v.member("launchType", self.launch_type);
    v.member("capacityProviderStrategy", self.capacity_provider_strategy);
    v.member("platformVersion", self.platform_version);
    v.member("role", self.role);
    v.member("deploymentConfiguration", self.deployment_configuration);
    v.member("placementConstraints", self.placement_constraints);
    v.member("placementStrategy", self.placement_strategy);
    v.member("networkConfiguration", self.network_configuration);
    v.member("healthCheckGracePeriodSeconds", self.health_check_grace_period_seconds);
    v.member("schedulingStrategy", self.scheduling_strategy);
    v.member("deploymentController", self.deployment_controller);
    v.member("tags", self.tags);
    v.member("enableECSManagedTags", self.enable_ecs_managed_tags);
    v.member("propagateTags", self.propagate_tags);
    v.member("enableExecuteCommand", self.enable_execute_command);
  }
};

struct UpdateServiceResponse {
  Service service;
  static void members(auto& v, auto& self) { v.required("service", self.service); }
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
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.required("service", self.service);
    v.member("desiredCount", self.desired_count);
    v.member("taskDefinition", self.task_definition);
    v.member("capacityProviderStrategy", self.capacity_provider_strategy);
    v.member("deploymentConfiguration", self.deployment_configuration);
    v.member("availabilityZoneRebalancing", self.availability_zone_rebalancing);
    v.member("networkConfiguration", self.network_configuration);
    v.member("platformVersion", self.platform_version);
    v.member("forceNewDeployment", self.force_new_deployment);
    v.member("healthCheckGracePeriodSeconds", self.health_check_grace_period_seconds);
    v.member("enableExecuteCommand", self.enable_execute_command);
    v.member("enableECSManagedTags", self.enable_ecs_managed_tags);
    v.member("loadBalancers", self.load_balancers);
    v.member("propagateTags", self.propagate_tags);
    v.member("serviceRegistries", self.service_registries);
  }
};

struct DeleteServiceResponse {
  Service service;
  static void members(auto& v, auto& self) { v.required("service", self.service); }
};
struct DeleteServiceRequest {
  using Response = DeleteServiceResponse;
  static constexpr std::string_view kOperation = "DeleteService";
  std::string cluster;
  std::string service;
  std::optional<bool> force;  // true: also while scaled above 0
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.required("service", self.service);
    v.member("force", self.force);
  }
};

struct DescribeServicesResponse {
  std::vector<Service> services;
  std::vector<Failure> failures;
  static void members(auto& v, auto& self) {
    v.always("services", self.services);
    v.always("failures", self.failures);
  }
};
struct DescribeServicesRequest {
  using Response = DescribeServicesResponse;
  static constexpr std::string_view kOperation = "DescribeServices";
  std::string cluster;
  std::vector<std::string> services;  // at most 10
  std::vector<std::string> include;   // TAGS
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.required("services", self.services);
    v.member("include", self.include);
  }
};

struct ListServicesResponse {
  std::vector<std::string> service_arns;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("serviceArns", self.service_arns);
    v.member("nextToken", self.next_token);
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
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.member("nextToken", self.next_token);
    v.member("maxResults", self.max_results);
    v.member("launchType", self.launch_type);
    v.member("schedulingStrategy", self.scheduling_strategy);
  }
};

}  // namespace sparkecs::wire::ecs
