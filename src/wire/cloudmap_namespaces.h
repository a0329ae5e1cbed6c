// AWS Cloud Map: namespaces.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/cloudmap_operations.h"
#include "wire/cloudmap_tags.h"

namespace sparkecs::wire::cloudmap {

using CreatePrivateDnsNamespaceResponse = OperationStarted;
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

}  // namespace sparkecs::wire::cloudmap
