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
  static constexpr auto kMembers = members(required("subnets", &AwsVpcConfiguration::subnets),
                                           always("securityGroups", &AwsVpcConfiguration::security_groups),
                                           member("assignPublicIp", &AwsVpcConfiguration::assign_public_ip));
  bool operator==(const AwsVpcConfiguration&) const = default;
};

struct NetworkConfiguration {
  std::optional<AwsVpcConfiguration> awsvpc_configuration;
  static constexpr auto kMembers = members(member("awsvpcConfiguration", &NetworkConfiguration::awsvpc_configuration));
  bool operator==(const NetworkConfiguration&) const = default;
};

// A container's interface repeats its task's attachment.
struct NetworkInterface {
  std::string attachment_id;
  std::string private_ipv4_address;
  static constexpr auto kMembers = members(member("attachmentId", &NetworkInterface::attachment_id),
                                           member("privateIpv4Address", &NetworkInterface::private_ipv4_address));
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
  static constexpr auto kMembers =
      members(member("containerArn", &Container::container_arn), member("taskArn", &Container::task_arn),
              member("name", &Container::name), member("image", &Container::image),
              member("imageDigest", &Container::image_digest), member("runtimeId", &Container::runtime_id),
              member("lastStatus", &Container::last_status), member("exitCode", &Container::exit_code),
              member("reason", &Container::reason), always("networkBindings", &Container::network_bindings),
              always("networkInterfaces", &Container::network_interfaces),
              member("healthStatus", &Container::health_status), member("cpu", &Container::cpu),
              member("memory", &Container::memory), member("memoryReservation", &Container::memory_reservation));
};

struct ContainerOverride {
  std::string name;
  std::vector<std::string> command;
  std::vector<KeyValuePair> environment;
  std::optional<int> cpu;
  std::optional<int> memory;
  std::optional<int> memory_reservation;
  Document rest;
  static constexpr auto kMembers = members(
      member("name", &ContainerOverride::name), member("command", &ContainerOverride::command),
      member("environment", &ContainerOverride::environment), member("cpu", &ContainerOverride::cpu),
      member("memory", &ContainerOverride::memory), member("memoryReservation", &ContainerOverride::memory_reservation),
      wire::rest(&ContainerOverride::rest));
};

struct TaskOverride {
  std::vector<ContainerOverride> container_overrides;
  std::string cpu;
  std::string memory;
  std::string execution_role_arn;
  std::string task_role_arn;
  std::optional<EphemeralStorage> ephemeral_storage;
  Document rest;
  static constexpr auto kMembers =
      members(always("containerOverrides", &TaskOverride::container_overrides), member("cpu", &TaskOverride::cpu),
              member("memory", &TaskOverride::memory), member("executionRoleArn", &TaskOverride::execution_role_arn),
              member("taskRoleArn", &TaskOverride::task_role_arn),
              member("ephemeralStorage", &TaskOverride::ephemeral_storage), wire::rest(&TaskOverride::rest));
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
  static constexpr auto kMembers = members(
      member("taskArn", &Task::task_arn), member("clusterArn", &Task::cluster_arn),
      member("taskDefinitionArn", &Task::task_definition_arn), member("lastStatus", &Task::last_status),
      member("desiredStatus", &Task::desired_status), always("attachments", &Task::attachments),
      always("attributes", &Task::attributes), member("availabilityZone", &Task::availability_zone),
      member("capacityProviderName", &Task::capacity_provider_name), member("launchType", &Task::launch_type),
      member("platformVersion", &Task::platform_version), member("platformFamily", &Task::platform_family),
      member("connectivity", &Task::connectivity), member("connectivityAt", &Task::connectivity_at),
      always("containers", &Task::containers), member("cpu", &Task::cpu), member("memory", &Task::memory),
      member("createdAt", &Task::created_at), member("pullStartedAt", &Task::pull_started_at),
      member("pullStoppedAt", &Task::pull_stopped_at), member("startedAt", &Task::started_at),
      member("stoppingAt", &Task::stopping_at), member("executionStoppedAt", &Task::execution_stopped_at),
      member("stoppedAt", &Task::stopped_at), member("stopCode", &Task::stop_code),
      member("stoppedReason", &Task::stopped_reason), member("enableExecuteCommand", &Task::enable_execute_command),
      member("group", &Task::group), member("healthStatus", &Task::health_status),
      member("overrides", &Task::overrides), member("startedBy", &Task::started_by), always("tags", &Task::tags),
      member("version", &Task::version), member("ephemeralStorage", &Task::ephemeral_storage));
};

struct RunTaskResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  static constexpr auto kMembers =
      members(always("tasks", &RunTaskResponse::tasks), always("failures", &RunTaskResponse::failures));
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
  static constexpr auto kMembers = members(
      member("cluster", &RunTaskRequest::cluster), required("taskDefinition", &RunTaskRequest::task_definition),
      member("count", &RunTaskRequest::count), member("group", &RunTaskRequest::group),
      member("launchType", &RunTaskRequest::launch_type),
      member("capacityProviderStrategy", &RunTaskRequest::capacity_provider_strategy),
      member("platformVersion", &RunTaskRequest::platform_version),
      member("networkConfiguration", &RunTaskRequest::network_configuration),
      member("overrides", &RunTaskRequest::overrides), member("startedBy", &RunTaskRequest::started_by),
      member("clientToken", &RunTaskRequest::client_token), member("tags", &RunTaskRequest::tags),
      member("enableECSManagedTags", &RunTaskRequest::enable_ecs_managed_tags),
      member("enableExecuteCommand", &RunTaskRequest::enable_execute_command),
      member("propagateTags", &RunTaskRequest::propagate_tags), member("referenceId", &RunTaskRequest::reference_id));
};

struct StopTaskResponse {
  Task task;
  static constexpr auto kMembers = members(required("task", &StopTaskResponse::task));
};
struct StopTaskRequest {
  using Response = StopTaskResponse;
  static constexpr std::string_view kOperation = "StopTask";
  std::string cluster;
  std::string task;
  std::string reason;
  static constexpr auto kMembers =
      members(member("cluster", &StopTaskRequest::cluster), required("task", &StopTaskRequest::task),
              member("reason", &StopTaskRequest::reason));
};

struct DescribeTasksResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  static constexpr auto kMembers =
      members(always("tasks", &DescribeTasksResponse::tasks), always("failures", &DescribeTasksResponse::failures));
};
struct DescribeTasksRequest {
  using Response = DescribeTasksResponse;
  static constexpr std::string_view kOperation = "DescribeTasks";
  std::string cluster;
  std::vector<std::string> tasks;    // at most 100
  std::vector<std::string> include;  // TAGS
  static constexpr auto kMembers =
      members(member("cluster", &DescribeTasksRequest::cluster), required("tasks", &DescribeTasksRequest::tasks),
              member("include", &DescribeTasksRequest::include));
};

struct ListTasksResponse {
  std::vector<std::string> task_arns;
  std::string next_token;
  static constexpr auto kMembers =
      members(always("taskArns", &ListTasksResponse::task_arns), member("nextToken", &ListTasksResponse::next_token));
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
  static constexpr auto kMembers = members(
      member("cluster", &ListTasksRequest::cluster), member("containerInstance", &ListTasksRequest::container_instance),
      member("family", &ListTasksRequest::family), member("startedBy", &ListTasksRequest::started_by),
      member("serviceName", &ListTasksRequest::service_name),
      member("desiredStatus", &ListTasksRequest::desired_status), member("launchType", &ListTasksRequest::launch_type),
      member("nextToken", &ListTasksRequest::next_token), member("maxResults", &ListTasksRequest::max_results));
};

}  // namespace sparkecs::wire::ecs
