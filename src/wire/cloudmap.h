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
  template <class V>
  static void members(V& v) {
    v.member("OperationId", &OperationStarted::operation_id);
  }
};

// The answer of operations that answer nothing.
struct Empty {
  template <class V>
  static void members(V&) {}
};

// --- namespaces ---

using CreatePrivateDnsNamespaceResponse = OperationStarted;
struct Tag {
  std::string key;
  std::string value;
  template <class V>
  static void members(V& v) {
    v.required("Key", &Tag::key);
    v.required("Value", &Tag::value);
  }
};
struct SOA {
  std::int64_t ttl = 0;
  template <class V>
  static void members(V& v) {
    v.required("TTL", &SOA::ttl);
  }
};
struct PrivateDnsPropertiesMutable {
  SOA soa;
  template <class V>
  static void members(V& v) {
    v.required("SOA", &PrivateDnsPropertiesMutable::soa);
  }
};
struct PrivateDnsNamespaceProperties {
  PrivateDnsPropertiesMutable dns_properties;
  template <class V>
  static void members(V& v) {
    v.required("DnsProperties", &PrivateDnsNamespaceProperties::dns_properties);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("Name", &CreatePrivateDnsNamespaceRequest::name);
    v.member("CreatorRequestId", &CreatePrivateDnsNamespaceRequest::creator_request_id);
    v.member("Description", &CreatePrivateDnsNamespaceRequest::description);
    v.required("Vpc", &CreatePrivateDnsNamespaceRequest::vpc);
    v.member("Tags", &CreatePrivateDnsNamespaceRequest::tags);
    v.member("Properties", &CreatePrivateDnsNamespaceRequest::properties);
  }
};

struct DnsProperties {
  std::string hosted_zone_id;
  std::optional<SOA> soa;
  template <class V>
  static void members(V& v) {
    v.member("HostedZoneId", &DnsProperties::hosted_zone_id);
    v.member("SOA", &DnsProperties::soa);
  }
};
struct NamespaceProperties {
  std::optional<DnsProperties> dns_properties;
  template <class V>
  static void members(V& v) {
    v.member("DnsProperties", &NamespaceProperties::dns_properties);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("Id", &Namespace::id);
    v.member("Arn", &Namespace::arn);
    v.member("ResourceOwner", &Namespace::resource_owner);
    v.member("Name", &Namespace::name);
    v.member("Type", &Namespace::type);
    v.member("Description", &Namespace::description);
    v.member("ServiceCount", &Namespace::service_count);
    v.member("Properties", &Namespace::properties);
    v.member("CreateDate", &Namespace::create_date);
    v.member("CreatorRequestId", &Namespace::creator_request_id);
  }
};
struct GetNamespaceResponse {
  std::optional<Namespace> name_space;
  template <class V>
  static void members(V& v) {
    v.member("Namespace", &GetNamespaceResponse::name_space);
  }
};
struct GetNamespaceRequest {
  using Response = GetNamespaceResponse;
  static constexpr std::string_view kOperation = "GetNamespace";
  std::string id;
  template <class V>
  static void members(V& v) {
    v.required("Id", &GetNamespaceRequest::id);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("Id", &NamespaceSummary::id);
    v.member("Arn", &NamespaceSummary::arn);
    v.member("ResourceOwner", &NamespaceSummary::resource_owner);
    v.member("Name", &NamespaceSummary::name);
    v.member("Type", &NamespaceSummary::type);
    v.member("Description", &NamespaceSummary::description);
    v.member("ServiceCount", &NamespaceSummary::service_count);
    v.member("Properties", &NamespaceSummary::properties);
    v.member("CreateDate", &NamespaceSummary::create_date);
  }
};
struct ListNamespacesResponse {
  std::vector<NamespaceSummary> namespaces;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("Namespaces", &ListNamespacesResponse::namespaces);
    v.member("NextToken", &ListNamespacesResponse::next_token);
  }
};
struct NamespaceFilter {
  std::string name;
  std::vector<std::string> values;
  std::string condition;
  template <class V>
  static void members(V& v) {
    v.required("Name", &NamespaceFilter::name);
    v.required("Values", &NamespaceFilter::values);
    v.member("Condition", &NamespaceFilter::condition);
  }
};
struct ListNamespacesRequest {
  using Response = ListNamespacesResponse;
  static constexpr std::string_view kOperation = "ListNamespaces";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<NamespaceFilter> filters;
  template <class V>
  static void members(V& v) {
    v.member("NextToken", &ListNamespacesRequest::next_token);
    v.member("MaxResults", &ListNamespacesRequest::max_results);
    v.member("Filters", &ListNamespacesRequest::filters);
  }
};

using DeleteNamespaceResponse = OperationStarted;
struct DeleteNamespaceRequest {
  using Response = DeleteNamespaceResponse;
  static constexpr std::string_view kOperation = "DeleteNamespace";
  std::string id;
  template <class V>
  static void members(V& v) {
    v.required("Id", &DeleteNamespaceRequest::id);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("Id", &Operation::id);
    v.member("Type", &Operation::type);
    v.member("Status", &Operation::status);
    v.member("ErrorMessage", &Operation::error_message);
    v.member("ErrorCode", &Operation::error_code);
    v.member("CreateDate", &Operation::create_date);
    v.member("UpdateDate", &Operation::update_date);
    v.member("Targets", &Operation::targets);
  }
};
struct GetOperationResponse {
  std::optional<Operation> operation;
  template <class V>
  static void members(V& v) {
    v.member("Operation", &GetOperationResponse::operation);
  }
};
struct GetOperationRequest {
  using Response = GetOperationResponse;
  static constexpr std::string_view kOperation = "GetOperation";
  std::string operation_id;
  template <class V>
  static void members(V& v) {
    v.required("OperationId", &GetOperationRequest::operation_id);
  }
};

// --- services ---

struct DnsRecord {
  std::string type;
  std::int64_t ttl = 0;
  template <class V>
  static void members(V& v) {
    v.required("Type", &DnsRecord::type);
    v.required("TTL", &DnsRecord::ttl);
  }
};
struct DnsConfig {
  std::string namespace_id;
  std::string routing_policy;
  std::vector<DnsRecord> dns_records;
  template <class V>
  static void members(V& v) {
    v.member("NamespaceId", &DnsConfig::namespace_id);
    v.member("RoutingPolicy", &DnsConfig::routing_policy);
    v.required("DnsRecords", &DnsConfig::dns_records);
  }
};
struct HealthCheckCustomConfig {
  std::optional<int> failure_threshold;
  template <class V>
  static void members(V& v) {
    v.member("FailureThreshold", &HealthCheckCustomConfig::failure_threshold);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("Id", &Service::id);
    v.member("Arn", &Service::arn);
    v.member("ResourceOwner", &Service::resource_owner);
    v.member("Name", &Service::name);
    v.member("NamespaceId", &Service::namespace_id);
    v.member("Description", &Service::description);
    v.member("InstanceCount", &Service::instance_count);
    v.member("DnsConfig", &Service::dns_config);
    v.member("Type", &Service::type);
    v.member("HealthCheckCustomConfig", &Service::health_check_custom_config);
    v.member("CreateDate", &Service::create_date);
    v.member("CreatorRequestId", &Service::creator_request_id);
  }
};
struct CreateServiceResponse {
  std::optional<Service> service;
  template <class V>
  static void members(V& v) {
    v.member("Service", &CreateServiceResponse::service);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("Name", &CreateServiceRequest::name);
    v.member("NamespaceId", &CreateServiceRequest::namespace_id);
    v.member("CreatorRequestId", &CreateServiceRequest::creator_request_id);
    v.member("Description", &CreateServiceRequest::description);
    v.member("DnsConfig", &CreateServiceRequest::dns_config);
    v.member("HealthCheckConfig", &CreateServiceRequest::health_check_config);
    v.member("HealthCheckCustomConfig", &CreateServiceRequest::health_check_custom_config);
    v.member("Tags", &CreateServiceRequest::tags);
    v.member("Type", &CreateServiceRequest::type);
  }
};

struct GetServiceResponse {
  std::optional<Service> service;
  template <class V>
  static void members(V& v) {
    v.member("Service", &GetServiceResponse::service);
  }
};
struct GetServiceRequest {
  using Response = GetServiceResponse;
  static constexpr std::string_view kOperation = "GetService";
  std::string id;
  template <class V>
  static void members(V& v) {
    v.required("Id", &GetServiceRequest::id);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("Id", &ServiceSummary::id);
    v.member("Arn", &ServiceSummary::arn);
    v.member("ResourceOwner", &ServiceSummary::resource_owner);
    v.member("Name", &ServiceSummary::name);
    v.member("Type", &ServiceSummary::type);
    v.member("Description", &ServiceSummary::description);
    v.member("InstanceCount", &ServiceSummary::instance_count);
    v.member("DnsConfig", &ServiceSummary::dns_config);
    v.member("HealthCheckCustomConfig", &ServiceSummary::health_check_custom_config);
    v.member("CreateDate", &ServiceSummary::create_date);
  }
};
struct ListServicesResponse {
  std::vector<ServiceSummary> services;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("Services", &ListServicesResponse::services);
    v.member("NextToken", &ListServicesResponse::next_token);
  }
};
struct ServiceFilter {
  std::string name;
  std::vector<std::string> values;
  std::string condition;
  template <class V>
  static void members(V& v) {
    v.required("Name", &ServiceFilter::name);
    v.required("Values", &ServiceFilter::values);
    v.member("Condition", &ServiceFilter::condition);
  }
};
struct ListServicesRequest {
  using Response = ListServicesResponse;
  static constexpr std::string_view kOperation = "ListServices";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<ServiceFilter> filters;
  template <class V>
  static void members(V& v) {
    v.member("NextToken", &ListServicesRequest::next_token);
    v.member("MaxResults", &ListServicesRequest::max_results);
    v.member("Filters", &ListServicesRequest::filters);
  }
};

using UpdateServiceResponse = OperationStarted;
struct DnsConfigChange {
  std::vector<DnsRecord> dns_records;
  template <class V>
  static void members(V& v) {
    v.required("DnsRecords", &DnsConfigChange::dns_records);
  }
};
struct ServiceChange {
  std::string description;
  std::optional<DnsConfigChange> dns_config;
  template <class V>
  static void members(V& v) {
    v.member("Description", &ServiceChange::description);
    v.member("DnsConfig", &ServiceChange::dns_config);
  }
};
struct UpdateServiceRequest {
  using Response = UpdateServiceResponse;
  static constexpr std::string_view kOperation = "UpdateService";
  std::string id;
  ServiceChange service;
  template <class V>
  static void members(V& v) {
    v.required("Id", &UpdateServiceRequest::id);
    v.required("Service", &UpdateServiceRequest::service);
  }
};

using DeleteServiceResponse = Empty;
struct DeleteServiceRequest {
  using Response = DeleteServiceResponse;
  static constexpr std::string_view kOperation = "DeleteService";
  std::string id;
  template <class V>
  static void members(V& v) {
    v.required("Id", &DeleteServiceRequest::id);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("ServiceId", &RegisterInstanceRequest::service_id);
    v.required("InstanceId", &RegisterInstanceRequest::instance_id);
    v.member("CreatorRequestId", &RegisterInstanceRequest::creator_request_id);
    v.required("Attributes", &RegisterInstanceRequest::attributes);
  }
};

using DeregisterInstanceResponse = OperationStarted;
struct DeregisterInstanceRequest {
  using Response = DeregisterInstanceResponse;
  static constexpr std::string_view kOperation = "DeregisterInstance";
  std::string service_id;
  std::string instance_id;
  template <class V>
  static void members(V& v) {
    v.required("ServiceId", &DeregisterInstanceRequest::service_id);
    v.required("InstanceId", &DeregisterInstanceRequest::instance_id);
  }
};

struct InstanceSummary {
  std::string id;
  std::map<std::string, std::string> attributes;
  template <class V>
  static void members(V& v) {
    v.member("Id", &InstanceSummary::id);
    v.always("Attributes", &InstanceSummary::attributes);
  }
};
struct ListInstancesResponse {
  std::string resource_owner;
  std::vector<InstanceSummary> instances;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.member("ResourceOwner", &ListInstancesResponse::resource_owner);
    v.always("Instances", &ListInstancesResponse::instances);
    v.member("NextToken", &ListInstancesResponse::next_token);
  }
};
struct ListInstancesRequest {
  using Response = ListInstancesResponse;
  static constexpr std::string_view kOperation = "ListInstances";
  std::string service_id;
  std::string next_token;
  std::optional<int> max_results;
  template <class V>
  static void members(V& v) {
    v.required("ServiceId", &ListInstancesRequest::service_id);
    v.member("NextToken", &ListInstancesRequest::next_token);
    v.member("MaxResults", &ListInstancesRequest::max_results);
  }
};

struct Instance {
  std::string id;
  std::string creator_request_id;
  std::map<std::string, std::string> attributes;
  template <class V>
  static void members(V& v) {
    v.required("Id", &Instance::id);
    v.member("CreatorRequestId", &Instance::creator_request_id);
    v.always("Attributes", &Instance::attributes);
  }
};
struct GetInstanceResponse {
  std::string resource_owner;
  std::optional<Instance> instance;
  template <class V>
  static void members(V& v) {
    v.member("ResourceOwner", &GetInstanceResponse::resource_owner);
    v.member("Instance", &GetInstanceResponse::instance);
  }
};
struct GetInstanceRequest {
  using Response = GetInstanceResponse;
  static constexpr std::string_view kOperation = "GetInstance";
  std::string service_id;
  std::string instance_id;
  template <class V>
  static void members(V& v) {
    v.required("ServiceId", &GetInstanceRequest::service_id);
    v.required("InstanceId", &GetInstanceRequest::instance_id);
  }
};

struct HttpInstanceSummary {
  std::string instance_id;
  std::string namespace_name;
  std::string service_name;
  std::string health_status;
  std::map<std::string, std::string> attributes;
  template <class V>
  static void members(V& v) {
    v.member("InstanceId", &HttpInstanceSummary::instance_id);
    v.member("NamespaceName", &HttpInstanceSummary::namespace_name);
    v.member("ServiceName", &HttpInstanceSummary::service_name);
    v.member("HealthStatus", &HttpInstanceSummary::health_status);
    v.always("Attributes", &HttpInstanceSummary::attributes);
  }
};
struct DiscoverInstancesResponse {
  std::vector<HttpInstanceSummary> instances;
  std::optional<std::int64_t> instances_revision;
  template <class V>
  static void members(V& v) {
    v.always("Instances", &DiscoverInstancesResponse::instances);
    v.member("InstancesRevision", &DiscoverInstancesResponse::instances_revision);
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
  template <class V>
  static void members(V& v) {
    v.required("NamespaceName", &DiscoverInstancesRequest::namespace_name);
    v.required("ServiceName", &DiscoverInstancesRequest::service_name);
    v.member("MaxResults", &DiscoverInstancesRequest::max_results);
    v.member("QueryParameters", &DiscoverInstancesRequest::query_parameters);
    v.member("OptionalParameters", &DiscoverInstancesRequest::optional_parameters);
    v.member("HealthStatus", &DiscoverInstancesRequest::health_status);
  }
};

struct GetInstancesHealthStatusResponse {
  std::map<std::string, std::string> status;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("Status", &GetInstancesHealthStatusResponse::status);
    v.member("NextToken", &GetInstancesHealthStatusResponse::next_token);
  }
};
struct GetInstancesHealthStatusRequest {
  using Response = GetInstancesHealthStatusResponse;
  static constexpr std::string_view kOperation = "GetInstancesHealthStatus";
  std::string service_id;
  std::vector<std::string> instances;
  std::optional<int> max_results;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.required("ServiceId", &GetInstancesHealthStatusRequest::service_id);
    v.member("Instances", &GetInstancesHealthStatusRequest::instances);
    v.member("MaxResults", &GetInstancesHealthStatusRequest::max_results);
    v.member("NextToken", &GetInstancesHealthStatusRequest::next_token);
  }
};

using UpdateInstanceCustomHealthStatusResponse = Empty;
struct UpdateInstanceCustomHealthStatusRequest {
  using Response = UpdateInstanceCustomHealthStatusResponse;
  static constexpr std::string_view kOperation = "UpdateInstanceCustomHealthStatus";
  std::string service_id;
  std::string instance_id;
  std::string status;
  template <class V>
  static void members(V& v) {
    v.required("ServiceId", &UpdateInstanceCustomHealthStatusRequest::service_id);
    v.required("InstanceId", &UpdateInstanceCustomHealthStatusRequest::instance_id);
    v.required("Status", &UpdateInstanceCustomHealthStatusRequest::status);
  }
};

// --- tags ---

using TagResourceResponse = Empty;
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.required("ResourceARN", &TagResourceRequest::resource_arn);
    v.required("Tags", &TagResourceRequest::tags);
  }
};

using UntagResourceResponse = Empty;
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  template <class V>
  static void members(V& v) {
    v.required("ResourceARN", &UntagResourceRequest::resource_arn);
    v.required("TagKeys", &UntagResourceRequest::tag_keys);
  }
};

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.always("Tags", &ListTagsForResourceResponse::tags);
  }
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  template <class V>
  static void members(V& v) {
    v.required("ResourceARN", &ListTagsForResourceRequest::resource_arn);
  }
};

}  // namespace sparkecs::wire::cloudmap
