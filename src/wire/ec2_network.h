// EC2: VPCs, subnets, routes, interfaces and zones. Times are ISO 8601 text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/ec2_common.h"

namespace sparkecs::wire::ec2 {

struct Vpc {
  std::string owner_id;
  std::string instance_tenancy;
  std::optional<bool> is_default;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string state;
  std::string cidr_block;
  static void members(auto& v, auto& self) {
    v.member("ownerId", self.owner_id);
    v.member("instanceTenancy", self.instance_tenancy);
    v.member("isDefault", self.is_default);
    v.member("tagSet", self.tags);
    v.member("vpcId", self.vpc_id);
    v.member("state", self.state);
    v.member("cidrBlock", self.cidr_block);
  }
};
struct DescribeVpcsResult {
  std::string next_token;
  std::vector<Vpc> vpcs;
  static void members(auto& v, auto& self) {
    v.member("nextToken", self.next_token);
    v.always("vpcSet", self.vpcs);
  }
};
struct DescribeVpcsRequest {
  using Response = DescribeVpcsResult;
  static constexpr std::string_view kOperation = "DescribeVpcs";
  std::vector<Filter> filters;
  std::vector<std::string> vpc_ids;
  std::string next_token;
  std::optional<int> max_results;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("Filter", self.filters);
    v.member("VpcId", self.vpc_ids);
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
    v.member("DryRun", self.dry_run);
  }
};

struct AttributeBooleanValue {
  std::optional<bool> value;
  static void members(auto& v, auto& self) { v.member("value", self.value); }
};
struct DescribeVpcAttributeResult {
  std::optional<AttributeBooleanValue> enable_dns_hostnames;
  std::optional<AttributeBooleanValue> enable_dns_support;
  std::string vpc_id;
  static void members(auto& v, auto& self) {
    v.member("enableDnsHostnames", self.enable_dns_hostnames);
    v.member("enableDnsSupport", self.enable_dns_support);
    v.member("vpcId", self.vpc_id);
  }
};
struct DescribeVpcAttributeRequest {
  using Response = DescribeVpcAttributeResult;
  static constexpr std::string_view kOperation = "DescribeVpcAttribute";
  std::string attribute;
  std::string vpc_id;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.required("Attribute", self.attribute);
    v.required("VpcId", self.vpc_id);
    v.member("DryRun", self.dry_run);
  }
};

struct Subnet {
  std::string availability_zone_id;
  std::string owner_id;
  std::vector<Tag> tags;
  std::string subnet_id;
  std::string state;
  std::string vpc_id;
  std::string cidr_block;
  std::optional<int> available_ip_address_count;
  std::string availability_zone;
  std::optional<bool> default_for_az;
  std::optional<bool> map_public_ip_on_launch;
  static void members(auto& v, auto& self) {
    v.member("availabilityZoneId", self.availability_zone_id);
    v.member("ownerId", self.owner_id);
    v.member("tagSet", self.tags);
    v.member("subnetId", self.subnet_id);
    v.member("state", self.state);
    v.member("vpcId", self.vpc_id);
    v.member("cidrBlock", self.cidr_block);
    v.member("availableIpAddressCount", self.available_ip_address_count);
    v.member("availabilityZone", self.availability_zone);
    v.member("defaultForAz", self.default_for_az);
    v.member("mapPublicIpOnLaunch", self.map_public_ip_on_launch);
  }
};
struct DescribeSubnetsResult {
  std::string next_token;
  std::vector<Subnet> subnets;
  static void members(auto& v, auto& self) {
    v.member("nextToken", self.next_token);
    v.always("subnetSet", self.subnets);
  }
};
struct DescribeSubnetsRequest {
  using Response = DescribeSubnetsResult;
  static constexpr std::string_view kOperation = "DescribeSubnets";
  std::vector<Filter> filters;
  std::vector<std::string> subnet_ids;
  std::string next_token;
  std::optional<int> max_results;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("Filter", self.filters);
    v.member("SubnetId", self.subnet_ids);
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
    v.member("DryRun", self.dry_run);
  }
};

struct RouteTableAssociation {
  std::optional<bool> main;
  std::string route_table_association_id;
  std::string route_table_id;
  std::string subnet_id;
  static void members(auto& v, auto& self) {
    v.member("main", self.main);
    v.member("routeTableAssociationId", self.route_table_association_id);
    v.member("routeTableId", self.route_table_id);
    v.member("subnetId", self.subnet_id);
  }
};
struct Route {
  std::string destination_cidr_block;
  std::string destination_ipv6_cidr_block;
  std::string destination_prefix_list_id;
  std::string gateway_id;
  std::string nat_gateway_id;
  std::string transit_gateway_id;
  std::string network_interface_id;
  std::string origin;
  std::string state;
  std::string vpc_peering_connection_id;
  static void members(auto& v, auto& self) {
    v.member("destinationCidrBlock", self.destination_cidr_block);
    v.member("destinationIpv6CidrBlock", self.destination_ipv6_cidr_block);
    v.member("destinationPrefixListId", self.destination_prefix_list_id);
    v.member("gatewayId", self.gateway_id);
    v.member("natGatewayId", self.nat_gateway_id);
    v.member("transitGatewayId", self.transit_gateway_id);
    v.member("networkInterfaceId", self.network_interface_id);
    v.member("origin", self.origin);
    v.member("state", self.state);
    v.member("vpcPeeringConnectionId", self.vpc_peering_connection_id);
  }
};
struct RouteTable {
  std::vector<RouteTableAssociation> associations;
  std::string route_table_id;
  std::vector<Route> routes;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string owner_id;
  static void members(auto& v, auto& self) {
    v.always("associationSet", self.associations);
    v.member("routeTableId", self.route_table_id);
    v.always("routeSet", self.routes);
    v.member("tagSet", self.tags);
    v.member("vpcId", self.vpc_id);
    v.member("ownerId", self.owner_id);
  }
};
struct DescribeRouteTablesResult {
  std::vector<RouteTable> route_tables;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("routeTableSet", self.route_tables);
    v.member("nextToken", self.next_token);
  }
};
struct DescribeRouteTablesRequest {
  using Response = DescribeRouteTablesResult;
  static constexpr std::string_view kOperation = "DescribeRouteTables";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<std::string> route_table_ids;
  std::vector<Filter> filters;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
    v.member("RouteTableId", self.route_table_ids);
    v.member("Filter", self.filters);
    v.member("DryRun", self.dry_run);
  }
};

struct NetworkInterfaceAssociation {
  std::string ip_owner_id;
  std::string public_ip;
  static void members(auto& v, auto& self) {
    v.member("ipOwnerId", self.ip_owner_id);
    v.member("publicIp", self.public_ip);
  }
};
struct NetworkInterfaceAttachment {
  std::string attachment_id;
  std::optional<int> device_index;
  std::string instance_owner_id;
  std::string status;
  static void members(auto& v, auto& self) {
    v.member("attachmentId", self.attachment_id);
    v.member("deviceIndex", self.device_index);
    v.member("instanceOwnerId", self.instance_owner_id);
    v.member("status", self.status);
  }
};
struct GroupIdentifier {
  std::string group_id;
  std::string group_name;
  static void members(auto& v, auto& self) {
    v.member("groupId", self.group_id);
    v.member("groupName", self.group_name);
  }
};
struct NetworkInterfacePrivateIpAddress {
  std::optional<bool> primary;
  std::string private_dns_name;
  std::string private_ip_address;
  static void members(auto& v, auto& self) {
    v.member("primary", self.primary);
    v.member("privateDnsName", self.private_dns_name);
    v.member("privateIpAddress", self.private_ip_address);
  }
};
struct NetworkInterface {
  std::optional<NetworkInterfaceAssociation> association;
  std::optional<NetworkInterfaceAttachment> attachment;
  std::string availability_zone;
  std::string description;
  std::vector<GroupIdentifier> groups;
  std::string interface_type;
  std::string mac_address;
  std::string network_interface_id;
  std::string owner_id;
  std::string private_dns_name;
  std::string private_ip_address;
  std::vector<NetworkInterfacePrivateIpAddress> private_ip_addresses;
  std::string requester_id;
  std::optional<bool> requester_managed;
  std::string status;
  std::string subnet_id;
  std::vector<Tag> tag_set;
  std::string vpc_id;
  static void members(auto& v, auto& self) {
    v.member("association", self.association);
    v.member("attachment", self.attachment);
    v.member("availabilityZone", self.availability_zone);
    v.member("description", self.description);
    v.always("groupSet", self.groups);
    v.member("interfaceType", self.interface_type);
    v.member("macAddress", self.mac_address);
    v.member("networkInterfaceId", self.network_interface_id);
    v.member("ownerId", self.owner_id);
    v.member("privateDnsName", self.private_dns_name);
    v.member("privateIpAddress", self.private_ip_address);
    v.always("privateIpAddressesSet", self.private_ip_addresses);
    v.member("requesterId", self.requester_id);
    v.member("requesterManaged", self.requester_managed);
    v.member("status", self.status);
    v.member("subnetId", self.subnet_id);
    v.member("tagSet", self.tag_set);
    v.member("vpcId", self.vpc_id);
  }
};
struct DescribeNetworkInterfacesResult {
  std::vector<NetworkInterface> network_interfaces;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("networkInterfaceSet", self.network_interfaces);
    v.member("nextToken", self.next_token);
  }
};
struct DescribeNetworkInterfacesRequest {
  using Response = DescribeNetworkInterfacesResult;
  static constexpr std::string_view kOperation = "DescribeNetworkInterfaces";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<std::string> network_interface_ids;
  std::vector<Filter> filters;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
    v.member("NetworkInterfaceId", self.network_interface_ids);
    v.member("Filter", self.filters);
    v.member("DryRun", self.dry_run);
  }
};

struct AvailabilityZone {
  std::string region_name;
  std::string zone_name;
  std::string zone_id;
  std::string zone_type;
  std::string state;
  static void members(auto& v, auto& self) {
    v.member("regionName", self.region_name);
    v.member("zoneName", self.zone_name);
    v.member("zoneId", self.zone_id);
    v.member("zoneType", self.zone_type);
    v.member("zoneState", self.state);
  }
};
struct DescribeAvailabilityZonesResult {
  std::vector<AvailabilityZone> availability_zones;
  static void members(auto& v, auto& self) { v.always("availabilityZoneInfo", self.availability_zones); }
};
struct DescribeAvailabilityZonesRequest {
  using Response = DescribeAvailabilityZonesResult;
  static constexpr std::string_view kOperation = "DescribeAvailabilityZones";
  std::vector<std::string> zone_names;
  std::vector<Filter> filters;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("ZoneName", self.zone_names);
    v.member("Filter", self.filters);
    v.member("DryRun", self.dry_run);
  }
};

}  // namespace sparkecs::wire::ec2
