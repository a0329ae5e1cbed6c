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
  static constexpr auto kMembers = members(member("OperationId", &OperationStarted::operation_id));
};

// The answer of operations that answer nothing.
struct Empty {
  static constexpr auto kMembers = members();
};

// --- namespaces ---

using CreatePrivateDnsNamespaceResponse = OperationStarted;
struct Tag {
  std::string key;
  std::string value;
  static constexpr auto kMembers = members(required("Key", &Tag::key), required("Value", &Tag::value));
};
struct SOA {
  std::int64_t ttl = 0;
  static constexpr auto kMembers = members(required("TTL", &SOA::ttl));
};
struct PrivateDnsPropertiesMutable {
  SOA soa;
  static constexpr auto kMembers = members(required("SOA", &PrivateDnsPropertiesMutable::soa));
};
struct PrivateDnsNamespaceProperties {
  PrivateDnsPropertiesMutable dns_properties;
  static constexpr auto kMembers = members(required("DnsProperties", &PrivateDnsNamespaceProperties::dns_properties));
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
  static constexpr auto kMembers = members(
      required("Name", &CreatePrivateDnsNamespaceRequest::name),
      member("CreatorRequestId", &CreatePrivateDnsNamespaceRequest::creator_request_id),
      member("Description", &CreatePrivateDnsNamespaceRequest::description),
      required("Vpc", &CreatePrivateDnsNamespaceRequest::vpc), member("Tags", &CreatePrivateDnsNamespaceRequest::tags),
      member("Properties", &CreatePrivateDnsNamespaceRequest::properties));
};

struct DnsProperties {
  std::string hosted_zone_id;
  std::optional<SOA> soa;
  static constexpr auto kMembers =
      members(member("HostedZoneId", &DnsProperties::hosted_zone_id), member("SOA", &DnsProperties::soa));
};
struct NamespaceProperties {
  std::optional<DnsProperties> dns_properties;
  static constexpr auto kMembers = members(member("DnsProperties", &NamespaceProperties::dns_properties));
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
  static constexpr auto kMembers = members(
      member("Id", &Namespace::id), member("Arn", &Namespace::arn), member("ResourceOwner", &Namespace::resource_owner),
      member("Name", &Namespace::name), member("Type", &Namespace::type),
      member("Description", &Namespace::description), member("ServiceCount", &Namespace::service_count),
      member("Properties", &Namespace::properties), member("CreateDate", &Namespace::create_date),
      member("CreatorRequestId", &Namespace::creator_request_id));
};
struct GetNamespaceResponse {
  std::optional<Namespace> name_space;
  static constexpr auto kMembers = members(member("Namespace", &GetNamespaceResponse::name_space));
};
struct GetNamespaceRequest {
  using Response = GetNamespaceResponse;
  static constexpr std::string_view kOperation = "GetNamespace";
  std::string id;
  static constexpr auto kMembers = members(required("Id", &GetNamespaceRequest::id));
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
  static constexpr auto kMembers = members(
      member("Id", &NamespaceSummary::id), member("Arn", &NamespaceSummary::arn),
      member("ResourceOwner", &NamespaceSummary::resource_owner), member("Name", &NamespaceSummary::name),
      member("Type", &NamespaceSummary::type), member("Description", &NamespaceSummary::description),
      member("ServiceCount", &NamespaceSummary::service_count), member("Properties", &NamespaceSummary::properties),
      member("CreateDate", &NamespaceSummary::create_date));
};
struct ListNamespacesResponse {
  std::vector<NamespaceSummary> namespaces;
  std::string next_token;
  static constexpr auto kMembers = members(always("Namespaces", &ListNamespacesResponse::namespaces),
                                           member("NextToken", &ListNamespacesResponse::next_token));
};
struct NamespaceFilter {
  std::string name;
  std::vector<std::string> values;
  std::string condition;
  static constexpr auto kMembers =
      members(required("Name", &NamespaceFilter::name), required("Values", &NamespaceFilter::values),
              member("Condition", &NamespaceFilter::condition));
};
struct ListNamespacesRequest {
  using Response = ListNamespacesResponse;
  static constexpr std::string_view kOperation = "ListNamespaces";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<NamespaceFilter> filters;
  static constexpr auto kMembers = members(member("NextToken", &ListNamespacesRequest::next_token),
                                           member("MaxResults", &ListNamespacesRequest::max_results),
                                           member("Filters", &ListNamespacesRequest::filters));
};

using DeleteNamespaceResponse = OperationStarted;
struct DeleteNamespaceRequest {
  using Response = DeleteNamespaceResponse;
  static constexpr std::string_view kOperation = "DeleteNamespace";
  std::string id;
  static constexpr auto kMembers = members(required("Id", &DeleteNamespaceRequest::id));
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
  static constexpr auto kMembers =
      members(member("Id", &Operation::id), member("Type", &Operation::type), member("Status", &Operation::status),
              member("ErrorMessage", &Operation::error_message), member("ErrorCode", &Operation::error_code),
              member("CreateDate", &Operation::create_date), member("UpdateDate", &Operation::update_date),
              member("Targets", &Operation::targets));
};
struct GetOperationResponse {
  std::optional<Operation> operation;
  static constexpr auto kMembers = members(member("Operation", &GetOperationResponse::operation));
};
struct GetOperationRequest {
  using Response = GetOperationResponse;
  static constexpr std::string_view kOperation = "GetOperation";
  std::string operation_id;
  static constexpr auto kMembers = members(required("OperationId", &GetOperationRequest::operation_id));
};

// --- services ---

struct DnsRecord {
  std::string type;
  std::int64_t ttl = 0;
  static constexpr auto kMembers = members(required("Type", &DnsRecord::type), required("TTL", &DnsRecord::ttl));
};
struct DnsConfig {
  std::string namespace_id;
  std::string routing_policy;
  std::vector<DnsRecord> dns_records;
  static constexpr auto kMembers =
      members(member("NamespaceId", &DnsConfig::namespace_id), member("RoutingPolicy", &DnsConfig::routing_policy),
              required("DnsRecords", &DnsConfig::dns_records));
};
struct HealthCheckCustomConfig {
  std::optional<int> failure_threshold;
  static constexpr auto kMembers = members(member("FailureThreshold", &HealthCheckCustomConfig::failure_threshold));
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
  static constexpr auto kMembers =
      members(member("Id", &Service::id), member("Arn", &Service::arn),
              member("ResourceOwner", &Service::resource_owner), member("Name", &Service::name),
              member("NamespaceId", &Service::namespace_id), member("Description", &Service::description),
              member("InstanceCount", &Service::instance_count), member("DnsConfig", &Service::dns_config),
              member("Type", &Service::type), member("HealthCheckCustomConfig", &Service::health_check_custom_config),
              member("CreateDate", &Service::create_date), member("CreatorRequestId", &Service::creator_request_id));
};
struct CreateServiceResponse {
  std::optional<Service> service;
  static constexpr auto kMembers = members(member("Service", &CreateServiceResponse::service));
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
  static constexpr auto kMembers = members(
      required("Name", &CreateServiceRequest::name), member("NamespaceId", &CreateServiceRequest::namespace_id),
      member("CreatorRequestId", &CreateServiceRequest::creator_request_id),
      member("Description", &CreateServiceRequest::description), member("DnsConfig", &CreateServiceRequest::dns_config),
      member("HealthCheckConfig", &CreateServiceRequest::health_check_config),
      member("HealthCheckCustomConfig", &CreateServiceRequest::health_check_custom_config),
      member("Tags", &CreateServiceRequest::tags), member("Type", &CreateServiceRequest::type));
};

struct GetServiceResponse {
  std::optional<Service> service;
  static constexpr auto kMembers = members(member("Service", &GetServiceResponse::service));
};
struct GetServiceRequest {
  using Response = GetServiceResponse;
  static constexpr std::string_view kOperation = "GetService";
  std::string id;
  static constexpr auto kMembers = members(required("Id", &GetServiceRequest::id));
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
  static constexpr auto kMembers = members(
      member("Id", &ServiceSummary::id), member("Arn", &ServiceSummary::arn),
      member("ResourceOwner", &ServiceSummary::resource_owner), member("Name", &ServiceSummary::name),
      member("Type", &ServiceSummary::type), member("Description", &ServiceSummary::description),
      member("InstanceCount", &ServiceSummary::instance_count), member("DnsConfig", &ServiceSummary::dns_config),
      member("HealthCheckCustomConfig", &ServiceSummary::health_check_custom_config),
      member("CreateDate", &ServiceSummary::create_date));
};
struct ListServicesResponse {
  std::vector<ServiceSummary> services;
  std::string next_token;
  static constexpr auto kMembers = members(always("Services", &ListServicesResponse::services),
                                           member("NextToken", &ListServicesResponse::next_token));
};
struct ServiceFilter {
  std::string name;
  std::vector<std::string> values;
  std::string condition;
  static constexpr auto kMembers =
      members(required("Name", &ServiceFilter::name), required("Values", &ServiceFilter::values),
              member("Condition", &ServiceFilter::condition));
};
struct ListServicesRequest {
  using Response = ListServicesResponse;
  static constexpr std::string_view kOperation = "ListServices";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<ServiceFilter> filters;
  static constexpr auto kMembers = members(member("NextToken", &ListServicesRequest::next_token),
                                           member("MaxResults", &ListServicesRequest::max_results),
                                           member("Filters", &ListServicesRequest::filters));
};

using UpdateServiceResponse = OperationStarted;
struct DnsConfigChange {
  std::vector<DnsRecord> dns_records;
  static constexpr auto kMembers = members(required("DnsRecords", &DnsConfigChange::dns_records));
};
struct ServiceChange {
  std::string description;
  std::optional<DnsConfigChange> dns_config;
  static constexpr auto kMembers =
      members(member("Description", &ServiceChange::description), member("DnsConfig", &ServiceChange::dns_config));
};
struct UpdateServiceRequest {
  using Response = UpdateServiceResponse;
  static constexpr std::string_view kOperation = "UpdateService";
  std::string id;
  ServiceChange service;
  static constexpr auto kMembers =
      members(required("Id", &UpdateServiceRequest::id), required("Service", &UpdateServiceRequest::service));
};

using DeleteServiceResponse = Empty;
struct DeleteServiceRequest {
  using Response = DeleteServiceResponse;
  static constexpr std::string_view kOperation = "DeleteService";
  std::string id;
  static constexpr auto kMembers = members(required("Id", &DeleteServiceRequest::id));
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
  static constexpr auto kMembers = members(required("ServiceId", &RegisterInstanceRequest::service_id),
                                           required("InstanceId", &RegisterInstanceRequest::instance_id),
                                           member("CreatorRequestId", &RegisterInstanceRequest::creator_request_id),
                                           required("Attributes", &RegisterInstanceRequest::attributes));
};

using DeregisterInstanceResponse = OperationStarted;
struct DeregisterInstanceRequest {
  using Response = DeregisterInstanceResponse;
  static constexpr std::string_view kOperation = "DeregisterInstance";
  std::string service_id;
  std::string instance_id;
  static constexpr auto kMembers = members(required("ServiceId", &DeregisterInstanceRequest::service_id),
                                           required("InstanceId", &DeregisterInstanceRequest::instance_id));
};

struct InstanceSummary {
  std::string id;
  std::map<std::string, std::string> attributes;
  static constexpr auto kMembers =
      members(member("Id", &InstanceSummary::id), always("Attributes", &InstanceSummary::attributes));
};
struct ListInstancesResponse {
  std::string resource_owner;
  std::vector<InstanceSummary> instances;
  std::string next_token;
  static constexpr auto kMembers = members(member("ResourceOwner", &ListInstancesResponse::resource_owner),
                                           always("Instances", &ListInstancesResponse::instances),
                                           member("NextToken", &ListInstancesResponse::next_token));
};
struct ListInstancesRequest {
  using Response = ListInstancesResponse;
  static constexpr std::string_view kOperation = "ListInstances";
  std::string service_id;
  std::string next_token;
  std::optional<int> max_results;
  static constexpr auto kMembers = members(required("ServiceId", &ListInstancesRequest::service_id),
                                           member("NextToken", &ListInstancesRequest::next_token),
                                           member("MaxResults", &ListInstancesRequest::max_results));
};

struct Instance {
  std::string id;
  std::string creator_request_id;
  std::map<std::string, std::string> attributes;
  static constexpr auto kMembers =
      members(required("Id", &Instance::id), member("CreatorRequestId", &Instance::creator_request_id),
              always("Attributes", &Instance::attributes));
};
struct GetInstanceResponse {
  std::string resource_owner;
  std::optional<Instance> instance;
  static constexpr auto kMembers = members(member("ResourceOwner", &GetInstanceResponse::resource_owner),
                                           member("Instance", &GetInstanceResponse::instance));
};
struct GetInstanceRequest {
  using Response = GetInstanceResponse;
  static constexpr std::string_view kOperation = "GetInstance";
  std::string service_id;
  std::string instance_id;
  static constexpr auto kMembers = members(required("ServiceId", &GetInstanceRequest::service_id),
                                           required("InstanceId", &GetInstanceRequest::instance_id));
};

struct HttpInstanceSummary {
  std::string instance_id;
  std::string namespace_name;
  std::string service_name;
  std::string health_status;
  std::map<std::string, std::string> attributes;
  static constexpr auto kMembers = members(member("InstanceId", &HttpInstanceSummary::instance_id),
                                           member("NamespaceName", &HttpInstanceSummary::namespace_name),
                                           member("ServiceName", &HttpInstanceSummary::service_name),
                                           member("HealthStatus", &HttpInstanceSummary::health_status),
                                           always("Attributes", &HttpInstanceSummary::attributes));
};
struct DiscoverInstancesResponse {
  std::vector<HttpInstanceSummary> instances;
  std::optional<std::int64_t> instances_revision;
  static constexpr auto kMembers = members(always("Instances", &DiscoverInstancesResponse::instances),
                                           member("InstancesRevision", &DiscoverInstancesResponse::instances_revision));
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
  static constexpr auto kMembers = members(required("NamespaceName", &DiscoverInstancesRequest::namespace_name),
                                           required("ServiceName", &DiscoverInstancesRequest::service_name),
                                           member("MaxResults", &DiscoverInstancesRequest::max_results),
                                           member("QueryParameters", &DiscoverInstancesRequest::query_parameters),
                                           member("OptionalParameters", &DiscoverInstancesRequest::optional_parameters),
                                           member("HealthStatus", &DiscoverInstancesRequest::health_status));
};

struct GetInstancesHealthStatusResponse {
  std::map<std::string, std::string> status;
  std::string next_token;
  static constexpr auto kMembers = members(always("Status", &GetInstancesHealthStatusResponse::status),
                                           member("NextToken", &GetInstancesHealthStatusResponse::next_token));
};
struct GetInstancesHealthStatusRequest {
  using Response = GetInstancesHealthStatusResponse;
  static constexpr std::string_view kOperation = "GetInstancesHealthStatus";
  std::string service_id;
  std::vector<std::string> instances;
  std::optional<int> max_results;
  std::string next_token;
  static constexpr auto kMembers = members(required("ServiceId", &GetInstancesHealthStatusRequest::service_id),
                                           member("Instances", &GetInstancesHealthStatusRequest::instances),
                                           member("MaxResults", &GetInstancesHealthStatusRequest::max_results),
                                           member("NextToken", &GetInstancesHealthStatusRequest::next_token));
};

using UpdateInstanceCustomHealthStatusResponse = Empty;
struct UpdateInstanceCustomHealthStatusRequest {
  using Response = UpdateInstanceCustomHealthStatusResponse;
  static constexpr std::string_view kOperation = "UpdateInstanceCustomHealthStatus";
  std::string service_id;
  std::string instance_id;
  std::string status;
  static constexpr auto kMembers =
      members(required("ServiceId", &UpdateInstanceCustomHealthStatusRequest::service_id),
              required("InstanceId", &UpdateInstanceCustomHealthStatusRequest::instance_id),
              required("Status", &UpdateInstanceCustomHealthStatusRequest::status));
};

// --- tags ---

using TagResourceResponse = Empty;
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  static constexpr auto kMembers =
      members(required("ResourceARN", &TagResourceRequest::resource_arn), required("Tags", &TagResourceRequest::tags));
};

using UntagResourceResponse = Empty;
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static constexpr auto kMembers = members(required("ResourceARN", &UntagResourceRequest::resource_arn),
                                           required("TagKeys", &UntagResourceRequest::tag_keys));
};

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static constexpr auto kMembers = members(always("Tags", &ListTagsForResourceResponse::tags));
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static constexpr auto kMembers = members(required("ResourceARN", &ListTagsForResourceRequest::resource_arn));
};

}  // namespace sparkecs::wire::cloudmap
