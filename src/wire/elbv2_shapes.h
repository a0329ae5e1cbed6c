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
  template <class V>
  static void members(V& v) {
    v.required("Key", &Tag::key);
    v.always("Value", &Tag::value);
  }
};

// An attribute of a load balancer, target group or listener; AWS has three shapes for it, all alike.
struct Attribute {
  std::string key;
  std::string value;
  bool operator==(const Attribute&) const = default;
  template <class V>
  static void members(V& v) {
    v.always("Key", &Attribute::key);
    v.always("Value", &Attribute::value);
  }
};
using LoadBalancerAttribute = Attribute;
using TargetGroupAttribute = Attribute;
using ListenerAttribute = Attribute;

struct SubnetMapping {
  std::string subnet_id;
  std::string allocation_id;
  std::string private_ipv4_address;
  template <class V>
  static void members(V& v) {
    v.member("SubnetId", &SubnetMapping::subnet_id);
    v.member("AllocationId", &SubnetMapping::allocation_id);
    v.member("PrivateIPv4Address", &SubnetMapping::private_ipv4_address);
  }
};

struct LoadBalancerAddress {
  std::string ip_address;
  std::string allocation_id;
  std::string private_ipv4_address;
  template <class V>
  static void members(V& v) {
    v.member("IpAddress", &LoadBalancerAddress::ip_address);
    v.member("AllocationId", &LoadBalancerAddress::allocation_id);
    v.member("PrivateIPv4Address", &LoadBalancerAddress::private_ipv4_address);
  }
};

struct AvailabilityZone {
  std::string zone_name;
  std::string subnet_id;
  std::vector<LoadBalancerAddress> load_balancer_addresses;
  template <class V>
  static void members(V& v) {
    v.member("ZoneName", &AvailabilityZone::zone_name);
    v.member("SubnetId", &AvailabilityZone::subnet_id);
    v.always("LoadBalancerAddresses", &AvailabilityZone::load_balancer_addresses);
  }
};

struct LoadBalancerState {
  std::string code;  // provisioning, active, active_impaired, failed
  std::string reason;
  template <class V>
  static void members(V& v) {
    v.member("Code", &LoadBalancerState::code);
    v.member("Reason", &LoadBalancerState::reason);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("LoadBalancerArn", &LoadBalancer::load_balancer_arn);
    v.member("DNSName", &LoadBalancer::dns_name);
    v.member("CanonicalHostedZoneId", &LoadBalancer::canonical_hosted_zone_id);
    v.member("CreatedTime", &LoadBalancer::created_time);
    v.member("LoadBalancerName", &LoadBalancer::load_balancer_name);
    v.member("Scheme", &LoadBalancer::scheme);
    v.member("VpcId", &LoadBalancer::vpc_id);
    v.member("State", &LoadBalancer::state);
    v.member("Type", &LoadBalancer::type);
    v.always("AvailabilityZones", &LoadBalancer::availability_zones);
    v.member("SecurityGroups", &LoadBalancer::security_groups);
    v.member("IpAddressType", &LoadBalancer::ip_address_type);
    v.member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
             &LoadBalancer::enforce_security_group_inbound_rules_on_private_link_traffic);
  }
};

struct Matcher {
  std::string http_code;  // "200-399", "200,202"
  std::string grpc_code;
  template <class V>
  static void members(V& v) {
    v.member("HttpCode", &Matcher::http_code);
    v.member("GrpcCode", &Matcher::grpc_code);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("TargetGroupArn", &TargetGroup::target_group_arn);
    v.member("TargetGroupName", &TargetGroup::target_group_name);
    v.member("Protocol", &TargetGroup::protocol);
    v.member("Port", &TargetGroup::port);
    v.member("VpcId", &TargetGroup::vpc_id);
    v.member("HealthCheckProtocol", &TargetGroup::health_check_protocol);
    v.member("HealthCheckPort", &TargetGroup::health_check_port);
    v.member("HealthCheckEnabled", &TargetGroup::health_check_enabled);
    v.member("HealthCheckIntervalSeconds", &TargetGroup::health_check_interval_seconds);
    v.member("HealthCheckTimeoutSeconds", &TargetGroup::health_check_timeout_seconds);
    v.member("HealthyThresholdCount", &TargetGroup::healthy_threshold_count);
    v.member("UnhealthyThresholdCount", &TargetGroup::unhealthy_threshold_count);
    v.member("HealthCheckPath", &TargetGroup::health_check_path);
    v.member("Matcher", &TargetGroup::matcher);
    v.always("LoadBalancerArns", &TargetGroup::load_balancer_arns);
    v.member("TargetType", &TargetGroup::target_type);
    v.member("IpAddressType", &TargetGroup::ip_address_type);
  }
};

struct TargetDescription {
  std::string id;  // an IPv4 address in groups of type ip
  std::optional<int> port;
  std::string availability_zone;
  template <class V>
  static void members(V& v) {
    v.required("Id", &TargetDescription::id);
    v.member("Port", &TargetDescription::port);
    v.member("AvailabilityZone", &TargetDescription::availability_zone);
  }
};

struct TargetHealth {
  std::string state;   // initial, healthy, unhealthy, unhealthy.draining, unused, draining, unavailable
  std::string reason;  // absent when healthy
  std::string description;
  template <class V>
  static void members(V& v) {
    v.member("State", &TargetHealth::state);
    v.member("Reason", &TargetHealth::reason);
    v.member("Description", &TargetHealth::description);
  }
};

struct TargetHealthDescription {
  std::optional<TargetDescription> target;
  std::string health_check_port;
  std::optional<TargetHealth> target_health;
  template <class V>
  static void members(V& v) {
    v.member("Target", &TargetHealthDescription::target);
    v.member("HealthCheckPort", &TargetHealthDescription::health_check_port);
    v.member("TargetHealth", &TargetHealthDescription::target_health);
  }
};

struct TargetGroupTuple {
  std::string target_group_arn;
  std::optional<int> weight;
  template <class V>
  static void members(V& v) {
    v.member("TargetGroupArn", &TargetGroupTuple::target_group_arn);
    v.member("Weight", &TargetGroupTuple::weight);
  }
};

struct ForwardActionConfig {
  std::vector<TargetGroupTuple> target_groups;
  template <class V>
  static void members(V& v) {
    v.member("TargetGroups", &ForwardActionConfig::target_groups);
  }
};

struct Action {
  std::string type;  // forward
  std::string target_group_arn;
  std::optional<int> order;
  std::optional<ForwardActionConfig> forward_config;
  template <class V>
  static void members(V& v) {
    v.required("Type", &Action::type);
    v.member("TargetGroupArn", &Action::target_group_arn);
    v.member("Order", &Action::order);
    v.member("ForwardConfig", &Action::forward_config);
  }
};

struct Listener {
  std::string listener_arn;
  std::string load_balancer_arn;
  std::optional<int> port;
  std::string protocol;
  std::vector<Action> default_actions;
  template <class V>
  static void members(V& v) {
    v.member("ListenerArn", &Listener::listener_arn);
    v.member("LoadBalancerArn", &Listener::load_balancer_arn);
    v.member("Port", &Listener::port);
    v.member("Protocol", &Listener::protocol);
    v.always("DefaultActions", &Listener::default_actions);
  }
};

struct TagDescription {
  std::string resource_arn;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.member("ResourceArn", &TagDescription::resource_arn);
    v.always("Tags", &TagDescription::tags);
  }
};

}  // namespace sparkecs::wire::elbv2
