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
  template <class V>
  static void members(V& v) {
    v.member("ownerId", &Vpc::owner_id);
    v.member("instanceTenancy", &Vpc::instance_tenancy);
    v.member("isDefault", &Vpc::is_default);
    v.member("tagSet", &Vpc::tags);
    v.member("vpcId", &Vpc::vpc_id);
    v.member("state", &Vpc::state);
    v.member("cidrBlock", &Vpc::cidr_block);
  }
};
struct DescribeVpcsResult {
  std::string next_token;
  std::vector<Vpc> vpcs;
  template <class V>
  static void members(V& v) {
    v.member("nextToken", &DescribeVpcsResult::next_token);
    v.always("vpcSet", &DescribeVpcsResult::vpcs);
  }
};
struct DescribeVpcsRequest {
  using Response = DescribeVpcsResult;
  static constexpr std::string_view kOperation = "DescribeVpcs";
  std::vector<Filter> filters;
  std::vector<std::string> vpc_ids;
  std::string next_token;
  std::optional<int> max_results;
  template <class V>
  static void members(V& v) {
    v.member("Filter", &DescribeVpcsRequest::filters);
    v.member("VpcId", &DescribeVpcsRequest::vpc_ids);
    v.member("NextToken", &DescribeVpcsRequest::next_token);
    v.member("MaxResults", &DescribeVpcsRequest::max_results);
  }
};

struct AttributeBooleanValue {
  std::optional<bool> value;
  template <class V>
  static void members(V& v) {
    v.member("value", &AttributeBooleanValue::value);
  }
};
struct DescribeVpcAttributeResult {
  std::optional<AttributeBooleanValue> enable_dns_hostnames;
  std::optional<AttributeBooleanValue> enable_dns_support;
  std::string vpc_id;
  template <class V>
  static void members(V& v) {
    v.member("enableDnsHostnames", &DescribeVpcAttributeResult::enable_dns_hostnames);
    v.member("enableDnsSupport", &DescribeVpcAttributeResult::enable_dns_support);
    v.member("vpcId", &DescribeVpcAttributeResult::vpc_id);
  }
};
struct DescribeVpcAttributeRequest {
  using Response = DescribeVpcAttributeResult;
  static constexpr std::string_view kOperation = "DescribeVpcAttribute";
  std::string attribute;
  std::string vpc_id;
  template <class V>
  static void members(V& v) {
    v.required("Attribute", &DescribeVpcAttributeRequest::attribute);
    v.required("VpcId", &DescribeVpcAttributeRequest::vpc_id);
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
  template <class V>
  static void members(V& v) {
    v.member("availabilityZoneId", &Subnet::availability_zone_id);
    v.member("ownerId", &Subnet::owner_id);
    v.member("tagSet", &Subnet::tags);
    v.member("subnetId", &Subnet::subnet_id);
    v.member("state", &Subnet::state);
    v.member("vpcId", &Subnet::vpc_id);
    v.member("cidrBlock", &Subnet::cidr_block);
    v.member("availableIpAddressCount", &Subnet::available_ip_address_count);
    v.member("availabilityZone", &Subnet::availability_zone);
    v.member("defaultForAz", &Subnet::default_for_az);
    v.member("mapPublicIpOnLaunch", &Subnet::map_public_ip_on_launch);
  }
};
struct DescribeSubnetsResult {
  std::string next_token;
  std::vector<Subnet> subnets;
  template <class V>
  static void members(V& v) {
    v.member("nextToken", &DescribeSubnetsResult::next_token);
    v.always("subnetSet", &DescribeSubnetsResult::subnets);
  }
};
struct DescribeSubnetsRequest {
  using Response = DescribeSubnetsResult;
  static constexpr std::string_view kOperation = "DescribeSubnets";
  std::vector<Filter> filters;
  std::vector<std::string> subnet_ids;
  std::string next_token;
  std::optional<int> max_results;
  template <class V>
  static void members(V& v) {
    v.member("Filter", &DescribeSubnetsRequest::filters);
    v.member("SubnetId", &DescribeSubnetsRequest::subnet_ids);
    v.member("NextToken", &DescribeSubnetsRequest::next_token);
    v.member("MaxResults", &DescribeSubnetsRequest::max_results);
  }
};

struct RouteTableAssociation {
  std::optional<bool> main;
  std::string route_table_association_id;
  std::string route_table_id;
  std::string subnet_id;
  template <class V>
  static void members(V& v) {
    v.member("main", &RouteTableAssociation::main);
    v.member("routeTableAssociationId", &RouteTableAssociation::route_table_association_id);
    v.member("routeTableId", &RouteTableAssociation::route_table_id);
    v.member("subnetId", &RouteTableAssociation::subnet_id);
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
  template <class V>
  static void members(V& v) {
    v.member("destinationCidrBlock", &Route::destination_cidr_block);
    v.member("destinationIpv6CidrBlock", &Route::destination_ipv6_cidr_block);
    v.member("destinationPrefixListId", &Route::destination_prefix_list_id);
    v.member("gatewayId", &Route::gateway_id);
    v.member("natGatewayId", &Route::nat_gateway_id);
    v.member("transitGatewayId", &Route::transit_gateway_id);
    v.member("networkInterfaceId", &Route::network_interface_id);
    v.member("origin", &Route::origin);
    v.member("state", &Route::state);
    v.member("vpcPeeringConnectionId", &Route::vpc_peering_connection_id);
  }
};
struct RouteTable {
  std::vector<RouteTableAssociation> associations;
  std::string route_table_id;
  std::vector<Route> routes;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string owner_id;
  template <class V>
  static void members(V& v) {
    v.always("associationSet", &RouteTable::associations);
    v.member("routeTableId", &RouteTable::route_table_id);
    v.always("routeSet", &RouteTable::routes);
    v.member("tagSet", &RouteTable::tags);
    v.member("vpcId", &RouteTable::vpc_id);
    v.member("ownerId", &RouteTable::owner_id);
  }
};
struct DescribeRouteTablesResult {
  std::vector<RouteTable> route_tables;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("routeTableSet", &DescribeRouteTablesResult::route_tables);
    v.member("nextToken", &DescribeRouteTablesResult::next_token);
  }
};
struct DescribeRouteTablesRequest {
  using Response = DescribeRouteTablesResult;
  static constexpr std::string_view kOperation = "DescribeRouteTables";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<std::string> route_table_ids;
  std::vector<Filter> filters;
  template <class V>
  static void members(V& v) {
    v.member("NextToken", &DescribeRouteTablesRequest::next_token);
    v.member("MaxResults", &DescribeRouteTablesRequest::max_results);
    v.member("RouteTableId", &DescribeRouteTablesRequest::route_table_ids);
    v.member("Filter", &DescribeRouteTablesRequest::filters);
  }
};

struct NetworkInterfaceAssociation {
  std::string ip_owner_id;
  std::string public_ip;
  template <class V>
  static void members(V& v) {
    v.member("ipOwnerId", &NetworkInterfaceAssociation::ip_owner_id);
    v.member("publicIp", &NetworkInterfaceAssociation::public_ip);
  }
};
struct NetworkInterfaceAttachment {
  std::string attachment_id;
  std::optional<int> device_index;
  std::string instance_owner_id;
  std::string status;
  template <class V>
  static void members(V& v) {
    v.member("attachmentId", &NetworkInterfaceAttachment::attachment_id);
    v.member("deviceIndex", &NetworkInterfaceAttachment::device_index);
    v.member("instanceOwnerId", &NetworkInterfaceAttachment::instance_owner_id);
    v.member("status", &NetworkInterfaceAttachment::status);
  }
};
struct GroupIdentifier {
  std::string group_id;
  std::string group_name;
  template <class V>
  static void members(V& v) {
    v.member("groupId", &GroupIdentifier::group_id);
    v.member("groupName", &GroupIdentifier::group_name);
  }
};
struct NetworkInterfacePrivateIpAddress {
  std::optional<bool> primary;
  std::string private_dns_name;
  std::string private_ip_address;
  template <class V>
  static void members(V& v) {
    v.member("primary", &NetworkInterfacePrivateIpAddress::primary);
    v.member("privateDnsName", &NetworkInterfacePrivateIpAddress::private_dns_name);
    v.member("privateIpAddress", &NetworkInterfacePrivateIpAddress::private_ip_address);
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
  template <class V>
  static void members(V& v) {
    v.member("association", &NetworkInterface::association);
    v.member("attachment", &NetworkInterface::attachment);
    v.member("availabilityZone", &NetworkInterface::availability_zone);
    v.member("description", &NetworkInterface::description);
    v.always("groupSet", &NetworkInterface::groups);
    v.member("interfaceType", &NetworkInterface::interface_type);
    v.member("macAddress", &NetworkInterface::mac_address);
    v.member("networkInterfaceId", &NetworkInterface::network_interface_id);
    v.member("ownerId", &NetworkInterface::owner_id);
    v.member("privateDnsName", &NetworkInterface::private_dns_name);
    v.member("privateIpAddress", &NetworkInterface::private_ip_address);
    v.always("privateIpAddressesSet", &NetworkInterface::private_ip_addresses);
    v.member("requesterId", &NetworkInterface::requester_id);
    v.member("requesterManaged", &NetworkInterface::requester_managed);
    v.member("status", &NetworkInterface::status);
    v.member("subnetId", &NetworkInterface::subnet_id);
    v.member("tagSet", &NetworkInterface::tag_set);
    v.member("vpcId", &NetworkInterface::vpc_id);
  }
};
struct DescribeNetworkInterfacesResult {
  std::vector<NetworkInterface> network_interfaces;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("networkInterfaceSet", &DescribeNetworkInterfacesResult::network_interfaces);
    v.member("nextToken", &DescribeNetworkInterfacesResult::next_token);
  }
};
struct DescribeNetworkInterfacesRequest {
  using Response = DescribeNetworkInterfacesResult;
  static constexpr std::string_view kOperation = "DescribeNetworkInterfaces";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<std::string> network_interface_ids;
  std::vector<Filter> filters;
  template <class V>
  static void members(V& v) {
    v.member("NextToken", &DescribeNetworkInterfacesRequest::next_token);
    v.member("MaxResults", &DescribeNetworkInterfacesRequest::max_results);
    v.member("NetworkInterfaceId", &DescribeNetworkInterfacesRequest::network_interface_ids);
    v.member("Filter", &DescribeNetworkInterfacesRequest::filters);
  }
};

struct AvailabilityZone {
  std::string region_name;
  std::string zone_name;
  std::string zone_id;
  std::string zone_type;
  std::string state;
  template <class V>
  static void members(V& v) {
    v.member("regionName", &AvailabilityZone::region_name);
    v.member("zoneName", &AvailabilityZone::zone_name);
    v.member("zoneId", &AvailabilityZone::zone_id);
    v.member("zoneType", &AvailabilityZone::zone_type);
    v.member("zoneState", &AvailabilityZone::state);
  }
};
struct DescribeAvailabilityZonesResult {
  std::vector<AvailabilityZone> availability_zones;
  template <class V>
  static void members(V& v) {
    v.always("availabilityZoneInfo", &DescribeAvailabilityZonesResult::availability_zones);
  }
};
struct DescribeAvailabilityZonesRequest {
  using Response = DescribeAvailabilityZonesResult;
  static constexpr std::string_view kOperation = "DescribeAvailabilityZones";
  std::vector<std::string> zone_names;
  std::vector<Filter> filters;
  template <class V>
  static void members(V& v) {
    v.member("ZoneName", &DescribeAvailabilityZonesRequest::zone_names);
    v.member("Filter", &DescribeAvailabilityZonesRequest::filters);
  }
};

}  // namespace sparkecs::wire::ec2
