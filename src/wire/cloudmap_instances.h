// AWS Cloud Map: the instances registered in a service.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/cloudmap_operations.h"
#include "wire/cloudmap_tags.h"

namespace sparkecs::wire::cloudmap {

using RegisterInstanceResponse = OperationStarted;
struct RegisterInstanceRequest {
  using Response = RegisterInstanceResponse;
  static constexpr std::string_view kOperation = "RegisterInstance";
  std::string service_id;
  std::string instance_id;
  std::string creator_request_id;
  std::map<std::string, std::string> attributes;
  static void members(auto& v, auto& self) {
    v.required("ServiceId", self.service_id);
    v.required("InstanceId", self.instance_id);
    v.member("CreatorRequestId", self.creator_request_id);
    v.required("Attributes", self.attributes);
  }
};

using DeregisterInstanceResponse = OperationStarted;
struct DeregisterInstanceRequest {
  using Response = DeregisterInstanceResponse;
  static constexpr std::string_view kOperation = "DeregisterInstance";
  std::string service_id;
  std::string instance_id;
  static void members(auto& v, auto& self) {
    v.required("ServiceId", self.service_id);
    v.required("InstanceId", self.instance_id);
  }
};

struct InstanceSummary {
  std::string id;
  std::map<std::string, std::string> attributes;
  static void members(auto& v, auto& self) {
    v.member("Id", self.id);
    v.always("Attributes", self.attributes);
  }
};
struct ListInstancesResponse {
  std::string resource_owner;
  std::vector<InstanceSummary> instances;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.member("ResourceOwner", self.resource_owner);
    v.always("Instances", self.instances);
    v.member("NextToken", self.next_token);
  }
};
struct ListInstancesRequest {
  using Response = ListInstancesResponse;
  static constexpr std::string_view kOperation = "ListInstances";
  std::string service_id;
  std::string next_token;
  std::optional<int> max_results;
  static void members(auto& v, auto& self) {
    v.required("ServiceId", self.service_id);
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
  }
};

struct Instance {
  std::string id;
  std::string creator_request_id;
  std::map<std::string, std::string> attributes;
  static void members(auto& v, auto& self) {
    v.required("Id", self.id);
    v.member("CreatorRequestId", self.creator_request_id);
    v.always("Attributes", self.attributes);
  }
};
struct GetInstanceResponse {
  std::string resource_owner;
  std::optional<Instance> instance;
  static void members(auto& v, auto& self) {
    v.member("ResourceOwner", self.resource_owner);
    v.member("Instance", self.instance);
  }
};
struct GetInstanceRequest {
  using Response = GetInstanceResponse;
  static constexpr std::string_view kOperation = "GetInstance";
  std::string service_id;
  std::string instance_id;
  static void members(auto& v, auto& self) {
    v.required("ServiceId", self.service_id);
    v.required("InstanceId", self.instance_id);
  }
};

struct HttpInstanceSummary {
  std::string instance_id;
  std::string namespace_name;
  std::string service_name;
  std::string health_status;
  std::map<std::string, std::string> attributes;
  static void members(auto& v, auto& self) {
    v.member("InstanceId", self.instance_id);
    v.member("NamespaceName", self.namespace_name);
    v.member("ServiceName", self.service_name);
    v.member("HealthStatus", self.health_status);
    v.always("Attributes", self.attributes);
  }
};
struct DiscoverInstancesResponse {
  std::vector<HttpInstanceSummary> instances;
  std::optional<std::int64_t> instances_revision;
  static void members(auto& v, auto& self) {
    v.always("Instances", self.instances);
    v.member("InstancesRevision", self.instances_revision);
  }
};
struct DiscoverInstancesRequest {
  using Response = DiscoverInstancesResponse;
  static constexpr std::string_view kOperation = "DiscoverInstances";
  std::string namespace_name;
  std::string service_name;
  std::optional<int> max_results;
  std::map<std::string, std::string> query_parameters;
  std::map<std::string, std::string> optional_parameters;
  std::string health_status;
  static void members(auto& v, auto& self) {
    v.required("NamespaceName", self.namespace_name);
    v.required("ServiceName", self.service_name);
    v.member("MaxResults", self.max_results);
    v.member("QueryParameters", self.query_parameters);
    v.member("OptionalParameters", self.optional_parameters);
    v.member("HealthStatus", self.health_status);
  }
};

struct GetInstancesHealthStatusResponse {
  std::map<std::string, std::string> status;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("Status", self.status);
    v.member("NextToken", self.next_token);
  }
};
struct GetInstancesHealthStatusRequest {
  using Response = GetInstancesHealthStatusResponse;
  static constexpr std::string_view kOperation = "GetInstancesHealthStatus";
  std::string service_id;
  std::vector<std::string> instances;
  std::optional<int> max_results;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.required("ServiceId", self.service_id);
    v.member("Instances", self.instances);
    v.member("MaxResults", self.max_results);
    v.member("NextToken", self.next_token);
  }
};

using UpdateInstanceCustomHealthStatusResponse = Empty;
struct UpdateInstanceCustomHealthStatusRequest {
  using Response = UpdateInstanceCustomHealthStatusResponse;
  static constexpr std::string_view kOperation = "UpdateInstanceCustomHealthStatus";
  std::string service_id;
  std::string instance_id;
  std::string status;
  static void members(auto& v, auto& self) {
    v.required("ServiceId", self.service_id);
    v.required("InstanceId", self.instance_id);
    v.required("Status", self.status);
  }
};

}  // namespace sparkecs::wire::cloudmap
