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
  static constexpr auto kMembers = members(always("LoadBalancers", &CreateLoadBalancerResponse::load_balancers));
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
  static constexpr auto kMembers = members(
      required("Name", &CreateLoadBalancerRequest::name), member("Subnets", &CreateLoadBalancerRequest::subnets),
      member("SubnetMappings", &CreateLoadBalancerRequest::subnet_mappings),
      member("SecurityGroups", &CreateLoadBalancerRequest::security_groups),
      member("Scheme", &CreateLoadBalancerRequest::scheme), member("Tags", &CreateLoadBalancerRequest::tags),
      member("Type", &CreateLoadBalancerRequest::type),
      member("IpAddressType", &CreateLoadBalancerRequest::ip_address_type));
};

struct DescribeLoadBalancersResponse {
  std::vector<LoadBalancer> load_balancers;
  std::string next_marker;
  static constexpr auto kMembers = members(always("LoadBalancers", &DescribeLoadBalancersResponse::load_balancers),
                                           member("NextMarker", &DescribeLoadBalancersResponse::next_marker));
};
struct DescribeLoadBalancersRequest {
  using Response = DescribeLoadBalancersResponse;
  static constexpr std::string_view kOperation = "DescribeLoadBalancers";
  std::vector<std::string> load_balancer_arns;
  std::vector<std::string> names;
  std::string marker;
  std::optional<int> page_size;
  static constexpr auto kMembers = members(
      member("LoadBalancerArns", &DescribeLoadBalancersRequest::load_balancer_arns),
      member("Names", &DescribeLoadBalancersRequest::names), member("Marker", &DescribeLoadBalancersRequest::marker),
      member("PageSize", &DescribeLoadBalancersRequest::page_size));
};

struct DeleteLoadBalancerResponse {
  static constexpr auto kMembers = members();
};
struct DeleteLoadBalancerRequest {
  using Response = DeleteLoadBalancerResponse;
  static constexpr std::string_view kOperation = "DeleteLoadBalancer";
  std::string load_balancer_arn;
  static constexpr auto kMembers = members(required("LoadBalancerArn", &DeleteLoadBalancerRequest::load_balancer_arn));
};

struct SetSecurityGroupsResponse {
  std::vector<std::string> security_group_ids;
  std::string enforce_security_group_inbound_rules_on_private_link_traffic;
  static constexpr auto kMembers =
      members(always("SecurityGroupIds", &SetSecurityGroupsResponse::security_group_ids),
              member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
                     &SetSecurityGroupsResponse::enforce_security_group_inbound_rules_on_private_link_traffic));
};
struct SetSecurityGroupsRequest {
  using Response = SetSecurityGroupsResponse;
  static constexpr std::string_view kOperation = "SetSecurityGroups";
  std::string load_balancer_arn;
  std::vector<std::string> security_groups;
  std::string enforce_security_group_inbound_rules_on_private_link_traffic;
  static constexpr auto kMembers =
      members(required("LoadBalancerArn", &SetSecurityGroupsRequest::load_balancer_arn),
              required("SecurityGroups", &SetSecurityGroupsRequest::security_groups),
              member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
                     &SetSecurityGroupsRequest::enforce_security_group_inbound_rules_on_private_link_traffic));
};

// --- target groups ---------------------------------------------------------------------------------------------------

struct CreateTargetGroupResponse {
  std::vector<TargetGroup> target_groups;
  static constexpr auto kMembers = members(always("TargetGroups", &CreateTargetGroupResponse::target_groups));
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
  static constexpr auto kMembers = members(
      required("Name", &CreateTargetGroupRequest::name), member("Protocol", &CreateTargetGroupRequest::protocol),
      member("Port", &CreateTargetGroupRequest::port), member("VpcId", &CreateTargetGroupRequest::vpc_id),
      member("HealthCheckProtocol", &CreateTargetGroupRequest::health_check_protocol),
      member("HealthCheckPort", &CreateTargetGroupRequest::health_check_port),
      member("HealthCheckEnabled", &CreateTargetGroupRequest::health_check_enabled),
      member("HealthCheckPath", &CreateTargetGroupRequest::health_check_path),
      member("HealthCheckIntervalSeconds", &CreateTargetGroupRequest::health_check_interval_seconds),
      member("HealthCheckTimeoutSeconds", &CreateTargetGroupRequest::health_check_timeout_seconds),
      member("HealthyThresholdCount", &CreateTargetGroupRequest::healthy_threshold_count),
      member("UnhealthyThresholdCount", &CreateTargetGroupRequest::unhealthy_threshold_count),
      member("Matcher", &CreateTargetGroupRequest::matcher),
      member("TargetType", &CreateTargetGroupRequest::target_type), member("Tags", &CreateTargetGroupRequest::tags),
      member("IpAddressType", &CreateTargetGroupRequest::ip_address_type));
};

struct DescribeTargetGroupsResponse {
  std::vector<TargetGroup> target_groups;
  std::string next_marker;
  static constexpr auto kMembers = members(always("TargetGroups", &DescribeTargetGroupsResponse::target_groups),
                                           member("NextMarker", &DescribeTargetGroupsResponse::next_marker));
};
struct DescribeTargetGroupsRequest {
  using Response = DescribeTargetGroupsResponse;
  static constexpr std::string_view kOperation = "DescribeTargetGroups";
  std::string load_balancer_arn;
  std::vector<std::string> target_group_arns;
  std::vector<std::string> names;
  std::string marker;
  std::optional<int> page_size;
  static constexpr auto kMembers = members(member("LoadBalancerArn", &DescribeTargetGroupsRequest::load_balancer_arn),
                                           member("TargetGroupArns", &DescribeTargetGroupsRequest::target_group_arns),
                                           member("Names", &DescribeTargetGroupsRequest::names),
                                           member("Marker", &DescribeTargetGroupsRequest::marker),
                                           member("PageSize", &DescribeTargetGroupsRequest::page_size));
};

struct ModifyTargetGroupResponse {
  std::vector<TargetGroup> target_groups;
  static constexpr auto kMembers = members(always("TargetGroups", &ModifyTargetGroupResponse::target_groups));
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
  static constexpr auto kMembers =
      members(required("TargetGroupArn", &ModifyTargetGroupRequest::target_group_arn),
              member("HealthCheckProtocol", &ModifyTargetGroupRequest::health_check_protocol),
              member("HealthCheckPort", &ModifyTargetGroupRequest::health_check_port),
              member("HealthCheckPath", &ModifyTargetGroupRequest::health_check_path),
              member("HealthCheckEnabled", &ModifyTargetGroupRequest::health_check_enabled),
              member("HealthCheckIntervalSeconds", &ModifyTargetGroupRequest::health_check_interval_seconds),
              member("HealthCheckTimeoutSeconds", &ModifyTargetGroupRequest::health_check_timeout_seconds),
              member("HealthyThresholdCount", &ModifyTargetGroupRequest::healthy_threshold_count),
              member("UnhealthyThresholdCount", &ModifyTargetGroupRequest::unhealthy_threshold_count),
              member("Matcher", &ModifyTargetGroupRequest::matcher));
};

struct DeleteTargetGroupResponse {
  static constexpr auto kMembers = members();
};
struct DeleteTargetGroupRequest {
  using Response = DeleteTargetGroupResponse;
  static constexpr std::string_view kOperation = "DeleteTargetGroup";
  std::string target_group_arn;
  static constexpr auto kMembers = members(required("TargetGroupArn", &DeleteTargetGroupRequest::target_group_arn));
};

// --- targets ---------------------------------------------------------------------------------------------------------

struct RegisterTargetsResponse {
  static constexpr auto kMembers = members();
};
struct RegisterTargetsRequest {
  using Response = RegisterTargetsResponse;
  static constexpr std::string_view kOperation = "RegisterTargets";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  static constexpr auto kMembers = members(required("TargetGroupArn", &RegisterTargetsRequest::target_group_arn),
                                           required("Targets", &RegisterTargetsRequest::targets));
};

struct DeregisterTargetsResponse {
  static constexpr auto kMembers = members();
};
struct DeregisterTargetsRequest {
  using Response = DeregisterTargetsResponse;
  static constexpr std::string_view kOperation = "DeregisterTargets";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  static constexpr auto kMembers = members(required("TargetGroupArn", &DeregisterTargetsRequest::target_group_arn),
                                           required("Targets", &DeregisterTargetsRequest::targets));
};

struct DescribeTargetHealthResponse {
  std::vector<TargetHealthDescription> target_health_descriptions;
  static constexpr auto kMembers =
      members(always("TargetHealthDescriptions", &DescribeTargetHealthResponse::target_health_descriptions));
};
struct DescribeTargetHealthRequest {
  using Response = DescribeTargetHealthResponse;
  static constexpr std::string_view kOperation = "DescribeTargetHealth";
  std::string target_group_arn;
  std::vector<TargetDescription> targets;
  static constexpr auto kMembers = members(required("TargetGroupArn", &DescribeTargetHealthRequest::target_group_arn),
                                           member("Targets", &DescribeTargetHealthRequest::targets));
};

// --- listeners -------------------------------------------------------------------------------------------------------

struct CreateListenerResponse {
  std::vector<Listener> listeners;
  static constexpr auto kMembers = members(always("Listeners", &CreateListenerResponse::listeners));
};
struct CreateListenerRequest {
  using Response = CreateListenerResponse;
  static constexpr std::string_view kOperation = "CreateListener";
  std::string load_balancer_arn;
  std::string protocol;
  std::optional<int> port;
  std::vector<Action> default_actions;
  std::vector<Tag> tags;
  static constexpr auto kMembers =
      members(required("LoadBalancerArn", &CreateListenerRequest::load_balancer_arn),
              member("Protocol", &CreateListenerRequest::protocol), member("Port", &CreateListenerRequest::port),
              required("DefaultActions", &CreateListenerRequest::default_actions),
              member("Tags", &CreateListenerRequest::tags));
};

struct DescribeListenersResponse {
  std::vector<Listener> listeners;
  std::string next_marker;
  static constexpr auto kMembers = members(always("Listeners", &DescribeListenersResponse::listeners),
                                           member("NextMarker", &DescribeListenersResponse::next_marker));
};
struct DescribeListenersRequest {
  using Response = DescribeListenersResponse;
  static constexpr std::string_view kOperation = "DescribeListeners";
  std::string load_balancer_arn;
  std::vector<std::string> listener_arns;
  std::string marker;
  std::optional<int> page_size;
  static constexpr auto kMembers = members(member("LoadBalancerArn", &DescribeListenersRequest::load_balancer_arn),
                                           member("ListenerArns", &DescribeListenersRequest::listener_arns),
                                           member("Marker", &DescribeListenersRequest::marker),
                                           member("PageSize", &DescribeListenersRequest::page_size));
};

struct ModifyListenerResponse {
  std::vector<Listener> listeners;
  static constexpr auto kMembers = members(always("Listeners", &ModifyListenerResponse::listeners));
};
struct ModifyListenerRequest {
  using Response = ModifyListenerResponse;
  static constexpr std::string_view kOperation = "ModifyListener";
  std::string listener_arn;
  std::optional<int> port;
  std::string protocol;
  std::vector<Action> default_actions;
  static constexpr auto kMembers =
      members(required("ListenerArn", &ModifyListenerRequest::listener_arn),
              member("Port", &ModifyListenerRequest::port), member("Protocol", &ModifyListenerRequest::protocol),
              member("DefaultActions", &ModifyListenerRequest::default_actions));
};

struct DeleteListenerResponse {
  static constexpr auto kMembers = members();
};
struct DeleteListenerRequest {
  using Response = DeleteListenerResponse;
  static constexpr std::string_view kOperation = "DeleteListener";
  std::string listener_arn;
  static constexpr auto kMembers = members(required("ListenerArn", &DeleteListenerRequest::listener_arn));
};

// --- attributes ------------------------------------------------------------------------------------------------------

struct DescribeLoadBalancerAttributesResponse {
  std::vector<LoadBalancerAttribute> attributes;
  static constexpr auto kMembers = members(always("Attributes", &DescribeLoadBalancerAttributesResponse::attributes));
};
struct DescribeLoadBalancerAttributesRequest {
  using Response = DescribeLoadBalancerAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeLoadBalancerAttributes";
  std::string load_balancer_arn;
  static constexpr auto kMembers =
      members(required("LoadBalancerArn", &DescribeLoadBalancerAttributesRequest::load_balancer_arn));
};

struct ModifyLoadBalancerAttributesResponse {
  std::vector<LoadBalancerAttribute> attributes;
  static constexpr auto kMembers = members(always("Attributes", &ModifyLoadBalancerAttributesResponse::attributes));
};
struct ModifyLoadBalancerAttributesRequest {
  using Response = ModifyLoadBalancerAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyLoadBalancerAttributes";
  std::string load_balancer_arn;
  std::vector<LoadBalancerAttribute> attributes;
  static constexpr auto kMembers =
      members(required("LoadBalancerArn", &ModifyLoadBalancerAttributesRequest::load_balancer_arn),
              required("Attributes", &ModifyLoadBalancerAttributesRequest::attributes));
};

struct DescribeTargetGroupAttributesResponse {
  std::vector<TargetGroupAttribute> attributes;
  static constexpr auto kMembers = members(always("Attributes", &DescribeTargetGroupAttributesResponse::attributes));
};
struct DescribeTargetGroupAttributesRequest {
  using Response = DescribeTargetGroupAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeTargetGroupAttributes";
  std::string target_group_arn;
  static constexpr auto kMembers =
      members(required("TargetGroupArn", &DescribeTargetGroupAttributesRequest::target_group_arn));
};

struct ModifyTargetGroupAttributesResponse {
  std::vector<TargetGroupAttribute> attributes;
  static constexpr auto kMembers = members(always("Attributes", &ModifyTargetGroupAttributesResponse::attributes));
};
struct ModifyTargetGroupAttributesRequest {
  using Response = ModifyTargetGroupAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyTargetGroupAttributes";
  std::string target_group_arn;
  std::vector<TargetGroupAttribute> attributes;
  static constexpr auto kMembers =
      members(required("TargetGroupArn", &ModifyTargetGroupAttributesRequest::target_group_arn),
              required("Attributes", &ModifyTargetGroupAttributesRequest::attributes));
};

struct DescribeListenerAttributesResponse {
  std::vector<ListenerAttribute> attributes;
  static constexpr auto kMembers = members(always("Attributes", &DescribeListenerAttributesResponse::attributes));
};
struct DescribeListenerAttributesRequest {
  using Response = DescribeListenerAttributesResponse;
  static constexpr std::string_view kOperation = "DescribeListenerAttributes";
  std::string listener_arn;
  static constexpr auto kMembers = members(required("ListenerArn", &DescribeListenerAttributesRequest::listener_arn));
};

struct ModifyListenerAttributesResponse {
  std::vector<ListenerAttribute> attributes;
  static constexpr auto kMembers = members(always("Attributes", &ModifyListenerAttributesResponse::attributes));
};
struct ModifyListenerAttributesRequest {
  using Response = ModifyListenerAttributesResponse;
  static constexpr std::string_view kOperation = "ModifyListenerAttributes";
  std::string listener_arn;
  std::vector<ListenerAttribute> attributes;
  static constexpr auto kMembers = members(required("ListenerArn", &ModifyListenerAttributesRequest::listener_arn),
                                           required("Attributes", &ModifyListenerAttributesRequest::attributes));
};

// Reserved capacity of a load balancer; Terraform reads it on every refresh.
struct MinimumLoadBalancerCapacity {
  std::optional<int> capacity_units;
  static constexpr auto kMembers = members(member("CapacityUnits", &MinimumLoadBalancerCapacity::capacity_units));
};
struct DescribeCapacityReservationResponse {
  std::string last_modified_time;
  std::optional<int> decrease_requests_remaining;
  std::optional<MinimumLoadBalancerCapacity> minimum_load_balancer_capacity;
  static constexpr auto kMembers = members(
      member("LastModifiedTime", &DescribeCapacityReservationResponse::last_modified_time),
      member("DecreaseRequestsRemaining", &DescribeCapacityReservationResponse::decrease_requests_remaining),
      member("MinimumLoadBalancerCapacity", &DescribeCapacityReservationResponse::minimum_load_balancer_capacity));
};
struct DescribeCapacityReservationRequest {
  using Response = DescribeCapacityReservationResponse;
  static constexpr std::string_view kOperation = "DescribeCapacityReservation";
  std::string load_balancer_arn;
  static constexpr auto kMembers =
      members(required("LoadBalancerArn", &DescribeCapacityReservationRequest::load_balancer_arn));
};

// --- tags ------------------------------------------------------------------------------------------------------------

struct AddTagsResponse {
  static constexpr auto kMembers = members();
};
struct AddTagsRequest {
  using Response = AddTagsResponse;
  static constexpr std::string_view kOperation = "AddTags";
  std::vector<std::string> resource_arns;
  std::vector<Tag> tags;
  static constexpr auto kMembers =
      members(required("ResourceArns", &AddTagsRequest::resource_arns), required("Tags", &AddTagsRequest::tags));
};

struct RemoveTagsResponse {
  static constexpr auto kMembers = members();
};
struct RemoveTagsRequest {
  using Response = RemoveTagsResponse;
  static constexpr std::string_view kOperation = "RemoveTags";
  std::vector<std::string> resource_arns;
  std::vector<std::string> tag_keys;
  static constexpr auto kMembers = members(required("ResourceArns", &RemoveTagsRequest::resource_arns),
                                           required("TagKeys", &RemoveTagsRequest::tag_keys));
};

struct DescribeTagsResponse {
  std::vector<TagDescription> tag_descriptions;
  static constexpr auto kMembers = members(always("TagDescriptions", &DescribeTagsResponse::tag_descriptions));
};
struct DescribeTagsRequest {
  using Response = DescribeTagsResponse;
  static constexpr std::string_view kOperation = "DescribeTags";
  std::vector<std::string> resource_arns;
  static constexpr auto kMembers = members(required("ResourceArns", &DescribeTagsRequest::resource_arns));
};

}  // namespace sparkecs::wire::elbv2
