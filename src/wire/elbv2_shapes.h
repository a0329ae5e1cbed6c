// The resources of Elastic Load Balancing v2: load balancers, target groups, targets, listeners, tags. Included by
// wire/elbv2.h, which has the operations and the conventions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::elbv2 {

struct Tag {
  std::string key;
  std::string value;
  bool operator==(const Tag&) const = default;
  static constexpr auto kMembers = members(required("Key", &Tag::key), always("Value", &Tag::value));
};

// An attribute of a load balancer, target group or listener; AWS has three shapes for it, all alike.
struct Attribute {
  std::string key;
  std::string value;
  bool operator==(const Attribute&) const = default;
  static constexpr auto kMembers = members(always("Key", &Attribute::key), always("Value", &Attribute::value));
};
using LoadBalancerAttribute = Attribute;
using TargetGroupAttribute = Attribute;
using ListenerAttribute = Attribute;

struct SubnetMapping {
  std::string subnet_id;
  std::string allocation_id;
  std::string private_ipv4_address;
  static constexpr auto kMembers =
      members(member("SubnetId", &SubnetMapping::subnet_id), member("AllocationId", &SubnetMapping::allocation_id),
              member("PrivateIPv4Address", &SubnetMapping::private_ipv4_address));
};

struct LoadBalancerAddress {
  std::string ip_address;
  std::string allocation_id;
  std::string private_ipv4_address;
  static constexpr auto kMembers = members(member("IpAddress", &LoadBalancerAddress::ip_address),
                                           member("AllocationId", &LoadBalancerAddress::allocation_id),
                                           member("PrivateIPv4Address", &LoadBalancerAddress::private_ipv4_address));
};

struct AvailabilityZone {
  std::string zone_name;
  std::string subnet_id;
  std::vector<LoadBalancerAddress> load_balancer_addresses;
  static constexpr auto kMembers =
      members(member("ZoneName", &AvailabilityZone::zone_name), member("SubnetId", &AvailabilityZone::subnet_id),
              always("LoadBalancerAddresses", &AvailabilityZone::load_balancer_addresses));
};

struct LoadBalancerState {
  std::string code;  // provisioning, active, active_impaired, failed
  std::string reason;
  static constexpr auto kMembers =
      members(member("Code", &LoadBalancerState::code), member("Reason", &LoadBalancerState::reason));
};

struct LoadBalancer {
  std::string load_balancer_arn;
  std::string dns_name;
  std::string canonical_hosted_zone_id;
  std::string created_time;
  std::string load_balancer_name;
  std::string scheme;  // internet-facing, internal
  std::string vpc_id;
  std::optional<LoadBalancerState> state;
  std::string type;  // network
  std::vector<AvailabilityZone> availability_zones;
  std::vector<std::string> security_groups;
  std::string ip_address_type;  // ipv4
  std::string enforce_security_group_inbound_rules_on_private_link_traffic;
  static constexpr auto kMembers = members(
      member("LoadBalancerArn", &LoadBalancer::load_balancer_arn), member("DNSName", &LoadBalancer::dns_name),
      member("CanonicalHostedZoneId", &LoadBalancer::canonical_hosted_zone_id),
      member("CreatedTime", &LoadBalancer::created_time), member("LoadBalancerName", &LoadBalancer::load_balancer_name),
      member("Scheme", &LoadBalancer::scheme), member("VpcId", &LoadBalancer::vpc_id),
      member("State", &LoadBalancer::state), member("Type", &LoadBalancer::type),
      always("AvailabilityZones", &LoadBalancer::availability_zones),
      member("SecurityGroups", &LoadBalancer::security_groups), member("IpAddressType", &LoadBalancer::ip_address_type),
      member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
             &LoadBalancer::enforce_security_group_inbound_rules_on_private_link_traffic));
};

struct Matcher {
  std::string http_code;  // "200-399", "200,202"
  std::string grpc_code;
  static constexpr auto kMembers =
      members(member("HttpCode", &Matcher::http_code), member("GrpcCode", &Matcher::grpc_code));
};

struct TargetGroup {
  std::string target_group_arn;
  std::string target_group_name;
  std::string protocol;
  std::optional<int> port;
  std::string vpc_id;
  std::string health_check_protocol;
  std::string health_check_port;  // a number, or "traffic-port"
  std::optional<bool> health_check_enabled;
  std::optional<int> health_check_interval_seconds;
  std::optional<int> health_check_timeout_seconds;
  std::optional<int> healthy_threshold_count;
  std::optional<int> unhealthy_threshold_count;
  std::string health_check_path;
  std::optional<Matcher> matcher;
  std::vector<std::string> load_balancer_arns;
  std::string target_type;  // ip
  std::string ip_address_type;
  static constexpr auto kMembers =
      members(member("TargetGroupArn", &TargetGroup::target_group_arn),
              member("TargetGroupName", &TargetGroup::target_group_name), member("Protocol", &TargetGroup::protocol),
              member("Port", &TargetGroup::port), member("VpcId", &TargetGroup::vpc_id),
              member("HealthCheckProtocol", &TargetGroup::health_check_protocol),
              member("HealthCheckPort", &TargetGroup::health_check_port),
              member("HealthCheckEnabled", &TargetGroup::health_check_enabled),
              member("HealthCheckIntervalSeconds", &TargetGroup::health_check_interval_seconds),
              member("HealthCheckTimeoutSeconds", &TargetGroup::health_check_timeout_seconds),
              member("HealthyThresholdCount", &TargetGroup::healthy_threshold_count),
              member("UnhealthyThresholdCount", &TargetGroup::unhealthy_threshold_count),
              member("HealthCheckPath", &TargetGroup::health_check_path), member("Matcher", &TargetGroup::matcher),
              always("LoadBalancerArns", &TargetGroup::load_balancer_arns),
              member("TargetType", &TargetGroup::target_type), member("IpAddressType", &TargetGroup::ip_address_type));
};

struct TargetDescription {
  std::string id;  // an IPv4 address in groups of type ip
  std::optional<int> port;
  std::string availability_zone;
  static constexpr auto kMembers =
      members(required("Id", &TargetDescription::id), member("Port", &TargetDescription::port),
              member("AvailabilityZone", &TargetDescription::availability_zone));
};

struct TargetHealth {
  std::string state;   // initial, healthy, unhealthy, unhealthy.draining, unused, draining, unavailable
  std::string reason;  // absent when healthy
  std::string description;
  static constexpr auto kMembers =
      members(member("State", &TargetHealth::state), member("Reason", &TargetHealth::reason),
              member("Description", &TargetHealth::description));
};

struct TargetHealthDescription {
  std::optional<TargetDescription> target;
  std::string health_check_port;
  std::optional<TargetHealth> target_health;
  static constexpr auto kMembers = members(member("Target", &TargetHealthDescription::target),
                                           member("HealthCheckPort", &TargetHealthDescription::health_check_port),
                                           member("TargetHealth", &TargetHealthDescription::target_health));
};

struct TargetGroupTuple {
  std::string target_group_arn;
  std::optional<int> weight;
  static constexpr auto kMembers = members(member("TargetGroupArn", &TargetGroupTuple::target_group_arn),
                                           member("Weight", &TargetGroupTuple::weight));
};

struct ForwardActionConfig {
  std::vector<TargetGroupTuple> target_groups;
  static constexpr auto kMembers = members(member("TargetGroups", &ForwardActionConfig::target_groups));
};

struct Action {
  std::string type;  // forward
  std::string target_group_arn;
  std::optional<int> order;
  std::optional<ForwardActionConfig> forward_config;
  static constexpr auto kMembers =
      members(required("Type", &Action::type), member("TargetGroupArn", &Action::target_group_arn),
              member("Order", &Action::order), member("ForwardConfig", &Action::forward_config));
};

struct Listener {
  std::string listener_arn;
  std::string load_balancer_arn;
  std::optional<int> port;
  std::string protocol;
  std::vector<Action> default_actions;
  static constexpr auto kMembers =
      members(member("ListenerArn", &Listener::listener_arn), member("LoadBalancerArn", &Listener::load_balancer_arn),
              member("Port", &Listener::port), member("Protocol", &Listener::protocol),
              always("DefaultActions", &Listener::default_actions));
};

struct TagDescription {
  std::string resource_arn;
  std::vector<Tag> tags;
  static constexpr auto kMembers =
      members(member("ResourceArn", &TagDescription::resource_arn), always("Tags", &TagDescription::tags));
};

}  // namespace sparkecs::wire::elbv2
