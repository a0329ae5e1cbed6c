// Shapes of Elastic Load Balancing v2, as far as network load balancers need them: here the operations, in
// elbv2_shapes.h the resources they speak of.
// Identifiers are ARNs unless said otherwise; times are ISO 8601 text; enumerations are AWS's own words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wire/elbv2_shapes.h"
#include "wire/shape.h"

namespace sparkecs::wire::elbv2 {

// --- load balancers --------------------------------------------------------------------------------------------------

struct CreateLoadBalancerResponse {
  std::vector<LoadBalancer> load_balancers;
  static void members(auto& v, auto& self) { v.always("LoadBalancers", self.load_balancers); }
};
struct CreateLoadBalancerRequest {
  using Response = CreateLoadBalancerResponse;
  static constexpr std::string_view kOperation = "CreateLoadBalancer";
  std::string name;
  std::vector<std::string> subnets;
  std::vector<SubnetMapping> subnet_mappings;
  std::vector<std::string> security_groups;
  std::string scheme;
  std::vector<Tag> tags;
  std::string type;
  std::string ip_address_type;
  static void members(auto& v, auto& self) {
    v.required("Name", self.name);
    v.member("Subnets", self.subnets);
    v.member("SubnetMappings", self.subnet_mappings);
    v.member("SecurityGroups", self.security_groups);
    v.member("Scheme", self.scheme);
    v.member("Tags", self.tags);
    v.member("Type", self.type);
    v.member("IpAddressType", self.ip_address_type);
  }
};

struct DescribeLoadBalancersResponse {
  std::vector<LoadBalancer> load_balancers;
  std::string next_marker;
  static void members(auto& v, auto& self) {
    v.always("LoadBalancers", self.load_balancers);
    v.member("NextMarker", self.next_marker);
  }
};
struct DescribeLoadBalancersRequest {
  using Response = DescribeLoadBalancersResponse;
  static constexpr std::string_view kOperation = "DescribeLoadBalancers";
  std::vector<std::string> load_balancer_arns;
  std::vector<std::string> names;
  std::string marker;
  std::optional<int> page_size;
  static void members(auto& v, auto& self) {
    v.member("LoadBalancerArns", self.load_balancer_arns);
    v.member("Names", self.names);
    v.member("Marker", self.marker);
    v.member("PageSize", self.page_size);
  }
};

struct DeleteLoadBalancerResponse {
  static void members(auto&, auto&) {}
};
struct DeleteLoadBalancerRequest {
  using Response = DeleteLoadBalancerResponse;
  static constexpr std::string_view kOperation = "DeleteLoadBalancer";
  std::string load_balancer_arn;
  static void members(auto& v, auto& self) { v.required("LoadBalancerArn", self.load_balancer_arn); }
};

struct SetSecurityGroupsResponse {
  std::vector<std::string> security_group_ids;
  std::string enforce_security_group_inbound_rules_on_private_link_traffic;
  static void members(auto& v, auto& self) {
    v.always("SecurityGroupIds", self.security_group_ids);
    v.member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
             self.enforce_security_group_inbound_rules_on_private_link_traffic);
  }
};
struct SetSecurityGroupsRequest {
  using Response = SetSecurityGroupsResponse;
  static constexpr std::string_view kOperation = "SetSecurityGroups";
  std::string load_balancer_arn;
  std::vector<std::string> security_groups;
  std::string enforce_security_group_inbound_rules_on_private_link_traffic;
  static void members(auto& v, auto& self) {
    v.required("LoadBalancerArn", self.load_balancer_arn);
    v.required("SecurityGroups", self.security_groups);
    v.member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
             self.enforce_security_group_inbound_rules_on_private_link_traffic);
  }
};

// --- target groups ---------------------------------------------------------------------------------------------------

struct CreateTargetGroupResponse {
  std::vector<TargetGroup> target_groups;
  static void members(auto& v, auto& self) { v.always("TargetGroups", self.target_groups); }
};
struct CreateTargetGroupRequest {
  using Response = CreateTargetGroupResponse;
  static constexpr std::string_view kOperation = "CreateTargetGroup";
  std::string name;
  std::string protocol;
  std::optional<int> port;
  std::string vpc_id;
  std::string health_check_protocol;
  std::string health_check_port;
  std::optional<bool> health_check_enabled;
  std::string health_check_path;
  std::optional<int> health_check_interval_seconds;
  std::optional<int> health_check_timeout_seconds;
  std::optional<int> healthy_threshold_count;
  std::optional<int> unhealthy_threshold_count;
  std::optional<Matcher> matcher;
  std::string target_type;
  std::vector<Tag> tags;
  std::string ip_address_type;
  static void members(auto& v, auto& self) {
    v.required("Name", self.name);
    v.member("Protocol", self.protocol);
    v.member("Port", self.port);
    v.member("VpcId", self.vpc_id);
    v.member("HealthCheckProtocol", self.health_check_protocol);
    v.member("HealthCheckPort", self.health_check_port);
    v.member("HealthCheckEnabled", self.health_check_enabled);
    v.member("HealthCheckPath", self.health_check_path);
    v.member("HealthCheckIntervalSeconds", self.health_check_interval_seconds);
    v.member("HealthCheckTimeoutSeconds", self.health_check_timeout_seconds);
    v.member("HealthyThresholdCount", self.healthy_threshold_count);
    v.member("UnhealthyThresholdCount", self.unhealthy_threshold_count);
    v.member("Matcher", self.matcher);
    v.member("TargetType", self.target_type);
    v.member("Tags", self.tags);
    v.member("IpAddressType", self.ip_address_type);
  }
};

struct DescribeTargetGroupsResponse {
  std::vector<TargetGroup> target_groups;
  std::string next_marker;
  static void members(auto& v, auto& self) {
    v.always("TargetGroups", self.target_groups);
    v.member("NextMarker", self.next_marker);
  }
};
struct DescribeTargetGroupsRequest {
  using Response = DescribeTargetGroupsResponse;
  static constexpr std::string_view kOperation = "DescribeTargetGroups";
  std::string load_balancer_arn;
  std::vector<std::string> target_group_arns;
  std::vector<std::string> names;
  std::string marker;
  std::optional<int> page_size;
  static void members(auto& v, auto& self) {
    v.member("LoadBalancerArn", self.load_balancer_arn);
    v.member("TargetGroupArns", self.target_group_arns);
    v.member("Names", self.names);
    v.member("Marker", self.marker);
    v.member("PageSize", self.page_size);
  }
};

struct ModifyTargetGroupResponse {
  std::vector<TargetGroup> target_groups;
  static void members(auto& v, auto& self) { v.always("TargetGroups", self.target_groups); }
};
struct ModifyTargetGroupRequest {
  using Response = ModifyTargetGroupResponse;
  static constexpr std::string_view kOperation = "ModifyTargetGroup";
  std::string target_group_arn;
  std::string health_check_protocol;
  std::string health_check_port;
  std::string health_check_path;
  std::optional<bool> health_check_enabled;
  std::optional<int> health_check_interval_seconds;
  std::optional<int> health_check_timeout_seconds;
  std::optional<int> healthy_threshold_count;
  std::optional<int> unhealthy_threshold_count;
  std::optional<Matcher> matcher;
  static void members(auto& v, auto& self) {
    v.required("TargetGroupArn", self.target_group_arn);
    v.member("HealthCheckProtocol", self.health_check_protocol);
    v.member("HealthCheckPort", self.health_check_port);
    v.member("HealthCheckPath", self.health_check_path);
    v.member("HealthCheckEnabled", self.health_check_enabled);
    v.member("HealthCheckIntervalSeconds", self.health_check_interval_seconds);
    v.member("HealthCheckTimeoutSeconds", self.health_check_timeout_seconds);
    v.member("HealthyThresholdCount", self.healthy_threshold_count);
    v.member("UnhealthyThresholdCount", self.unhealthy_threshold_count);
    v.member("Matcher", self.matcher);
  }
};

struct DeleteTargetGroupResponse {
  static void members(auto&, auto&) {}
};
struct DeleteTargetGroupRequest {
  using Response = DeleteTargetGroupResponse;
  static constexpr std::string_view kOperation = "DeleteTargetGroup";
  std::string target_group_arn;
  static void members(auto& v, auto& self) { v.required("TargetGroupArn", self.target_group_arn); }
};

// --- targets ---------------------------------------------------------------------------------------------------------

struct RegisterTargetsResponse {
  static void members(auto&, auto&) {}
};
struct RegisterTargetsRequest {
  using Response = RegisterTargetsResponse;
  static constexpr std::string_view kOperation = "RegisterTargets";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  static void members(auto& v, auto& self) {
    v.required("TargetGroupArn", self.target_group_arn);
    v.required("Targets", self.targets);
  }
};

struct DeregisterTargetsResponse {
  static void members(auto&, auto&) {}
};
struct DeregisterTargetsRequest {
  using Response = DeregisterTargetsResponse;
  static constexpr std::string_view kOperation = "DeregisterTargets";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  static void members(auto& v, auto& self) {
    v.required("TargetGroupArn", self.target_group_arn);
    v.required("Targets", self.targets);
  }
};

struct DescribeTargetHealthResponse {
  std::vector<TargetHealthDescription> target_health_descriptions;
  static void members(auto& v, auto& self) { v.always("TargetHealthDescriptions", self.target_health_descriptions); }
};
struct DescribeTargetHealthRequest {
  using Response = DescribeTargetHealthResponse;
  static constexpr std::string_view kOperation = "DescribeTargetHealth";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  static void members(auto& v, auto& self) {
    v.required("TargetGroupArn", self.target_group_arn);
    v.member("Targets", self.targets);
  }
};

// --- listeners -------------------------------------------------------------------------------------------------------

struct CreateListenerResponse {
  std::vector<Listener> listeners;
  static void members(auto& v, auto& self) { v.always("Listeners", self.listeners); }
};
struct CreateListenerRequest {
  using Response = CreateListenerResponse;
  static constexpr std::string_view kOperation = "CreateListener";
  std::string load_balancer_arn;
  std::string protocol;
  std::optional<int> port;
  std::vector<Action> default_actions;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.required("LoadBalancerArn", self.load_balancer_arn);
    v.member("Protocol", self.protocol);
    v.member("Port", self.port);
    v.required("DefaultActions", self.default_actions);
    v.member("Tags", self.tags);
  }
};

struct DescribeListenersResponse {
  std::vector<Listener> listeners;
  std::string next_marker;
  static void members(auto& v, auto& self) {
    v.always("Listeners", self.listeners);
    v.member("NextMarker", self.next_marker);
  }
};
struct DescribeListenersRequest {
  using Response = DescribeListenersResponse;
  static constexpr std::string_view kOperation = "DescribeListeners";
  std::string load_balancer_arn;
  std::vector<std::string> listener_arns;
  std::string marker;
  std::optional<int> page_size;
  static void members(auto& v, auto& self) {
    v.member("LoadBalancerArn", self.load_balancer_arn);
    v.member("ListenerArns", self.listener_arns);
    v.member("Marker", self.marker);
    v.member("PageSize", self.page_size);
  }
};

struct ModifyListenerResponse {
  std::vector<Listener> listeners;
  static void members(auto& v, auto& self) { v.always("Listeners", self.listeners); }
};
struct ModifyListenerRequest {
  using Response = ModifyListenerResponse;
  static constexpr std::string_view kOperation = "ModifyListener";
  std::string listener_arn;
  std::optional<int> port;
  std::string protocol;
  std::vector<Action> default_actions;
  static void members(auto& v, auto& self) {
    v.required("ListenerArn", self.listener_arn);
    v.member("Port", self.port);
    v.member("Protocol", self.protocol);
    v.member("DefaultActions", self.default_actions);
  }
};

struct DeleteListenerResponse {
  static void members(auto&, auto&) {}
};
struct DeleteListenerRequest {
  using Response = DeleteListenerResponse;
  static constexpr std::string_view kOperation = "DeleteListener";
  std::string listener_arn;
  static void members(auto& v, auto& self) { v.required("ListenerArn", self.listener_arn); }
};

// --- attributes ------------------------------------------------------------------------------------------------------

struct DescribeLoadBalancerAttributesResponse {
  std::vector<LoadBalancerAttribute> attributes;
  static void members(auto& v, auto& self) { v.always("Attributes", self.attributes); }
};
struct DescribeLoadBalancerAttributesRequest {
  using Response = DescribeLoadBalancerAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeLoadBalancerAttributes";
  std::string load_balancer_arn;
  static void members(auto& v, auto& self) { v.required("LoadBalancerArn", self.load_balancer_arn); }
};

struct ModifyLoadBalancerAttributesResponse {
  std::vector<LoadBalancerAttribute> attributes;
  static void members(auto& v, auto& self) { v.always("Attributes", self.attributes); }
};
struct ModifyLoadBalancerAttributesRequest {
  using Response = ModifyLoadBalancerAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyLoadBalancerAttributes";
  std::string load_balancer_arn;
  std::vector<LoadBalancerAttribute> attributes;
  static void members(auto& v, auto& self) {
    v.required("LoadBalancerArn", self.load_balancer_arn);
    v.required("Attributes", self.attributes);
  }
};

struct DescribeTargetGroupAttributesResponse {
  std::vector<TargetGroupAttribute> attributes;
  static void members(auto& v, auto& self) { v.always("Attributes", self.attributes); }
};
struct DescribeTargetGroupAttributesRequest {
  using Response = DescribeTargetGroupAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeTargetGroupAttributes";
  std::string target_group_arn;
  static void members(auto& v, auto& self) { v.required("TargetGroupArn", self.target_group_arn); }
};

struct ModifyTargetGroupAttributesResponse {
  std::vector<TargetGroupAttribute> attributes;
  static void members(auto& v, auto& self) { v.always("Attributes", self.attributes); }
};
struct ModifyTargetGroupAttributesRequest {
  using Response = ModifyTargetGroupAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyTargetGroupAttributes";
  std::string target_group_arn;
  std::vector<TargetGroupAttribute> attributes;
  static void members(auto& v, auto& self) {
    v.required("TargetGroupArn", self.target_group_arn);
    v.required("Attributes", self.attributes);
  }
};

struct DescribeListenerAttributesResponse {
  std::vector<ListenerAttribute> attributes;
  static void members(auto& v, auto& self) { v.always("Attributes", self.attributes); }
};
struct DescribeListenerAttributesRequest {
  using Response = DescribeListenerAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeListenerAttributes";
  std::string listener_arn;
  static void members(auto& v, auto& self) { v.required("ListenerArn", self.listener_arn); }
};

struct ModifyListenerAttributesResponse {
  std::vector<ListenerAttribute> attributes;
  static void members(auto& v, auto& self) { v.always("Attributes", self.attributes); }
};
struct ModifyListenerAttributesRequest {
  using Response = ModifyListenerAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyListenerAttributes";
  std::string listener_arn;
  std::vector<ListenerAttribute> attributes;
  static void members(auto& v, auto& self) {
    v.required("ListenerArn", self.listener_arn);
    v.required("Attributes", self.attributes);
  }
};

// Reserved capacity of a load balancer; Terraform reads it on every refresh.
struct MinimumLoadBalancerCapacity {
  std::optional<int> capacity_units;
  static void members(auto& v, auto& self) { v.member("CapacityUnits", self.capacity_units); }
};
struct DescribeCapacityReservationResponse {
  std::string last_modified_time;
  std::optional<int> decrease_requests_remaining;
  std::optional<MinimumLoadBalancerCapacity> minimum_load_balancer_capacity;
  static void members(auto& v, auto& self) {
    v.member("LastModifiedTime", self.last_modified_time);
    v.member("DecreaseRequestsRemaining", self.decrease_requests_remaining);
    v.member("MinimumLoadBalancerCapacity", self.minimum_load_balancer_capacity);
  }
};
struct DescribeCapacityReservationRequest {
  using Response = DescribeCapacityReservationResponse;
  static constexpr std::string_view kOperation = "DescribeCapacityReservation";
  std::string load_balancer_arn;
  static void members(auto& v, auto& self) { v.required("LoadBalancerArn", self.load_balancer_arn); }
};

// --- tags ------------------------------------------------------------------------------------------------------------

struct AddTagsResponse {
  static void members(auto&, auto&) {}
};
struct AddTagsRequest {
  using Response = AddTagsResponse;
  static constexpr std::string_view kOperation = "AddTags";
  std::vector<std::string> resource_arns;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.required("ResourceArns", self.resource_arns);
    v.required("Tags", self.tags);
  }
};

struct RemoveTagsResponse {
  static void members(auto&, auto&) {}
};
struct RemoveTagsRequest {
  using Response = RemoveTagsResponse;
  static constexpr std::string_view kOperation = "RemoveTags";
  std::vector<std::string> resource_arns;
  std::vector<std::string> tag_keys;
  static void members(auto& v, auto& self) {
    v.required("ResourceArns", self.resource_arns);
    v.required("TagKeys", self.tag_keys);
  }
};

struct DescribeTagsResponse {
  std::vector<TagDescription> tag_descriptions;
  static void members(auto& v, auto& self) { v.always("TagDescriptions", self.tag_descriptions); }
};
struct DescribeTagsRequest {
  using Response = DescribeTagsResponse;
  static constexpr std::string_view kOperation = "DescribeTags";
  std::vector<std::string> resource_arns;
  static void members(auto& v, auto& self) { v.required("ResourceArns", self.resource_arns); }
};

}  // namespace sparkecs::wire::elbv2
