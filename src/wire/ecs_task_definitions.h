// ECS: task definitions and their containers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "wire/ecs_tags.h"

namespace sparkecs::wire::ecs {

struct PortMapping {
  int container_port = 0;
  std::optional<int> host_port;
  std::string protocol;  // "tcp" or "udp"
  Document rest;         // name, appProtocol, containerPortRange
  static constexpr auto kMembers =
      members(member("containerPort", &PortMapping::container_port), member("hostPort", &PortMapping::host_port),
              member("protocol", &PortMapping::protocol), wire::rest(&PortMapping::rest));
};

struct LogConfiguration {
  std::string log_driver;  // "awslogs" is the one that does something here
  std::map<std::string, std::string> options;
  Document rest;
  static constexpr auto kMembers =
      members(required("logDriver", &LogConfiguration::log_driver), member("options", &LogConfiguration::options),
              wire::rest(&LogConfiguration::rest));
};

struct ContainerDependency {
  std::string container_name;
  std::string condition;  // START, COMPLETE, SUCCESS, HEALTHY
  static constexpr auto kMembers = members(required("containerName", &ContainerDependency::container_name),
                                           required("condition", &ContainerDependency::condition));
};

struct ContainerRestartPolicy {
  bool enabled = false;
  std::vector<int> ignored_exit_codes;
  std::optional<int> restart_attempt_period;  // seconds
  static constexpr auto kMembers =
      members(required("enabled", &ContainerRestartPolicy::enabled),
              member("ignoredExitCodes", &ContainerRestartPolicy::ignored_exit_codes),
              member("restartAttemptPeriod", &ContainerRestartPolicy::restart_attempt_period));
};

struct ContainerDefinition {
  std::string name;
  std::string image;
  std::optional<int> cpu;                 // units
  std::optional<int> memory;              // hard limit, MiB
  std::optional<int> memory_reservation;  // soft limit, MiB
  std::vector<PortMapping> port_mappings;
  std::optional<bool> essential;
  std::optional<ContainerRestartPolicy> restart_policy;
  std::vector<std::string> entry_point;
  std::vector<std::string> command;
  std::vector<KeyValuePair> environment;
  std::vector<Document> mount_points;
  std::vector<Document> volumes_from;
  std::vector<Document> system_controls;
  std::vector<Document> secrets;
  std::vector<ContainerDependency> depends_on;
  std::optional<int> start_timeout;  // seconds
  std::optional<int> stop_timeout;   // seconds
  std::string user;
  std::string working_directory;
  std::optional<bool> readonly_root_filesystem;
  std::optional<LogConfiguration> log_configuration;
  Document rest;  // healthCheck, ulimits, linuxParameters, …
  static constexpr auto kMembers = members(
      member("name", &ContainerDefinition::name), member("image", &ContainerDefinition::image),
      member("cpu", &ContainerDefinition::cpu), member("memory", &ContainerDefinition::memory),
      member("memoryReservation", &ContainerDefinition::memory_reservation),
      always("portMappings", &ContainerDefinition::port_mappings), member("essential", &ContainerDefinition::essential),
      member("restartPolicy", &ContainerDefinition::restart_policy),
      member("entryPoint", &ContainerDefinition::entry_point), member("command", &ContainerDefinition::command),
      always("environment", &ContainerDefinition::environment),
      always("mountPoints", &ContainerDefinition::mount_points),
      always("volumesFrom", &ContainerDefinition::volumes_from),
      always("systemControls", &ContainerDefinition::system_controls),
      member("secrets", &ContainerDefinition::secrets), member("dependsOn", &ContainerDefinition::depends_on),
      member("startTimeout", &ContainerDefinition::start_timeout),
      member("stopTimeout", &ContainerDefinition::stop_timeout), member("user", &ContainerDefinition::user),
      member("workingDirectory", &ContainerDefinition::working_directory),
      member("readonlyRootFilesystem", &ContainerDefinition::readonly_root_filesystem),
      member("logConfiguration", &ContainerDefinition::log_configuration), wire::rest(&ContainerDefinition::rest));
};

struct RuntimePlatform {
  std::string cpu_architecture;         // X86_64, ARM64
  std::string operating_system_family;  // LINUX
  static constexpr auto kMembers = members(member("cpuArchitecture", &RuntimePlatform::cpu_architecture),
                                           member("operatingSystemFamily", &RuntimePlatform::operating_system_family));
  bool operator==(const RuntimePlatform&) const = default;
};

struct EphemeralStorage {
  int size_in_gib = 0;
  static constexpr auto kMembers = members(required("sizeInGiB", &EphemeralStorage::size_in_gib));
  bool operator==(const EphemeralStorage&) const = default;
};

struct TaskDefinition {
  std::string task_definition_arn;
  std::vector<ContainerDefinition> container_definitions;
  std::string family;
  std::string task_role_arn;
  std::string execution_role_arn;
  std::string network_mode;
  int revision = 0;
  std::vector<Document> volumes;
  std::string status;  // ACTIVE, INACTIVE, DELETE_IN_PROGRESS
  std::vector<Attribute> requires_attributes;
  std::vector<Document> placement_constraints;
  std::vector<std::string> compatibilities;
  std::vector<std::string> requires_compatibilities;
  std::optional<RuntimePlatform> runtime_platform;
  std::string cpu;     // units, as decimal text
  std::string memory;  // MiB, as decimal text
  std::optional<TimePoint> registered_at;
  std::optional<TimePoint> deregistered_at;
  std::optional<TimePoint> delete_requested_at;
  std::string registered_by;
  std::optional<EphemeralStorage> ephemeral_storage;
  Document rest;
  static constexpr auto kMembers =
      members(member("taskDefinitionArn", &TaskDefinition::task_definition_arn),
              always("containerDefinitions", &TaskDefinition::container_definitions),
              member("family", &TaskDefinition::family), member("taskRoleArn", &TaskDefinition::task_role_arn),
              member("executionRoleArn", &TaskDefinition::execution_role_arn),
              member("networkMode", &TaskDefinition::network_mode), member("revision", &TaskDefinition::revision),
              always("volumes", &TaskDefinition::volumes), member("status", &TaskDefinition::status),
              member("requiresAttributes", &TaskDefinition::requires_attributes),
              always("placementConstraints", &TaskDefinition::placement_constraints),
              member("compatibilities", &TaskDefinition::compatibilities),
              member("requiresCompatibilities", &TaskDefinition::requires_compatibilities),
              member("runtimePlatform", &TaskDefinition::runtime_platform), member("cpu", &TaskDefinition::cpu),
              member("memory", &TaskDefinition::memory), member("registeredAt", &TaskDefinition::registered_at),
              member("deregisteredAt", &TaskDefinition::deregistered_at),
              member("deleteRequestedAt", &TaskDefinition::delete_requested_at),
              member("registeredBy", &TaskDefinition::registered_by),
              member("ephemeralStorage", &TaskDefinition::ephemeral_storage), wire::rest(&TaskDefinition::rest));
};

struct RegisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  static constexpr auto kMembers = members(required("taskDefinition", &RegisterTaskDefinitionResponse::task_definition),
                                           member("tags", &RegisterTaskDefinitionResponse::tags));
};
struct RegisterTaskDefinitionRequest {
  using Response = RegisterTaskDefinitionResponse;
  static constexpr std::string_view kOperation = "RegisterTaskDefinition";
  std::string family;
  std::vector<ContainerDefinition> container_definitions;
  std::string task_role_arn;
  std::string execution_role_arn;
  std::string network_mode;
  std::vector<Document> volumes;
  std::vector<Document> placement_constraints;
  std::vector<std::string> requires_compatibilities;
  std::string cpu;
  std::string memory;
  std::optional<RuntimePlatform> runtime_platform;
  std::optional<EphemeralStorage> ephemeral_storage;
  std::vector<Tag> tags;
  Document rest;
  static constexpr auto kMembers = members(
      required("family", &RegisterTaskDefinitionRequest::family),
      required("containerDefinitions", &RegisterTaskDefinitionRequest::container_definitions),
      member("taskRoleArn", &RegisterTaskDefinitionRequest::task_role_arn),
      member("executionRoleArn", &RegisterTaskDefinitionRequest::execution_role_arn),
      member("networkMode", &RegisterTaskDefinitionRequest::network_mode),
      member("volumes", &RegisterTaskDefinitionRequest::volumes),
      member("placementConstraints", &RegisterTaskDefinitionRequest::placement_constraints),
      member("requiresCompatibilities", &RegisterTaskDefinitionRequest::requires_compatibilities),
      member("cpu", &RegisterTaskDefinitionRequest::cpu), member("memory", &RegisterTaskDefinitionRequest::memory),
      member("runtimePlatform", &RegisterTaskDefinitionRequest::runtime_platform),
      member("ephemeralStorage", &RegisterTaskDefinitionRequest::ephemeral_storage),
      member("tags", &RegisterTaskDefinitionRequest::tags), wire::rest(&RegisterTaskDefinitionRequest::rest));
};

struct DescribeTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  static constexpr auto kMembers = members(required("taskDefinition", &DescribeTaskDefinitionResponse::task_definition),
                                           member("tags", &DescribeTaskDefinitionResponse::tags));
};
struct DescribeTaskDefinitionRequest {
  using Response = DescribeTaskDefinitionResponse;
  static constexpr std::string_view kOperation = "DescribeTaskDefinition";
  std::string task_definition;       // FAMILY (newest ACTIVE), FAMILY:REVISION or ARN
  std::vector<std::string> include;  // TAGS
  static constexpr auto kMembers = members(required("taskDefinition", &DescribeTaskDefinitionRequest::task_definition),
                                           member("include", &DescribeTaskDefinitionRequest::include));
};

struct DeregisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  static constexpr auto kMembers =
      members(required("taskDefinition", &DeregisterTaskDefinitionResponse::task_definition));
};
struct DeregisterTaskDefinitionRequest {
  using Response = DeregisterTaskDefinitionResponse;
  static constexpr std::string_view kOperation = "DeregisterTaskDefinition";
  std::string task_definition;  // with its revision
  static constexpr auto kMembers =
      members(required("taskDefinition", &DeregisterTaskDefinitionRequest::task_definition));
};

struct DeleteTaskDefinitionsResponse {
  std::vector<TaskDefinition> task_definitions;
  std::vector<Failure> failures;
  static constexpr auto kMembers = members(always("taskDefinitions", &DeleteTaskDefinitionsResponse::task_definitions),
                                           always("failures", &DeleteTaskDefinitionsResponse::failures));
};
struct DeleteTaskDefinitionsRequest {
  using Response = DeleteTaskDefinitionsResponse;
  static constexpr std::string_view kOperation = "DeleteTaskDefinitions";
  std::vector<std::string> task_definitions;  // at most 10
  static constexpr auto kMembers =
      members(required("taskDefinitions", &DeleteTaskDefinitionsRequest::task_definitions));
};

struct ListTaskDefinitionsResponse {
  std::vector<std::string> task_definition_arns;
  std::string next_token;
  static constexpr auto kMembers =
      members(always("taskDefinitionArns", &ListTaskDefinitionsResponse::task_definition_arns),
              member("nextToken", &ListTaskDefinitionsResponse::next_token));
};
struct ListTaskDefinitionsRequest {
  using Response = ListTaskDefinitionsResponse;
  static constexpr std::string_view kOperation = "ListTaskDefinitions";
  std::string family_prefix;  // the whole family name
  std::string status;         // empty: ACTIVE
  std::string sort;           // ASC (also when empty) or DESC
  std::string next_token;
  std::optional<int> max_results;
  static constexpr auto kMembers =
      members(member("familyPrefix", &ListTaskDefinitionsRequest::family_prefix),
              member("status", &ListTaskDefinitionsRequest::status), member("sort", &ListTaskDefinitionsRequest::sort),
              member("nextToken", &ListTaskDefinitionsRequest::next_token),
              member("maxResults", &ListTaskDefinitionsRequest::max_results));
};

struct ListTaskDefinitionFamiliesResponse {
  std::vector<std::string> families;
  std::string next_token;
  static constexpr auto kMembers = members(always("families", &ListTaskDefinitionFamiliesResponse::families),
                                           member("nextToken", &ListTaskDefinitionFamiliesResponse::next_token));
};
struct ListTaskDefinitionFamiliesRequest {
  using Response = ListTaskDefinitionFamiliesResponse;
  static constexpr std::string_view kOperation = "ListTaskDefinitionFamilies";
  std::string family_prefix;
  std::string status;  // ACTIVE, INACTIVE, ALL; empty: ACTIVE and INACTIVE families
  std::string next_token;
  std::optional<int> max_results;
  static constexpr auto kMembers = members(member("familyPrefix", &ListTaskDefinitionFamiliesRequest::family_prefix),
                                           member("status", &ListTaskDefinitionFamiliesRequest::status),
                                           member("nextToken", &ListTaskDefinitionFamiliesRequest::next_token),
                                           member("maxResults", &ListTaskDefinitionFamiliesRequest::max_results));
};

}  // namespace sparkecs::wire::ecs
