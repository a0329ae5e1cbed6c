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
  template <class V>
  static void members(V& v) {
    v.required("subnets", &AwsVpcConfiguration::subnets);
    v.always("securityGroups", &AwsVpcConfiguration::security_groups);
    v.member("assignPublicIp", &AwsVpcConfiguration::assign_public_ip);
  }
  bool operator==(const AwsVpcConfiguration&) const = default;
};

struct NetworkConfiguration {
  std::optional<AwsVpcConfiguration> awsvpc_configuration;
  template <class V>
  static void members(V& v) {
    v.member("awsvpcConfiguration", &NetworkConfiguration::awsvpc_configuration);
  }
  bool operator==(const NetworkConfiguration&) const = default;
};

// A container's interface repeats its task's attachment.
struct NetworkInterface {
  std::string attachment_id;
  std::string private_ipv4_address;
  template <class V>
  static void members(V& v) {
    v.member("attachmentId", &NetworkInterface::attachment_id);
    v.member("privateIpv4Address", &NetworkInterface::private_ipv4_address);
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
  template <class V>
  static void members(V& v) {
    v.member("containerArn", &Container::container_arn);
    v.member("taskArn", &Container::task_arn);
    v.member("name", &Container::name);
    v.member("image", &Container::image);
    v.member("imageDigest", &Container::image_digest);
    v.member("runtimeId", &Container::runtime_id);
    v.member("lastStatus", &Container::last_status);
    v.member("exitCode", &Container::exit_code);
    v.member("reason", &Container::reason);
    v.always("networkBindings", &Container::network_bindings);
    v.always("networkInterfaces", &Container::network_interfaces);
    v.member("healthStatus", &Container::health_status);
    v.member("cpu", &Container::cpu);
    v.member("memory", &Container::memory);
    v.member("memoryReservation", &Container::memory_reservation);
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
  template <class V>
  static void members(V& v) {
    v.member("name", &ContainerOverride::name);
    v.member("command", &ContainerOverride::command);
    v.member("environment", &ContainerOverride::environment);
    v.member("cpu", &ContainerOverride::cpu);
    v.member("memory", &ContainerOverride::memory);
    v.member("memoryReservation", &ContainerOverride::memory_reservation);
    v.rest(&ContainerOverride::rest);
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
  template <class V>
  static void members(V& v) {
    v.always("containerOverrides", &TaskOverride::container_overrides);
    v.member("cpu", &TaskOverride::cpu);
    v.member("memory", &TaskOverride::memory);
    v.member("executionRoleArn", &TaskOverride::execution_role_arn);
    v.member("taskRoleArn", &TaskOverride::task_role_arn);
    v.member("ephemeralStorage", &TaskOverride::ephemeral_storage);
    v.rest(&TaskOverride::rest);
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
  template <class V>
  static void members(V& v) {
    v.member("taskArn", &Task::task_arn);
    v.member("clusterArn", &Task::cluster_arn);
    v.member("taskDefinitionArn", &Task::task_definition_arn);
    v.member("lastStatus", &Task::last_status);
    v.member("desiredStatus", &Task::desired_status);
    v.always("attachments", &Task::attachments);
    v.always("attributes", &Task::attributes);
    v.member("availabilityZone", &Task::availability_zone);
    v.member("capacityProviderName", &Task::capacity_provider_name);
    v.member("launchType", &Task::launch_type);
    v.member("platformVersion", &Task::platform_version);
    v.member("platformFamily", &Task::platform_family);
    v.member("connectivity", &Task::connectivity);
    v.member("connectivityAt", &Task::connectivity_at);
    v.always("containers", &Task::containers);
    v.member("cpu", &Task::cpu);
    v.member("memory", &Task::memory);
    v.member("createdAt", &Task::created_at);
    v.member("pullStartedAt", &Task::pull_started_at);
    v.member("pullStoppedAt", &Task::pull_stopped_at);
    v.member("startedAt", &Task::started_at);
    v.member("stoppingAt", &Task::stopping_at);
    v.member("executionStoppedAt", &Task::execution_stopped_at);
    v.member("stoppedAt", &Task::stopped_at);
    v.member("stopCode", &Task::stop_code);
    v.member("stoppedReason", &Task::stopped_reason);
    v.member("enableExecuteCommand", &Task::enable_execute_command);
    v.member("group", &Task::group);
    v.member("healthStatus", &Task::health_status);
    v.member("overrides", &Task::overrides);
    v.member("startedBy", &Task::started_by);
    v.always("tags", &Task::tags);
    v.member("version", &Task::version);
    v.member("ephemeralStorage", &Task::ephemeral_storage);
  }
};

struct RunTaskResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  template <class V>
  static void members(V& v) {
    v.always("tasks", &RunTaskResponse::tasks);
    v.always("failures", &RunTaskResponse::failures);
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
  template <class V>
  static void members(V& v) {
    v.member("cluster", &RunTaskRequest::cluster);
    v.required("taskDefinition", &RunTaskRequest::task_definition);
    v.member("count", &RunTaskRequest::count);
    v.member("group", &RunTaskRequest::group);
    v.member("launchType", &RunTaskRequest::launch_type);
    v.member("capacityProviderStrategy", &RunTaskRequest::capacity_provider_strategy);
    v.member("platformVersion", &RunTaskRequest::platform_version);
    v.member("networkConfiguration", &RunTaskRequest::network_configuration);
    v.member("overrides", &RunTaskRequest::overrides);
    v.member("startedBy", &RunTaskRequest::started_by);
    v.member("clientToken", &RunTaskRequest::client_token);
    v.member("tags", &RunTaskRequest::tags);
    v.member("enableECSManagedTags", &RunTaskRequest::enable_ecs_managed_tags);
    v.member("enableExecuteCommand", &RunTaskRequest::enable_execute_command);
    v.member("propagateTags", &RunTaskRequest::propagate_tags);
    v.member("referenceId", &RunTaskRequest::reference_id);
  }
};

struct StopTaskResponse {
  Task task;
  template <class V>
  static void members(V& v) {
    v.required("task", &StopTaskResponse::task);
  }
};
struct StopTaskRequest {
  using Response = StopTaskResponse;
  static constexpr std::string_view kOperation = "StopTask";
  std::string cluster;
  std::string task;
  std::string reason;
  template <class V>
  static void members(V& v) {
    v.member("cluster", &StopTaskRequest::cluster);
    v.required("task", &StopTaskRequest::task);
    v.member("reason", &StopTaskRequest::reason);
  }
};

struct DescribeTasksResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  template <class V>
  static void members(V& v) {
    v.always("tasks", &DescribeTasksResponse::tasks);
    v.always("failures", &DescribeTasksResponse::failures);
  }
};
struct DescribeTasksRequest {
  using Response = DescribeTasksResponse;
  static constexpr std::string_view kOperation = "DescribeTasks";
  std::string cluster;
  std::vector<std::string> tasks;    // at most 100
  std::vector<std::string> include;  // TAGS
  template <class V>
  static void members(V& v) {
    v.member("cluster", &DescribeTasksRequest::cluster);
    v.required("tasks", &DescribeTasksRequest::tasks);
    v.member("include", &DescribeTasksRequest::include);
  }
};

struct ListTasksResponse {
  std::vector<std::string> task_arns;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("taskArns", &ListTasksResponse::task_arns);
    v.member("nextToken", &ListTasksResponse::next_token);
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
  template <class V>
  static void members(V& v) {
    v.member("cluster", &ListTasksRequest::cluster);
    v.member("containerInstance", &ListTasksRequest::container_instance);
    v.member("family", &ListTasksRequest::family);
    v.member("startedBy", &ListTasksRequest::started_by);
    v.member("serviceName", &ListTasksRequest::service_name);
    v.member("desiredStatus", &ListTasksRequest::desired_status);
    v.member("launchType", &ListTasksRequest::launch_type);
    v.member("nextToken", &ListTasksRequest::next_token);
    v.member("maxResults", &ListTasksRequest::max_results);
  }
};

}  // namespace sparkecs::wire::ecs
