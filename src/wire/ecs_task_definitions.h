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
  template <class V>
  static void members(V& v) {
    v.member("containerPort", &PortMapping::container_port);
    v.member("hostPort", &PortMapping::host_port);
    v.member("protocol", &PortMapping::protocol);
    v.rest(&PortMapping::rest);
  }
};

struct LogConfiguration {
  std::string log_driver;  // "awslogs" is the one that does something here
  std::map<std::string, std::string> options;
  Document rest;
  template <class V>
  static void members(V& v) {
    v.required("logDriver", &LogConfiguration::log_driver);
    v.member("options", &LogConfiguration::options);
    v.rest(&LogConfiguration::rest);
  }
};

struct ContainerDependency {
  std::string container_name;
  std::string condition;  // START, COMPLETE, SUCCESS, HEALTHY
  template <class V>
  static void members(V& v) {
    v.required("containerName", &ContainerDependency::container_name);
    v.required("condition", &ContainerDependency::condition);
  }
};

struct ContainerRestartPolicy {
  bool enabled = false;
  std::vector<int> ignored_exit_codes;
  std::optional<int> restart_attempt_period;  // seconds
  template <class V>
  static void members(V& v) {
    v.required("enabled", &ContainerRestartPolicy::enabled);
    v.member("ignoredExitCodes", &ContainerRestartPolicy::ignored_exit_codes);
    v.member("restartAttemptPeriod", &ContainerRestartPolicy::restart_attempt_period);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("name", &ContainerDefinition::name);
    v.member("image", &ContainerDefinition::image);
    v.member("cpu", &ContainerDefinition::cpu);
    v.member("memory", &ContainerDefinition::memory);
    v.member("memoryReservation", &ContainerDefinition::memory_reservation);
    v.always("portMappings", &ContainerDefinition::port_mappings);
    v.member("essential", &ContainerDefinition::essential);
    v.member("restartPolicy", &ContainerDefinition::restart_policy);
    v.member("entryPoint", &ContainerDefinition::entry_point);
    v.member("command", &ContainerDefinition::command);
    v.always("environment", &ContainerDefinition::environment);
    v.always("mountPoints", &ContainerDefinition::mount_points);
    v.always("volumesFrom", &ContainerDefinition::volumes_from);
    v.always("systemControls", &ContainerDefinition::system_controls);
    v.member("secrets", &ContainerDefinition::secrets);
    v.member("dependsOn", &ContainerDefinition::depends_on);
    v.member("startTimeout", &ContainerDefinition::start_timeout);
    v.member("stopTimeout", &ContainerDefinition::stop_timeout);
    v.member("user", &ContainerDefinition::user);
    v.member("workingDirectory", &ContainerDefinition::working_directory);
    v.member("readonlyRootFilesystem", &ContainerDefinition::readonly_root_filesystem);
    v.member("logConfiguration", &ContainerDefinition::log_configuration);
    v.rest(&ContainerDefinition::rest);
  }
};

struct RuntimePlatform {
  std::string cpu_architecture;         // X86_64, ARM64
  std::string operating_system_family;  // LINUX
  template <class V>
  static void members(V& v) {
    v.member("cpuArchitecture", &RuntimePlatform::cpu_architecture);
    v.member("operatingSystemFamily", &RuntimePlatform::operating_system_family);
  }
  bool operator==(const RuntimePlatform&) const = default;
};

struct EphemeralStorage {
  int size_in_gib = 0;
  template <class V>
  static void members(V& v) {
    v.required("sizeInGiB", &EphemeralStorage::size_in_gib);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("taskDefinitionArn", &TaskDefinition::task_definition_arn);
    v.always("containerDefinitions", &TaskDefinition::container_definitions);
    v.member("family", &TaskDefinition::family);
    v.member("taskRoleArn", &TaskDefinition::task_role_arn);
    v.member("executionRoleArn", &TaskDefinition::execution_role_arn);
    v.member("networkMode", &TaskDefinition::network_mode);
    v.member("revision", &TaskDefinition::revision);
    v.always("volumes", &TaskDefinition::volumes);
    v.member("status", &TaskDefinition::status);
    v.member("requiresAttributes", &TaskDefinition::requires_attributes);
    v.always("placementConstraints", &TaskDefinition::placement_constraints);
    v.member("compatibilities", &TaskDefinition::compatibilities);
    v.member("requiresCompatibilities", &TaskDefinition::requires_compatibilities);
    v.member("runtimePlatform", &TaskDefinition::runtime_platform);
    v.member("cpu", &TaskDefinition::cpu);
    v.member("memory", &TaskDefinition::memory);
    v.member("registeredAt", &TaskDefinition::registered_at);
    v.member("deregisteredAt", &TaskDefinition::deregistered_at);
    v.member("deleteRequestedAt", &TaskDefinition::delete_requested_at);
    v.member("registeredBy", &TaskDefinition::registered_by);
    v.member("ephemeralStorage", &TaskDefinition::ephemeral_storage);
    v.rest(&TaskDefinition::rest);
  }
};

struct RegisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.required("taskDefinition", &RegisterTaskDefinitionResponse::task_definition);
    v.member("tags", &RegisterTaskDefinitionResponse::tags);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("family", &RegisterTaskDefinitionRequest::family);
    v.required("containerDefinitions", &RegisterTaskDefinitionRequest::container_definitions);
    v.member("taskRoleArn", &RegisterTaskDefinitionRequest::task_role_arn);
    v.member("executionRoleArn", &RegisterTaskDefinitionRequest::execution_role_arn);
    v.member("networkMode", &RegisterTaskDefinitionRequest::network_mode);
    v.member("volumes", &RegisterTaskDefinitionRequest::volumes);
    v.member("placementConstraints", &RegisterTaskDefinitionRequest::placement_constraints);
    v.member("requiresCompatibilities", &RegisterTaskDefinitionRequest::requires_compatibilities);
    v.member("cpu", &RegisterTaskDefinitionRequest::cpu);
    v.member("memory", &RegisterTaskDefinitionRequest::memory);
    v.member("runtimePlatform", &RegisterTaskDefinitionRequest::runtime_platform);
    v.member("ephemeralStorage", &RegisterTaskDefinitionRequest::ephemeral_storage);
    v.member("tags", &RegisterTaskDefinitionRequest::tags);
    v.rest(&RegisterTaskDefinitionRequest::rest);
  }
};

struct DescribeTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.required("taskDefinition", &DescribeTaskDefinitionResponse::task_definition);
    v.member("tags", &DescribeTaskDefinitionResponse::tags);
  }
};
struct DescribeTaskDefinitionRequest {
  using Response = DescribeTaskDefinitionResponse;
  static constexpr std::string_view kOperation = "DescribeTaskDefinition";
  std::string task_definition;       // FAMILY (newest ACTIVE), FAMILY:REVISION or ARN
  std::vector<std::string> include;  // TAGS
  template <class V>
  static void members(V& v) {
    v.required("taskDefinition", &DescribeTaskDefinitionRequest::task_definition);
    v.member("include", &DescribeTaskDefinitionRequest::include);
  }
};

struct DeregisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  template <class V>
  static void members(V& v) {
    v.required("taskDefinition", &DeregisterTaskDefinitionResponse::task_definition);
  }
};
struct DeregisterTaskDefinitionRequest {
  using Response = DeregisterTaskDefinitionResponse;
  static constexpr std::string_view kOperation = "DeregisterTaskDefinition";
  std::string task_definition;  // with its revision
  template <class V>
  static void members(V& v) {
    v.required("taskDefinition", &DeregisterTaskDefinitionRequest::task_definition);
  }
};

struct DeleteTaskDefinitionsResponse {
  std::vector<TaskDefinition> task_definitions;
  std::vector<Failure> failures;
  template <class V>
  static void members(V& v) {
    v.always("taskDefinitions", &DeleteTaskDefinitionsResponse::task_definitions);
    v.always("failures", &DeleteTaskDefinitionsResponse::failures);
  }
};
struct DeleteTaskDefinitionsRequest {
  using Response = DeleteTaskDefinitionsResponse;
  static constexpr std::string_view kOperation = "DeleteTaskDefinitions";
  std::vector<std::string> task_definitions;  // at most 10
  template <class V>
  static void members(V& v) {
    v.required("taskDefinitions", &DeleteTaskDefinitionsRequest::task_definitions);
  }
};

struct ListTaskDefinitionsResponse {
  std::vector<std::string> task_definition_arns;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("taskDefinitionArns", &ListTaskDefinitionsResponse::task_definition_arns);
    v.member("nextToken", &ListTaskDefinitionsResponse::next_token);
  }
};
struct ListTaskDefinitionsRequest {
  using Response = ListTaskDefinitionsResponse;
  static constexpr std::string_view kOperation = "ListTaskDefinitions";
  std::string family_prefix;  // the whole family name
  std::string status;         // empty: ACTIVE
  std::string sort;           // ASC (also when empty) or DESC
  std::string next_token;
  std::optional<int> max_results;
  template <class V>
  static void members(V& v) {
    v.member("familyPrefix", &ListTaskDefinitionsRequest::family_prefix);
    v.member("status", &ListTaskDefinitionsRequest::status);
    v.member("sort", &ListTaskDefinitionsRequest::sort);
    v.member("nextToken", &ListTaskDefinitionsRequest::next_token);
    v.member("maxResults", &ListTaskDefinitionsRequest::max_results);
  }
};

struct ListTaskDefinitionFamiliesResponse {
  std::vector<std::string> families;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("families", &ListTaskDefinitionFamiliesResponse::families);
    v.member("nextToken", &ListTaskDefinitionFamiliesResponse::next_token);
  }
};
struct ListTaskDefinitionFamiliesRequest {
  using Response = ListTaskDefinitionFamiliesResponse;
  static constexpr std::string_view kOperation = "ListTaskDefinitionFamilies";
  std::string family_prefix;
  std::string status;  // ACTIVE, INACTIVE, ALL; empty: ACTIVE and INACTIVE families
  std::string next_token;
  std::optional<int> max_results;
  template <class V>
  static void members(V& v) {
    v.member("familyPrefix", &ListTaskDefinitionFamiliesRequest::family_prefix);
    v.member("status", &ListTaskDefinitionFamiliesRequest::status);
    v.member("nextToken", &ListTaskDefinitionFamiliesRequest::next_token);
    v.member("maxResults", &ListTaskDefinitionFamiliesRequest::max_results);
  }
};

}  // namespace sparkecs::wire::ecs
