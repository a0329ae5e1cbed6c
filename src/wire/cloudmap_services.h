// AWS Cloud Map: services, the names of a namespace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/cloudmap_operations.h"
#include "wire/cloudmap_tags.h"

namespace sparkecs::wire::cloudmap {

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

}  // namespace sparkecs::wire::cloudmap
