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
  static void members(auto& v, auto& self) {
    v.required("Key", self.key);
    v.always("Value", self.value);
  }
};

// An attribute of a load balancer, target group or listener; AWS has three shapes for it, all alike.
struct Attribute {
  std::string key;
  std::string value;
  bool operator==(const Attribute&) const = default;
  static void members(auto& v, auto& self) {
    v.always("Key", self.key);
    v.always("Value", self.value);
  }
};
using LoadBalancerAttribute = Attribute;
using TargetGroupAttribute = Attribute;
using ListenerAttribute = Attribute;

struct SubnetMapping {
  std::string subnet_id;
  std::string allocation_id;
  std::string private_ipv4_address;
  static void members(auto& v, auto& self) {
    v.member("SubnetId", self.subnet_id);
    v.member("AllocationId", self.allocation_id);
    v.member("PrivateIPv4Address", self.private_ipv4_address);
  }
};

struct LoadBalancerAddress {
  std::string ip_address;
  std::string allocation_id;
  std::string private_ipv4_address;
  static void members(auto& v, auto& self) {
    v.member("IpAddress", self.ip_address);
    v.member("AllocationId", self.allocation_id);
    v.member("PrivateIPv4Address", self.private_ipv4_address);
  }
};

struct AvailabilityZone {
  std::string zone_name;
  std::string subnet_id;
  std::vector<LoadBalancerAddress> load_balancer_addresses;
  static void members(auto& v, auto& self) {
    v.member("ZoneName", self.zone_name);
    v.member("SubnetId", self.subnet_id);
    v.always("LoadBalancerAddresses", self.load_balancer_addresses);
  }
};

struct LoadBalancerState {
  std::string code;  // provisioning, active, active_impaired, failed
  std::string reason;
  static void members(auto& v, auto& self) {
    v.member("Code", self.code);
    v.member("Reason", self.reason);
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
  static void members(auto& v, auto& self) {
    v.member("LoadBalancerArn", self.load_balancer_arn);
    v.member("DNSName", self.dns_name);
    v.member("CanonicalHostedZoneId", self.canonical_hosted_zone_id);
    v.member("CreatedTime", self.created_time);
    v.member("LoadBalancerName", self.load_balancer_name);
    v.member("Scheme", self.scheme);
    v.member("VpcId", self.vpc_id);
    v.member("State", self.state);
    v.member("Type", self.type);
    v.always("AvailabilityZones", self.availability_zones);
    v.member("SecurityGroups", self.security_groups);
    v.member("IpAddressType", self.ip_address_type);
    v.member("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
             self.enforce_security_group_inbound_rules_on_private_link_traffic);
  }
};

struct Matcher {
  std::string http_code;  // "200-399", "200,202"
  std::string grpc_code;
  static void members(auto& v, auto& self) {
    v.member("HttpCode", self.http_code);
    v.member("GrpcCode", self.grpc_code);
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
  static void members(auto& v, auto& self) {
    v.member("TargetGroupArn", self.target_group_arn);
    v.member("TargetGroupName", self.target_group_name);
    v.member("Protocol", self.protocol);
    v.member("Port", self.port);
    v.member("VpcId", self.vpc_id);
    v.member("HealthCheckProtocol", self.health_check_protocol);
    v.member("HealthCheckPort", self.health_check_port);
    v.member("HealthCheckEnabled", self.health_check_enabled);
    v.member("HealthCheckIntervalSeconds", self.health_check_interval_seconds);
    v.member("HealthCheckTimeoutSeconds", self.health_check_timeout_seconds);
    v.member("HealthyThresholdCount", self.healthy_threshold_count);
    v.member("UnhealthyThresholdCount", self.unhealthy_threshold_count);
    v.member("HealthCheckPath", self.health_check_path);
    v.member("Matcher", self.matcher);
    v.always("LoadBalancerArns", self.load_balancer_arns);
    v.member("TargetType", self.target_type);
    v.member("IpAddressType", self.ip_address_type);
  }
};

struct TargetDescription {
  std::string id;  // an IPv4 address in groups of type ip
  std::optional<int> port;
  std::string availability_zone;
  static void members(auto& v, auto& self) {
    v.required("Id", self.id);
    v.member("Port", self.port);
    v.member("AvailabilityZone", self.availability_zone);
  }
};

struct TargetHealth {
  std::string state;   // initial, healthy, unhealthy, unhealthy.draining, unused, draining, unavailable
  std::string reason;  // absent when healthy
  std::string description;
  static void members(auto& v, auto& self) {
    v.member("State", self.state);
    v.member("Reason", self.reason);
    v.member("Description", self.description);
  }
};

struct TargetHealthDescription {
  std::optional<TargetDescription> target;
  std::string health_check_port;
  std::optional<TargetHealth> target_health;
  static void members(auto& v, auto& self) {
    v.member("Target", self.target);
    v.member("HealthCheckPort", self.health_check_port);
    v.member("TargetHealth", self.target_health);
  }
};

struct TargetGroupTuple {
  std::string target_group_arn;
  std::optional<int> weight;
  static void members(auto& v, auto& self) {
    v.member("TargetGroupArn", self.target_group_arn);
    v.member("Weight", self.weight);
  }
};

struct ForwardActionConfig {
  std::vector<TargetGroupTuple> target_groups;
  static void members(auto& v, auto& self) { v.member("TargetGroups", self.target_groups); }
};

struct Action {
  std::string type;  // forward
  std::string target_group_arn;
  std::optional<int> order;
  std::optional<ForwardActionConfig> forward_config;
  static void members(auto& v, auto& self) {
    v.required("Type", self.type);
    v.member("TargetGroupArn", self.target_group_arn);
    v.member("Order", self.order);
    v.member("ForwardConfig", self.forward_config);
  }
};

struct Listener {
  std::string listener_arn;
  std::string load_balancer_arn;
  std::optional<int> port;
  std::string protocol;
  std::vector<Action> default_actions;
  static void members(auto& v, auto& self) {
    v.member("ListenerArn", self.listener_arn);
    v.member("LoadBalancerArn", self.load_balancer_arn);
    v.member("Port", self.port);
    v.member("Protocol", self.protocol);
    v.always("DefaultActions", self.default_actions);
  }
};

struct TagDescription {
  std::string resource_arn;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.member("ResourceArn", self.resource_arn);
    v.always("Tags", self.tags);
  }
};

}  // namespace sparkecs::wire::elbv2
