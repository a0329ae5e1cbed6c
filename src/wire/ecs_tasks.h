// ECS: tasks and their containers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "wire/ecs_task_definitions.h"

namespace sparkecs::wire::ecs {

struct AwsVpcConfiguration {
  std::vector<std::string> subnets;
  std::vector<std::string> security_groups;
  std::string assign_public_ip;  // ENABLED, DISABLED; empty: DISABLED
  static void members(auto& v, auto& self) {
    v.required("subnets", self.subnets);
    v.always("securityGroups", self.security_groups);
    v.member("assignPublicIp", self.assign_public_ip);
  }
  bool operator==(const AwsVpcConfiguration&) const = default;
};

struct NetworkConfiguration {
  std::optional<AwsVpcConfiguration> awsvpc_configuration;
  static void members(auto& v, auto& self) { v.member("awsvpcConfiguration", self.awsvpc_configuration); }
  bool operator==(const NetworkConfiguration&) const = default;
};

// A container's interface repeats its task's attachment.
struct NetworkInterface {
  std::string attachment_id;
  std::string private_ipv4_address;
  static void members(auto& v, auto& self) {
    v.member("attachmentId", self.attachment_id);
    v.member("privateIpv4Address", self.private_ipv4_address);
  }
};

struct Container {
  std::string container_arn;
  std::string task_arn;
  std::string name;
  std::string image;
  std::string image_digest;
  std::string runtime_id;
  std::string last_status;
  std::optional<int> exit_code;
  std::string reason;
  std::vector<Document> network_bindings;
  std::vector<NetworkInterface> network_interfaces;
  std::string health_status;  // HEALTHY, UNHEALTHY, UNKNOWN
  std::string cpu;
  std::string memory;
  std::string memory_reservation;
  static void members(auto& v, auto& self) {
    v.member("containerArn", self.container_arn);
    v.member("taskArn", self.task_arn);
    v.member("name", self.name);
    v.member("image", self.image);
    v.member("imageDigest", self.image_digest);
    v.member("runtimeId", self.runtime_id);
    v.member("lastStatus", self.last_status);
    v.member("exitCode", self.exit_code);
    v.member("reason", self.reason);
    v.always("networkBindings", self.network_bindings);
    v.always("networkInterfaces", self.network_interfaces);
    v.member("healthStatus", self.health_status);
    v.member("cpu", self.cpu);
    v.member("memory", self.memory);
    v.member("memoryReservation", self.memory_reservation);
  }
};

struct ContainerOverride {
  std::string name;
  std::vector<std::string> command;
  std::vector<KeyValuePair> environment;
  std::optional<int> cpu;
  std::optional<int> memory;
  std::optional<int> memory_reservation;
  Document rest;
  static void members(auto& v, auto& self) {
    v.member("name", self.name);
    v.member("command", self.command);
    v.member("environment", self.environment);
    v.member("cpu", self.cpu);
    v.member("memory", self.memory);
    v.member("memoryReservation", self.memory_reservation);
    v.rest(self.rest);
  }
};

struct TaskOverride {
  std::vector<ContainerOverride> container_overrides;
  std::string cpu;
  std::string memory;
  std::string execution_role_arn;
  std::string task_role_arn;
  std::optional<EphemeralStorage> ephemeral_storage;
  Document rest;
  static void members(auto& v, auto& self) {
    v.always("containerOverrides", self.container_overrides);
    v.member("cpu", self.cpu);
    v.member("memory", self.memory);
    v.member("executionRoleArn", self.execution_role_arn);
    v.member("taskRoleArn", self.task_role_arn);
    v.member("ephemeralStorage", self.ephemeral_storage);
    v.rest(self.rest);
  }
};

struct Task {
  std::string task_arn;
  std::string cluster_arn;
  std::string task_definition_arn;
  std::string last_status;
  std::string desired_status;
  std::vector<Attachment> attachments;
  std::vector<Attribute> attributes;
  std::string availability_zone;
  std::string capacity_provider_name;
  std::string launch_type;
  std::string platform_version;
  std::string platform_family;
  std::string connectivity;
  std::optional<TimePoint> connectivity_at;
  std::vector<Container> containers;
  std::string cpu;
  std::string memory;
  std::optional<TimePoint> created_at;
  std::optional<TimePoint> pull_started_at;
  std::optional<TimePoint> pull_stopped_at;
  std::optional<TimePoint> started_at;
  std::optional<TimePoint> stopping_at;
  std::optional<TimePoint> execution_stopped_at;
  std::optional<TimePoint> stopped_at;
  std::string stop_code;
  std::string stopped_reason;
  bool enable_execute_command = false;
  std::string group;
  std::string health_status;
  TaskOverride overrides;
  std::string started_by;
  std::vector<Tag> tags;
  std::int64_t version = 0;
  std::optional<EphemeralStorage> ephemeral_storage;
  static void members(auto& v, auto& self) {
    v.member("taskArn", self.task_arn);
    v.member("clusterArn", self.cluster_arn);
    v.member("taskDefinitionArn", self.task_definition_arn);
    v.member("lastStatus", self.last_status);
    v.member("desiredStatus", self.desired_status);
    v.always("attachments", self.attachments);
    v.always("attributes", self.attributes);
    v.member("availabilityZone", self.availability_zone);
    v.member("capacityProviderName", self.capacity_provider_name);
    v.member("launchType", self.launch_type);
    v.member("platformVersion", self.platform_version);
    v.member("platformFamily", self.platform_family);
    v.member("connectivity", self.connectivity);
    v.member("connectivityAt", self.connectivity_at);
    v.always("containers", self.containers);
    v.member("cpu", self.cpu);
    v.member("memory", self.memory);
    v.member("createdAt", self.created_at);
    v.member("pullStartedAt", self.pull_started_at);
    v.member("pullStoppedAt", self.pull_stopped_at);
    v.member("startedAt", self.started_at);
    v.member("stoppingAt", self.stopping_at);
    v.member("executionStoppedAt", self.execution_stopped_at);
    v.member("stoppedAt", self.stopped_at);
    v.member("stopCode", self.stop_code);
    v.member("stoppedReason", self.stopped_reason);
    v.member("enableExecuteCommand", self.enable_execute_command);
    v.member("group", self.group);
    v.member("healthStatus", self.health_status);
    v.member("overrides", self.overrides);
    v.member("startedBy", self.started_by);
    v.always("tags", self.tags);
    v.member("version", self.version);
    v.member("ephemeralStorage", self.ephemeral_storage);
  }
};

struct RunTaskResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  static void members(auto& v, auto& self) {
    v.always("tasks", self.tasks);
    v.always("failures", self.failures);
  }
};
struct RunTaskRequest {
  using Response = RunTaskResponse;
  static constexpr std::string_view kOperation = "RunTask";
  std::string cluster;  // empty: "default"
  std::string task_definition;
  std::optional<int> count;  // 1 to 10; absent: 1
  std::string group;
  std::string launch_type;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string platform_version;
  std::optional<NetworkConfiguration> network_configuration;
  TaskOverride overrides;
  std::string started_by;
  std::string client_token;
  std::vector<Tag> tags;
  std::optional<bool> enable_ecs_managed_tags;
  std::optional<bool> enable_execute_command;
  std::string propagate_tags;  // TASK_DEFINITION, SERVICE, NONE
  std::string reference_id;
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.required("taskDefinition", self.task_definition);
    v.member("count", self.count);
    v.member("group", self.group);
    v.member("launchType", self.launch_type);
    v.member("capacityProviderStrategy", self.capacity_provider_strategy);
    v.member("platformVersion", self.platform_version);
    v.member("networkConfiguration", self.network_configuration);
    v.member("overrides", self.overrides);
    v.member("startedBy", self.started_by);
    v.member("clientToken", self.client_token);
    v.member("tags", self.tags);
    v.member("enableECSManagedTags", self.enable_ecs_managed_tags);
    v.member("enableExecuteCommand", self.enable_execute_command);
    v.member("propagateTags", self.propagate_tags);
    v.member("referenceId", self.reference_id);
  }
};

struct StopTaskResponse {
  Task task;
  static void members(auto& v, auto& self) { v.required("task", self.task); }
};
struct StopTaskRequest {
  using Response = StopTaskResponse;
  static constexpr std::string_view kOperation = "StopTask";
  std::string cluster;
  std::string task;
  std::string reason;
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.required("task", self.task);
    v.member("reason", self.reason);
  }
};

struct DescribeTasksResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  static void members(auto& v, auto& self) {
    v.always("tasks", self.tasks);
    v.always("failures", self.failures);
  }
};
struct DescribeTasksRequest {
  using Response = DescribeTasksResponse;
  static constexpr std::string_view kOperation = "DescribeTasks";
  std::string cluster;
  std::vector<std::string> tasks;    // at most 100
  std::vector<std::string> include;  // TAGS
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.required("tasks", self.tasks);
    v.member("include", self.include);
  }
};

struct ListTasksResponse {
  std::vector<std::string> task_arns;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("taskArns", self.task_arns);
    v.member("nextToken", self.next_token);
  }
};
struct ListTasksRequest {
  using Response = ListTasksResponse;
  static constexpr std::string_view kOperation = "ListTasks";
  std::string cluster;
  std::string container_instance;
  std::string family;
  std::string started_by;
  std::string service_name;
  std::string desired_status;  // RUNNING (also when empty), STOPPED, PENDING
  std::string launch_type;
  std::string next_token;
  std::optional<int> max_results;
  static void members(auto& v, auto& self) {
    v.member("cluster", self.cluster);
    v.member("containerInstance", self.container_instance);
    v.member("family", self.family);
    v.member("startedBy", self.started_by);
    v.member("serviceName", self.service_name);
    v.member("desiredStatus", self.desired_status);
    v.member("launchType", self.launch_type);
    v.member("nextToken", self.next_token);
    v.member("maxResults", self.max_results);
  }
};

}  // namespace sparkecs::wire::ecs
