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
  static void members(auto& v, auto& self) {
    v.member("containerPort", self.container_port);
    v.member("hostPort", self.host_port);
    v.member("protocol", self.protocol);
    v.rest(self.rest);
  }
};

struct LogConfiguration {
  std::string log_driver;  // "awslogs" is the one that does something here
  std::map<std::string, std::string> options;
  Document rest;
  static void members(auto& v, auto& self) {
    v.required("logDriver", self.log_driver);
    v.member("options", self.options);
    v.rest(self.rest);
  }
};

struct ContainerDependency {
  std::string container_name;
  std::string condition;  // START, COMPLETE, SUCCESS, HEALTHY
  static void members(auto& v, auto& self) {
    v.required("containerName", self.container_name);
    v.required("condition", self.condition);
  }
};

struct ContainerRestartPolicy {
  bool enabled = false;
  std::vector<int> ignored_exit_codes;
  std::optional<int> restart_attempt_period;  // seconds
  static void members(auto& v, auto& self) {
    v.required("enabled", self.enabled);
    v.member("ignoredExitCodes", self.ignored_exit_codes);
    v.member("restartAttemptPeriod", self.restart_attempt_period);
  }
};

struct HealthCheck {
  std::vector<std::string> command;  // {"CMD-SHELL", SCRIPT}, {"CMD", PROGRAM, …} or {"NONE"}
  std::optional<int> interval;       // seconds
  std::optional<int> timeout;        // seconds
  std::optional<int> retries;
  std::optional<int> start_period;  // seconds
  static void members(auto& v, auto& self) {
    v.required("command", self.command);
    v.member("interval", self.interval);
    v.member("timeout", self.timeout);
    v.member("retries", self.retries);
    v.member("startPeriod", self.start_period);
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
  std::optional<HealthCheck> health_check;
  Document rest;  // ulimits, linuxParameters, …
  static void members(auto& v, auto& self) {
    v.member("name", self.name);
    v.member("image", self.image);
    v.member("cpu", self.cpu);
    v.member("memory", self.memory);
    v.member("memoryReservation", self.memory_reservation);
    v.always("portMappings", self.port_mappings);
    v.member("essential", self.essential);
    v.member("restartPolicy", self.restart_policy);
    v.member("entryPoint", self.entry_point);
    v.member("command", self.command);
    v.always("environment", self.environment);
    v.always("mountPoints", self.mount_points);
    v.always("volumesFrom", self.volumes_from);
    v.always("systemControls", self.system_controls);
    v.member("secrets", self.secrets);
    v.member("dependsOn", self.depends_on);
    v.member("startTimeout", self.start_timeout);
    v.member("stopTimeout", self.stop_timeout);
    v.member("user", self.user);
    v.member("workingDirectory", self.working_directory);
    v.member("readonlyRootFilesystem", self.readonly_root_filesystem);
    v.member("logConfiguration", self.log_configuration);
    v.member("healthCheck", self.health_check);
    v.rest(self.rest);
  }
};

struct RuntimePlatform {
  std::string cpu_architecture;         // X86_64, ARM64
  std::string operating_system_family;  // LINUX
  static void members(auto& v, auto& self) {
    v.member("cpuArchitecture", self.cpu_architecture);
    v.member("operatingSystemFamily", self.operating_system_family);
  }
  bool operator==(const RuntimePlatform&) const = default;
};

struct EphemeralStorage {
  int size_in_gib = 0;
  static void members(auto& v, auto& self) { v.required("sizeInGiB", self.size_in_gib); }
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
  static void members(auto& v, auto& self) {
    v.member("taskDefinitionArn", self.task_definition_arn);
    v.always("containerDefinitions", self.container_definitions);
    v.member("family", self.family);
    v.member("taskRoleArn", self.task_role_arn);
    v.member("executionRoleArn", self.execution_role_arn);
    v.member("networkMode", self.network_mode);
    v.member("revision", self.revision);
    v.always("volumes", self.volumes);
    v.member("status", self.status);
    v.member("requiresAttributes", self.requires_attributes);
    v.always("placementConstraints", self.placement_constraints);
    v.member("compatibilities", self.compatibilities);
    v.member("requiresCompatibilities", self.requires_compatibilities);
    v.member("runtimePlatform", self.runtime_platform);
    v.member("cpu", self.cpu);
    v.member("memory", self.memory);
    v.member("registeredAt", self.registered_at);
    v.member("deregisteredAt", self.deregistered_at);
    v.member("deleteRequestedAt", self.delete_requested_at);
    v.member("registeredBy", self.registered_by);
    v.member("ephemeralStorage", self.ephemeral_storage);
    v.rest(self.rest);
  }
};

struct RegisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.required("taskDefinition", self.task_definition);
    v.member("tags", self.tags);
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
  static void members(auto& v, auto& self) {
    v.required("family", self.family);
    v.required("containerDefinitions", self.container_definitions);
    v.member("taskRoleArn", self.task_role_arn);
    v.member("executionRoleArn", self.execution_role_arn);
    v.member("networkMode", self.network_mode);
    v.member("volumes", self.volumes);
    v.member("placementConstraints", self.placement_constraints);
    v.member("requiresCompatibilities", self.requires_compatibilities);
    v.member("cpu", self.cpu);
    v.member("memory", self.memory);
    v.member("runtimePlatform", self.runtime_platform);
    v.member("ephemeralStorage", self.ephemeral_storage);
    v.member("tags", self.tags);
    v.rest(self.rest);
  }
};

struct DescribeTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.required("taskDefinition", self.task_definition);
    v.member("tags", self.tags);
  }
};
struct DescribeTaskDefinitionRequest {
  using Response = DescribeTaskDefinitionResponse;
  static constexpr std::string_view kOperation = "DescribeTaskDefinition";
  std::string task_definition;       // FAMILY (newest ACTIVE), FAMILY:REVISION or ARN
  std::vector<std::string> include;  // TAGS
  static void members(auto& v, auto& self) {
    v.required("taskDefinition", self.task_definition);
    v.member("include", self.include);
  }
};

struct DeregisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  static void members(auto& v, auto& self) { v.required("taskDefinition", self.task_definition); }
};
struct DeregisterTaskDefinitionRequest {
  using Response = DeregisterTaskDefinitionResponse;
  static constexpr std::string_view kOperation = "DeregisterTaskDefinition";
  std::string task_definition;  // with its revision
  static void members(auto& v, auto& self) { v.required("taskDefinition", self.task_definition); }
};

struct DeleteTaskDefinitionsResponse {
  std::vector<TaskDefinition> task_definitions;
  std::vector<Failure> failures;
  static void members(auto& v, auto& self) {
    v.always("taskDefinitions", self.task_definitions);
    v.always("failures", self.failures);
  }
};
struct DeleteTaskDefinitionsRequest {
  using Response = DeleteTaskDefinitionsResponse;
  static constexpr std::string_view kOperation = "DeleteTaskDefinitions";
  std::vector<std::string> task_definitions;  // at most 10
  static void members(auto& v, auto& self) { v.required("taskDefinitions", self.task_definitions); }
};

struct ListTaskDefinitionsResponse {
  std::vector<std::string> task_definition_arns;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("taskDefinitionArns", self.task_definition_arns);
    v.member("nextToken", self.next_token);
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
  static void members(auto& v, auto& self) {
    v.member("familyPrefix", self.family_prefix);
    v.member("status", self.status);
    v.member("sort", self.sort);
    v.member("nextToken", self.next_token);
    v.member("maxResults", self.max_results);
  }
};

struct ListTaskDefinitionFamiliesResponse {
  std::vector<std::string> families;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("families", self.families);
    v.member("nextToken", self.next_token);
  }
};
struct ListTaskDefinitionFamiliesRequest {
  using Response = ListTaskDefinitionFamiliesResponse;
  static constexpr std::string_view kOperation = "ListTaskDefinitionFamilies";
  std::string family_prefix;
  std::string status;  // ACTIVE, INACTIVE, ALL; empty: ACTIVE and INACTIVE families
  std::string next_token;
  std::optional<int> max_results;
  static void members(auto& v, auto& self) {
    v.member("familyPrefix", self.family_prefix);
    v.member("status", self.status);
    v.member("nextToken", self.next_token);
    v.member("maxResults", self.max_results);
  }
};

}  // namespace sparkecs::wire::ecs
