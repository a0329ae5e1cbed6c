// AWS Cloud Map (servicediscovery, API version 2017-03-14): namespaces, services and the instances registered in them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::cloudmap {

// The answer of asynchronous operations; GetOperation tells how it went.
struct OperationStarted {
  std::string operation_id;
  static void members(auto& v, auto& self) { v.member("OperationId", self.operation_id); }
};

// The answer of operations that answer nothing.
struct Empty {
  static void members(auto&, auto&) {}
};

// --- namespaces ---

using CreatePrivateDnsNamespaceResponse = OperationStarted;
struct Tag {
  std::string key;
  std::string value;
  static void members(auto& v, auto& self) {
    v.required("Key", self.key);
    v.required("Value", self.value);
  }
};
struct SOA {
  std::int64_t ttl = 0;
  static void members(auto& v, auto& self) { v.required("TTL", self.ttl); }
};
struct PrivateDnsPropertiesMutable {
  SOA soa;
  static void members(auto& v, auto& self) { v.required("SOA", self.soa); }
};
struct PrivateDnsNamespaceProperties {
  PrivateDnsPropertiesMutable dns_properties;
  static void members(auto& v, auto& self) { v.required("DnsProperties", self.dns_properties); }
};
struct CreatePrivateDnsNamespaceRequest {
  using Response = CreatePrivateDnsNamespaceResponse;
  static constexpr std::string_view kOperation = "CreatePrivateDnsNamespace";
  std::string name;
  std::string creator_request_id;
  std::string description;
  std::string vpc;
  std::vector<Tag> tags;
  std::optional<PrivateDnsNamespaceProperties> properties;
  static void members(auto& v, auto& self) {
    v.required("Name", self.name);
    v.member("CreatorRequestId", self.creator_request_id);
    v.member("Description", self.description);
    v.required("Vpc", self.vpc);
    v.member("Tags", self.tags);
    v.member("Properties", self.properties);
  }
};

struct DnsProperties {
  std::string hosted_zone_id;
  std::optional<SOA> soa;
  static void members(auto& v, auto& self) {
    v.member("HostedZoneId", self.hosted_zone_id);
    v.member("SOA", self.soa);
  }
};
struct NamespaceProperties {
  std::optional<DnsProperties> dns_properties;
  static void members(auto& v, auto& self) { v.member("DnsProperties", self.dns_properties); }
};
struct Namespace {
  std::string id;
  std::string arn;
  std::string resource_owner;
  std::string name;
  std::string type;
  std::string description;
  std::optional<int> service_count;
  std::optional<NamespaceProperties> properties;
  std::optional<TimePoint> create_date;
  std::string creator_request_id;
  static void members(auto& v, auto& self) {
    v.member("Id", self.id);
    v.member("Arn", self.arn);
    v.member("ResourceOwner", self.resource_owner);
    v.member("Name", self.name);
    v.member("Type", self.type);
    v.member("Description", self.description);
    v.member("ServiceCount", self.service_count);
    v.member("Properties", self.properties);
    v.member("CreateDate", self.create_date);
    v.member("CreatorRequestId", self.creator_request_id);
  }
};
struct GetNamespaceResponse {
  std::optional<Namespace> name_space;
  static void members(auto& v, auto& self) { v.member("Namespace", self.name_space); }
};
struct GetNamespaceRequest {
  using Response = GetNamespaceResponse;
  static constexpr std::string_view kOperation = "GetNamespace";
  std::string id;
  static void members(auto& v, auto& self) { v.required("Id", self.id); }
};

struct NamespaceSummary {
  std::string id;
  std::string arn;
  std::string resource_owner;
  std::string name;
  std::string type;
  std::string description;
  std::optional<int> service_count;
  std::optional<NamespaceProperties> properties;
  std::optional<TimePoint> create_date;
  static void members(auto& v, auto& self) {
    v.member("Id", self.id);
    v.member("Arn", self.arn);
    v.member("ResourceOwner", self.resource_owner);
    v.member("Name", self.name);
    v.member("Type", self.type);
    v.member("Description", self.description);
    v.member("ServiceCount", self.service_count);
    v.member("Properties", self.properties);
    v.member("CreateDate", self.create_date);
  }
};
struct ListNamespacesResponse {
  std::vector<NamespaceSummary> namespaces;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("Namespaces", self.namespaces);
    v.member("NextToken", self.next_token);
  }
};
struct NamespaceFilter {
  std::string name;
  std::vector<std::string> values;
  std::string condition;
  static void members(auto& v, auto& self) {
    v.required("Name", self.name);
    v.required("Values", self.values);
    v.member("Condition", self.condition);
  }
};
struct ListNamespacesRequest {
  using Response = ListNamespacesResponse;
  static constexpr std::string_view kOperation = "ListNamespaces";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<NamespaceFilter> filters;
  static void members(auto& v, auto& self) {
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
    v.member("Filters", self.filters);
  }
};

using DeleteNamespaceResponse = OperationStarted;
struct DeleteNamespaceRequest {
  using Response = DeleteNamespaceResponse;
  static constexpr std::string_view kOperation = "DeleteNamespace";
  std::string id;
  static void members(auto& v, auto& self) { v.required("Id", self.id); }
};

struct Operation {
  std::string id;
  std::string type;
  std::string status;
  std::string error_message;
  std::string error_code;
  std::optional<TimePoint> create_date;
  std::optional<TimePoint> update_date;
  std::map<std::string, std::string> targets;
  static void members(auto& v, auto& self) {
    v.member("Id", self.id);
    v.member("Type", self.type);
    v.member("Status", self.status);
    v.member("ErrorMessage", self.error_message);
    v.member("ErrorCode", self.error_code);
    v.member("CreateDate", self.create_date);
    v.member("UpdateDate", self.update_date);
    v.member("Targets", self.targets);
  }
};
struct GetOperationResponse {
  std::optional<Operation> operation;
  static void members(auto& v, auto& self) { v.member("Operation", self.operation); }
};
struct GetOperationRequest {
  using Response = GetOperationResponse;
  static constexpr std::string_view kOperation = "GetOperation";
  std::string operation_id;
  static void members(auto& v, auto& self) { v.required("OperationId", self.operation_id); }
};

// --- services ---

struct DnsRecord {
  std::string type;
  std::int64_t ttl = 0;
  static void members(auto& v, auto& self) {
    v.required("Type", self.type);
    v.required("TTL", self.ttl);
  }
};
struct DnsConfig {
  std::string namespace_id;
  std::string routing_policy;
  std::vector<DnsRecord> dns_records;
  static void members(auto& v, auto& self) {
    v.member("NamespaceId", self.namespace_id);
    v.member("RoutingPolicy", self.routing_policy);
    v.required("DnsRecords", self.dns_records);
  }
};
struct HealthCheckCustomConfig {
  std::optional<int> failure_threshold;
  static void members(auto& v, auto& self) { v.member("FailureThreshold", self.failure_threshold); }
};
struct Service {
  std::string id;
  std::string arn;
  std::string resource_owner;
  std::string name;
  std::string namespace_id;
  std::string description;
  std::optional<int> instance_count;
  std::optional<DnsConfig> dns_config;
  std::string type;
  std::optional<HealthCheckCustomConfig> health_check_custom_config;
  std::optional<TimePoint> create_date;
  std::string creator_request_id;
  static void members(auto& v, auto& self) {
    v.member("Id", self.id);
    v.member("Arn", self.arn);
    v.member("ResourceOwner", self.resource_owner);
    v.member("Name", self.name);
    v.member("NamespaceId", self.namespace_id);
    v.member("Description", self.description);
    v.member("InstanceCount", self.instance_count);
    v.member("DnsConfig", self.dns_config);
    v.member("Type", self.type);
    v.member("HealthCheckCustomConfig", self.health_check_custom_config);
    v.member("CreateDate", self.create_date);
    v.member("CreatorRequestId", self.creator_request_id);
  }
};
struct CreateServiceResponse {
  std::optional<Service> service;
  static void members(auto& v, auto& self) { v.member("Service", self.service); }
};
struct CreateServiceRequest {
  using Response = CreateServiceResponse;
  static constexpr std::string_view kOperation = "CreateService";
  std::string name;
  std::string namespace_id;
  std::string creator_request_id;
  std::string description;
  std::optional<DnsConfig> dns_config;
  Document health_check_config;  // for public namespaces only
  std::optional<HealthCheckCustomConfig> health_check_custom_config;
  std::vector<Tag> tags;
  std::string type;
  static void members(auto& v, auto& self) {
    v.required("Name", self.name);
    v.member("NamespaceId", self.namespace_id);
    v.member("CreatorRequestId", self.creator_request_id);
    v.member("Description", self.description);
    v.member("DnsConfig", self.dns_config);
    v.member("HealthCheckConfig", self.health_check_config);
    v.member("HealthCheckCustomConfig", self.health_check_custom_config);
    v.member("Tags", self.tags);
    v.member("Type", self.type);
  }
};

struct GetServiceResponse {
  std::optional<Service> service;
  static void members(auto& v, auto& self) { v.member("Service", self.service); }
};
struct GetServiceRequest {
  using Response = GetServiceResponse;
  static constexpr std::string_view kOperation = "GetService";
  std::string id;
  static void members(auto& v, auto& self) { v.required("Id", self.id); }
};

struct ServiceSummary {
  std::string id;
  std::string arn;
  std::string resource_owner;
  std::string name;
  std::string type;
  std::string description;
  std::optional<int> instance_count;
  std::optional<DnsConfig> dns_config;
  std::optional<HealthCheckCustomConfig> health_check_custom_config;
  std::optional<TimePoint> create_date;
  static void members(auto& v, auto& self) {
    v.member("Id", self.id);
    v.member("Arn", self.arn);
    v.member("ResourceOwner", self.resource_owner);
    v.member("Name", self.name);
    v.member("Type", self.type);
    v.member("Description", self.description);
    v.member("InstanceCount", self.instance_count);
    v.member("DnsConfig", self.dns_config);
    v.member("HealthCheckCustomConfig", self.health_check_custom_config);
    v.member("CreateDate", self.create_date);
  }
};
struct ListServicesResponse {
  std::vector<ServiceSummary> services;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("Services", self.services);
    v.member("NextToken", self.next_token);
  }
};
struct ServiceFilter {
  std::string name;
  std::vector<std::string> values;
  std::string condition;
  static void members(auto& v, auto& self) {
    v.required("Name", self.name);
    v.required("Values", self.values);
    v.member("Condition", self.condition);
  }
};
struct ListServicesRequest {
  using Response = ListServicesResponse;
  static constexpr std::string_view kOperation = "ListServices";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<ServiceFilter> filters;
  static void members(auto& v, auto& self) {
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
    v.member("Filters", self.filters);
  }
};

using UpdateServiceResponse = OperationStarted;
struct DnsConfigChange {
  std::vector<DnsRecord> dns_records;
  static void members(auto& v, auto& self) { v.required("DnsRecords", self.dns_records); }
};
struct ServiceChange {
  std::string description;
  std::optional<DnsConfigChange> dns_config;
  static void members(auto& v, auto& self) {
    v.member("Description", self.description);
    v.member("DnsConfig", self.dns_config);
  }
};
struct UpdateServiceRequest {
  using Response = UpdateServiceResponse;
  static constexpr std::string_view kOperation = "UpdateService";
  std::string id;
  ServiceChange service;
  static void members(auto& v, auto& self) {
    v.required("Id", self.id);
    v.required("Service", self.service);
  }
};

using DeleteServiceResponse = Empty;
struct DeleteServiceRequest {
  using Response = DeleteServiceResponse;
  static constexpr std::string_view kOperation = "DeleteService";
  std::string id;
  static void members(auto& v, auto& self) { v.required("Id", self.id); }
};

// --- instances ---

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

// --- tags ---

using TagResourceResponse = Empty;
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.required("ResourceARN", self.resource_arn);
    v.required("Tags", self.tags);
  }
};

using UntagResourceResponse = Empty;
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static void members(auto& v, auto& self) {
    v.required("ResourceARN", self.resource_arn);
    v.required("TagKeys", self.tag_keys);
  }
};

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) { v.always("Tags", self.tags); }
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static void members(auto& v, auto& self) { v.required("ResourceARN", self.resource_arn); }
};

}  // namespace sparkecs::wire::cloudmap
