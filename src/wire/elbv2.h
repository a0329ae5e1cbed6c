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
  template <class V>
  static void members(V& v) {
    v.always("LoadBalancers", &CreateLoadBalancerResponse::load_balancers);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("Name", &CreateLoadBalancerRequest::name);
    v.member("Subnets", &CreateLoadBalancerRequest::subnets);
    v.member("SubnetMappings", &CreateLoadBalancerRequest::subnet_mappings);
    v.member("SecurityGroups", &CreateLoadBalancerRequest::security_groups);
    v.member("Scheme", &CreateLoadBalancerRequest::scheme);
    v.member("Tags", &CreateLoadBalancerRequest::tags);
    v.member("Type", &CreateLoadBalancerRequest::type);
    v.member("IpAddressType", &CreateLoadBalancerRequest::ip_address_type);
  }
};

struct DescribeLoadBalancersResponse {
  std::vector<LoadBalancer> load_balancers;
  std::string next_marker;
  template <class V>
  static void members(V& v) {
    v.always("LoadBalancers", &DescribeLoadBalancersResponse::load_balancers);
    v.member("NextMarker", &DescribeLoadBalancersResponse::next_marker);
  }
};
struct DescribeLoadBalancersRequest {
  using Response = DescribeLoadBalancersResponse;
  static constexpr std::string_view kOperation = "DescribeLoadBalancers";
  std::vector<std::string> load_balancer_arns;
  std::vector<std::string> names;
  std::string marker;
  std::optional<int> page_size;
  template <class V>
  static void members(V& v) {
    v.member("LoadBalancerArns", &DescribeLoadBalancersRequest::load_balancer_arns);
    v.member("Names", &DescribeLoadBalancersRequest::names);
    v.member("Marker", &DescribeLoadBalancersRequest::marker);
    v.member("PageSize", &DescribeLoadBalancersRequest::page_size);
  }
};

struct DeleteLoadBalancerResponse {
  template <class V>
  static void members(V&) {}
};
struct DeleteLoadBalancerRequest {
  using Response = DeleteLoadBalancerResponse;
  static constexpr std::string_view kOperation = "DeleteLoadBalancer";
  std::string load_balancer_arn;
  template <class V>
  static void members(V& v) {
    v.required("LoadBalancerArn", &DeleteLoadBalancerRequest::load_balancer_arn);
  }
};

struct SetSecurityGroupsResponse {
  std::vector<std::string> security_group_ids;
  std::string enforce_security_group_inbound_rules_on_private_link_traffic;
  template <class V>
  static void members(V& v) {
    v.always("SecurityGroupIds", &SetSecurityGroupsResponse::security_group_ids);
    v.member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
             &SetSecurityGroupsResponse::enforce_security_group_inbound_rules_on_private_link_traffic);
  }
};
struct SetSecurityGroupsRequest {
  using Response = SetSecurityGroupsResponse;
  static constexpr std::string_view kOperation = "SetSecurityGroups";
  std::string load_balancer_arn;
  std::vector<std::string> security_groups;
  std::string enforce_security_group_inbound_rules_on_private_link_traffic;
  template <class V>
  static void members(V& v) {
    v.required("LoadBalancerArn", &SetSecurityGroupsRequest::load_balancer_arn);
    v.required("SecurityGroups", &SetSecurityGroupsRequest::security_groups);
    v.member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
             &SetSecurityGroupsRequest::enforce_security_group_inbound_rules_on_private_link_traffic);
  }
};

// --- target groups ---------------------------------------------------------------------------------------------------

struct CreateTargetGroupResponse {
  std::vector<TargetGroup> target_groups;
  template <class V>
  static void members(V& v) {
    v.always("TargetGroups", &CreateTargetGroupResponse::target_groups);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("Name", &CreateTargetGroupRequest::name);
    v.member("Protocol", &CreateTargetGroupRequest::protocol);
    v.member("Port", &CreateTargetGroupRequest::port);
    v.member("VpcId", &CreateTargetGroupRequest::vpc_id);
    v.member("HealthCheckProtocol", &CreateTargetGroupRequest::health_check_protocol);
    v.member("HealthCheckPort", &CreateTargetGroupRequest::health_check_port);
    v.member("HealthCheckEnabled", &CreateTargetGroupRequest::health_check_enabled);
    v.member("HealthCheckPath", &CreateTargetGroupRequest::health_check_path);
    v.member("HealthCheckIntervalSeconds", &CreateTargetGroupRequest::health_check_interval_seconds);
    v.member("HealthCheckTimeoutSeconds", &CreateTargetGroupRequest::health_check_timeout_seconds);
    v.member("HealthyThresholdCount", &CreateTargetGroupRequest::healthy_threshold_count);
    v.member("UnhealthyThresholdCount", &CreateTargetGroupRequest::unhealthy_threshold_count);
    v.member("Matcher", &CreateTargetGroupRequest::matcher);
    v.member("TargetType", &CreateTargetGroupRequest::target_type);
    v.member("Tags", &CreateTargetGroupRequest::tags);
    v.member("IpAddressType", &CreateTargetGroupRequest::ip_address_type);
  }
};

struct DescribeTargetGroupsResponse {
  std::vector<TargetGroup> target_groups;
  std::string next_marker;
  template <class V>
  static void members(V& v) {
    v.always("TargetGroups", &DescribeTargetGroupsResponse::target_groups);
    v.member("NextMarker", &DescribeTargetGroupsResponse::next_marker);
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
  template <class V>
  static void members(V& v) {
    v.member("LoadBalancerArn", &DescribeTargetGroupsRequest::load_balancer_arn);
    v.member("TargetGroupArns", &DescribeTargetGroupsRequest::target_group_arns);
    v.member("Names", &DescribeTargetGroupsRequest::names);
    v.member("Marker", &DescribeTargetGroupsRequest::marker);
    v.member("PageSize", &DescribeTargetGroupsRequest::page_size);
  }
};

struct ModifyTargetGroupResponse {
  std::vector<TargetGroup> target_groups;
  template <class V>
  static void members(V& v) {
    v.always("TargetGroups", &ModifyTargetGroupResponse::target_groups);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("TargetGroupArn", &ModifyTargetGroupRequest::target_group_arn);
    v.member("HealthCheckProtocol", &ModifyTargetGroupRequest::health_check_protocol);
    v.member("HealthCheckPort", &ModifyTargetGroupRequest::health_check_port);
    v.member("HealthCheckPath", &ModifyTargetGroupRequest::health_check_path);
    v.member("HealthCheckEnabled", &ModifyTargetGroupRequest::health_check_enabled);
    v.member("HealthCheckIntervalSeconds", &ModifyTargetGroupRequest::health_check_interval_seconds);
    v.member("HealthCheckTimeoutSeconds", &ModifyTargetGroupRequest::health_check_timeout_seconds);
    v.member("HealthyThresholdCount", &ModifyTargetGroupRequest::healthy_threshold_count);
    v.member("UnhealthyThresholdCount", &ModifyTargetGroupRequest::unhealthy_threshold_count);
    v.member("Matcher", &ModifyTargetGroupRequest::matcher);
  }
};

struct DeleteTargetGroupResponse {
  template <class V>
  static void members(V&) {}
};
struct DeleteTargetGroupRequest {
  using Response = DeleteTargetGroupResponse;
  static constexpr std::string_view kOperation = "DeleteTargetGroup";
  std::string target_group_arn;
  template <class V>
  static void members(V& v) {
    v.required("TargetGroupArn", &DeleteTargetGroupRequest::target_group_arn);
  }
};

// --- targets ---------------------------------------------------------------------------------------------------------

struct RegisterTargetsResponse {
  template <class V>
  static void members(V&) {}
};
struct RegisterTargetsRequest {
  using Response = RegisterTargetsResponse;
  static constexpr std::string_view kOperation = "RegisterTargets";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  template <class V>
  static void members(V& v) {
    v.required("TargetGroupArn", &RegisterTargetsRequest::target_group_arn);
    v.required("Targets", &RegisterTargetsRequest::targets);
  }
};

struct DeregisterTargetsResponse {
  template <class V>
  static void members(V&) {}
};
struct DeregisterTargetsRequest {
  using Response = DeregisterTargetsResponse;
  static constexpr std::string_view kOperation = "DeregisterTargets";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  template <class V>
  static void members(V& v) {
    v.required("TargetGroupArn", &DeregisterTargetsRequest::target_group_arn);
    v.required("Targets", &DeregisterTargetsRequest::targets);
  }
};

struct DescribeTargetHealthResponse {
  std::vector<TargetHealthDescription> target_health_descriptions;
  template <class V>
  static void members(V& v) {
    v.always("TargetHealthDescriptions", &DescribeTargetHealthResponse::target_health_descriptions);
  }
};
struct DescribeTargetHealthRequest {
  using Response = DescribeTargetHealthResponse;
  static constexpr std::string_view kOperation = "DescribeTargetHealth";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  template <class V>
  static void members(V& v) {
    v.required("TargetGroupArn", &DescribeTargetHealthRequest::target_group_arn);
    v.member("Targets", &DescribeTargetHealthRequest::targets);
  }
};

// --- listeners -------------------------------------------------------------------------------------------------------

struct CreateListenerResponse {
  std::vector<Listener> listeners;
  template <class V>
  static void members(V& v) {
    v.always("Listeners", &CreateListenerResponse::listeners);
  }
};
struct CreateListenerRequest {
  using Response = CreateListenerResponse;
  static constexpr std::string_view kOperation = "CreateListener";
  std::string load_balancer_arn;
  std::string protocol;
  std::optional<int> port;
  std::vector<Action> default_actions;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.required("LoadBalancerArn", &CreateListenerRequest::load_balancer_arn);
    v.member("Protocol", &CreateListenerRequest::protocol);
    v.member("Port", &CreateListenerRequest::port);
    v.required("DefaultActions", &CreateListenerRequest::default_actions);
    v.member("Tags", &CreateListenerRequest::tags);
  }
};

struct DescribeListenersResponse {
  std::vector<Listener> listeners;
  std::string next_marker;
  template <class V>
  static void members(V& v) {
    v.always("Listeners", &DescribeListenersResponse::listeners);
    v.member("NextMarker", &DescribeListenersResponse::next_marker);
  }
};
struct DescribeListenersRequest {
  using Response = DescribeListenersResponse;
  static constexpr std::string_view kOperation = "DescribeListeners";
  std::string load_balancer_arn;
  std::vector<std::string> listener_arns;
  std::string marker;
  std::optional<int> page_size;
  template <class V>
  static void members(V& v) {
    v.member("LoadBalancerArn", &DescribeListenersRequest::load_balancer_arn);
    v.member("ListenerArns", &DescribeListenersRequest::listener_arns);
    v.member("Marker", &DescribeListenersRequest::marker);
    v.member("PageSize", &DescribeListenersRequest::page_size);
  }
};

struct ModifyListenerResponse {
  std::vector<Listener> listeners;
  template <class V>
  static void members(V& v) {
    v.always("Listeners", &ModifyListenerResponse::listeners);
  }
};
struct ModifyListenerRequest {
  using Response = ModifyListenerResponse;
  static constexpr std::string_view kOperation = "ModifyListener";
  std::string listener_arn;
  std::optional<int> port;
  std::string protocol;
  std::vector<Action> default_actions;
  template <class V>
  static void members(V& v) {
    v.required("ListenerArn", &ModifyListenerRequest::listener_arn);
    v.member("Port", &ModifyListenerRequest::port);
    v.member("Protocol", &ModifyListenerRequest::protocol);
    v.member("DefaultActions", &ModifyListenerRequest::default_actions);
  }
};

struct DeleteListenerResponse {
  template <class V>
  static void members(V&) {}
};
struct DeleteListenerRequest {
  using Response = DeleteListenerResponse;
  static constexpr std::string_view kOperation = "DeleteListener";
  std::string listener_arn;
  template <class V>
  static void members(V& v) {
    v.required("ListenerArn", &DeleteListenerRequest::listener_arn);
  }
};

// --- attributes ------------------------------------------------------------------------------------------------------

struct DescribeLoadBalancerAttributesResponse {
  std::vector<LoadBalancerAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.always("Attributes", &DescribeLoadBalancerAttributesResponse::attributes);
  }
};
struct DescribeLoadBalancerAttributesRequest {
  using Response = DescribeLoadBalancerAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeLoadBalancerAttributes";
  std::string load_balancer_arn;
  template <class V>
  static void members(V& v) {
    v.required("LoadBalancerArn", &DescribeLoadBalancerAttributesRequest::load_balancer_arn);
  }
};

struct ModifyLoadBalancerAttributesResponse {
  std::vector<LoadBalancerAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.always("Attributes", &ModifyLoadBalancerAttributesResponse::attributes);
  }
};
struct ModifyLoadBalancerAttributesRequest {
  using Response = ModifyLoadBalancerAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyLoadBalancerAttributes";
  std::string load_balancer_arn;
  std::vector<LoadBalancerAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.required("LoadBalancerArn", &ModifyLoadBalancerAttributesRequest::load_balancer_arn);
    v.required("Attributes", &ModifyLoadBalancerAttributesRequest::attributes);
  }
};

struct DescribeTargetGroupAttributesResponse {
  std::vector<TargetGroupAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.always("Attributes", &DescribeTargetGroupAttributesResponse::attributes);
  }
};
struct DescribeTargetGroupAttributesRequest {
  using Response = DescribeTargetGroupAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeTargetGroupAttributes";
  std::string target_group_arn;
  template <class V>
  static void members(V& v) {
    v.required("TargetGroupArn", &DescribeTargetGroupAttributesRequest::target_group_arn);
  }
};

struct ModifyTargetGroupAttributesResponse {
  std::vector<TargetGroupAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.always("Attributes", &ModifyTargetGroupAttributesResponse::attributes);
  }
};
struct ModifyTargetGroupAttributesRequest {
  using Response = ModifyTargetGroupAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyTargetGroupAttributes";
  std::string target_group_arn;
  std::vector<TargetGroupAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.required("TargetGroupArn", &ModifyTargetGroupAttributesRequest::target_group_arn);
    v.required("Attributes", &ModifyTargetGroupAttributesRequest::attributes);
  }
};

struct DescribeListenerAttributesResponse {
  std::vector<ListenerAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.always("Attributes", &DescribeListenerAttributesResponse::attributes);
  }
};
struct DescribeListenerAttributesRequest {
  using Response = DescribeListenerAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeListenerAttributes";
  std::string listener_arn;
  template <class V>
  static void members(V& v) {
    v.required("ListenerArn", &DescribeListenerAttributesRequest::listener_arn);
  }
};

struct ModifyListenerAttributesResponse {
  std::vector<ListenerAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.always("Attributes", &ModifyListenerAttributesResponse::attributes);
  }
};
struct ModifyListenerAttributesRequest {
  using Response = ModifyListenerAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyListenerAttributes";
  std::string listener_arn;
  std::vector<ListenerAttribute> attributes;
  template <class V>
  static void members(V& v) {
    v.required("ListenerArn", &ModifyListenerAttributesRequest::listener_arn);
    v.required("Attributes", &ModifyListenerAttributesRequest::attributes);
  }
};

// Reserved capacity of a load balancer; Terraform reads it on every refresh.
struct MinimumLoadBalancerCapacity {
  std::optional<int> capacity_units;
  template <class V>
  static void members(V& v) {
    v.member("CapacityUnits", &MinimumLoadBalancerCapacity::capacity_units);
  }
};
struct DescribeCapacityReservationResponse {
  std::string last_modified_time;
  std::optional<int> decrease_requests_remaining;
  std::optional<MinimumLoadBalancerCapacity> minimum_load_balancer_capacity;
  template <class V>
  static void members(V& v) {
    v.member("LastModifiedTime", &DescribeCapacityReservationResponse::last_modified_time);
    v.member("DecreaseRequestsRemaining", &DescribeCapacityReservationResponse::decrease_requests_remaining);
    v.member("MinimumLoadBalancerCapacity", &DescribeCapacityReservationResponse::minimum_load_balancer_capacity);
  }
};
struct DescribeCapacityReservationRequest {
  using Response = DescribeCapacityReservationResponse;
  static constexpr std::string_view kOperation = "DescribeCapacityReservation";
  std::string load_balancer_arn;
  template <class V>
  static void members(V& v) {
    v.required("LoadBalancerArn", &DescribeCapacityReservationRequest::load_balancer_arn);
  }
};

// --- tags ------------------------------------------------------------------------------------------------------------

struct AddTagsResponse {
  template <class V>
  static void members(V&) {}
};
struct AddTagsRequest {
  using Response = AddTagsResponse;
  static constexpr std::string_view kOperation = "AddTags";
  std::vector<std::string> resource_arns;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.required("ResourceArns", &AddTagsRequest::resource_arns);
    v.required("Tags", &AddTagsRequest::tags);
  }
};

struct RemoveTagsResponse {
  template <class V>
  static void members(V&) {}
};
struct RemoveTagsRequest {
  using Response = RemoveTagsResponse;
  static constexpr std::string_view kOperation = "RemoveTags";
  std::vector<std::string> resource_arns;
  std::vector<std::string> tag_keys;
  template <class V>
  static void members(V& v) {
    v.required("ResourceArns", &RemoveTagsRequest::resource_arns);
    v.required("TagKeys", &RemoveTagsRequest::tag_keys);
  }
};

struct DescribeTagsResponse {
  std::vector<TagDescription> tag_descriptions;
  template <class V>
  static void members(V& v) {
    v.always("TagDescriptions", &DescribeTagsResponse::tag_descriptions);
  }
};
struct DescribeTagsRequest {
  using Response = DescribeTagsResponse;
  static constexpr std::string_view kOperation = "DescribeTags";
  std::vector<std::string> resource_arns;
  template <class V>
  static void members(V& v) {
    v.required("ResourceArns", &DescribeTagsRequest::resource_arns);
  }
};

}  // namespace sparkecs::wire::elbv2
