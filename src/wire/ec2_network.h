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
  static constexpr auto kMembers =
      members(member("ownerId", &Vpc::owner_id), member("instanceTenancy", &Vpc::instance_tenancy),
              member("isDefault", &Vpc::is_default), member("tagSet", &Vpc::tags), member("vpcId", &Vpc::vpc_id),
              member("state", &Vpc::state), member("cidrBlock", &Vpc::cidr_block));
};
struct DescribeVpcsResult {
  std::string next_token;
  std::vector<Vpc> vpcs;
  static constexpr auto kMembers =
      members(member("nextToken", &DescribeVpcsResult::next_token), always("vpcSet", &DescribeVpcsResult::vpcs));
};
struct DescribeVpcsRequest {
  using Response = DescribeVpcsResult;
  static constexpr std::string_view kOperation = "DescribeVpcs";
  std::vector<Filter> filters;
  std::vector<std::string> vpc_ids;
  std::string next_token;
  std::optional<int> max_results;
  static constexpr auto kMembers = members(
      member("Filter", &DescribeVpcsRequest::filters), member("VpcId", &DescribeVpcsRequest::vpc_ids),
      member("NextToken", &DescribeVpcsRequest::next_token), member("MaxResults", &DescribeVpcsRequest::max_results));
};

struct AttributeBooleanValue {
  std::optional<bool> value;
  static constexpr auto kMembers = members(member("value", &AttributeBooleanValue::value));
};
struct DescribeVpcAttributeResult {
  std::optional<AttributeBooleanValue> enable_dns_hostnames;
  std::optional<AttributeBooleanValue> enable_dns_support;
  std::string vpc_id;
  static constexpr auto kMembers =
      members(member("enableDnsHostnames", &DescribeVpcAttributeResult::enable_dns_hostnames),
              member("enableDnsSupport", &DescribeVpcAttributeResult::enable_dns_support),
              member("vpcId", &DescribeVpcAttributeResult::vpc_id));
};
struct DescribeVpcAttributeRequest {
  using Response = DescribeVpcAttributeResult;
  static constexpr std::string_view kOperation = "DescribeVpcAttribute";
  std::string attribute;
  std::string vpc_id;
  static constexpr auto kMembers = members(required("Attribute", &DescribeVpcAttributeRequest::attribute),
                                           required("VpcId", &DescribeVpcAttributeRequest::vpc_id));
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
  static constexpr auto kMembers =
      members(member("availabilityZoneId", &Subnet::availability_zone_id), member("ownerId", &Subnet::owner_id),
              member("tagSet", &Subnet::tags), member("subnetId", &Subnet::subnet_id), member("state", &Subnet::state),
              member("vpcId", &Subnet::vpc_id), member("cidrBlock", &Subnet::cidr_block),
              member("availableIpAddressCount", &Subnet::available_ip_address_count),
              member("availabilityZone", &Subnet::availability_zone), member("defaultForAz", &Subnet::default_for_az),
              member("mapPublicIpOnLaunch", &Subnet::map_public_ip_on_launch));
};
struct DescribeSubnetsResult {
  std::string next_token;
  std::vector<Subnet> subnets;
  static constexpr auto kMembers = members(member("nextToken", &DescribeSubnetsResult::next_token),
                                           always("subnetSet", &DescribeSubnetsResult::subnets));
};
struct DescribeSubnetsRequest {
  using Response = DescribeSubnetsResult;
  static constexpr std::string_view kOperation = "DescribeSubnets";
  std::vector<Filter> filters;
  std::vector<std::string> subnet_ids;
  std::string next_token;
  std::optional<int> max_results;
  static constexpr auto kMembers = members(member("Filter", &DescribeSubnetsRequest::filters),
                                           member("SubnetId", &DescribeSubnetsRequest::subnet_ids),
                                           member("NextToken", &DescribeSubnetsRequest::next_token),
                                           member("MaxResults", &DescribeSubnetsRequest::max_results));
};

struct RouteTableAssociation {
  std::optional<bool> main;
  std::string route_table_association_id;
  std::string route_table_id;
  std::string subnet_id;
  static constexpr auto kMembers =
      members(member("main", &RouteTableAssociation::main),
              member("routeTableAssociationId", &RouteTableAssociation::route_table_association_id),
              member("routeTableId", &RouteTableAssociation::route_table_id),
              member("subnetId", &RouteTableAssociation::subnet_id));
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
  static constexpr auto kMembers = members(
      member("destinationCidrBlock", &Route::destination_cidr_block),
      member("destinationIpv6CidrBlock", &Route::destination_ipv6_cidr_block),
      member("destinationPrefixListId", &Route::destination_prefix_list_id), member("gatewayId", &Route::gateway_id),
      member("natGatewayId", &Route::nat_gateway_id), member("transitGatewayId", &Route::transit_gateway_id),
      member("networkInterfaceId", &Route::network_interface_id), member("origin", &Route::origin),
      member("state", &Route::state), member("vpcPeeringConnectionId", &Route::vpc_peering_connection_id));
};
struct RouteTable {
  std::vector<RouteTableAssociation> associations;
  std::string route_table_id;
  std::vector<Route> routes;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string owner_id;
  static constexpr auto kMembers =
      members(always("associationSet", &RouteTable::associations), member("routeTableId", &RouteTable::route_table_id),
              always("routeSet", &RouteTable::routes), member("tagSet", &RouteTable::tags),
              member("vpcId", &RouteTable::vpc_id), member("ownerId", &RouteTable::owner_id));
};
struct DescribeRouteTablesResult {
  std::vector<RouteTable> route_tables;
  std::string next_token;
  static constexpr auto kMembers = members(always("routeTableSet", &DescribeRouteTablesResult::route_tables),
                                           member("nextToken", &DescribeRouteTablesResult::next_token));
};
struct DescribeRouteTablesRequest {
  using Response = DescribeRouteTablesResult;
  static constexpr std::string_view kOperation = "DescribeRouteTables";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<std::string> route_table_ids;
  std::vector<Filter> filters;
  static constexpr auto kMembers = members(member("NextToken", &DescribeRouteTablesRequest::next_token),
                                           member("MaxResults", &DescribeRouteTablesRequest::max_results),
                                           member("RouteTableId", &DescribeRouteTablesRequest::route_table_ids),
                                           member("Filter", &DescribeRouteTablesRequest::filters));
};

struct NetworkInterfaceAssociation {
  std::string ip_owner_id;
  std::string public_ip;
  static constexpr auto kMembers = members(member("ipOwnerId", &NetworkInterfaceAssociation::ip_owner_id),
                                           member("publicIp", &NetworkInterfaceAssociation::public_ip));
};
struct NetworkInterfaceAttachment {
  std::string attachment_id;
  std::optional<int> device_index;
  std::string instance_owner_id;
  std::string status;
  static constexpr auto kMembers = members(member("attachmentId", &NetworkInterfaceAttachment::attachment_id),
                                           member("deviceIndex", &NetworkInterfaceAttachment::device_index),
                                           member("instanceOwnerId", &NetworkInterfaceAttachment::instance_owner_id),
                                           member("status", &NetworkInterfaceAttachment::status));
};
struct GroupIdentifier {
  std::string group_id;
  std::string group_name;
  static constexpr auto kMembers =
      members(member("groupId", &GroupIdentifier::group_id), member("groupName", &GroupIdentifier::group_name));
};
struct NetworkInterfacePrivateIpAddress {
  std::optional<bool> primary;
  std::string private_dns_name;
  std::string private_ip_address;
  static constexpr auto kMembers =
      members(member("primary", &NetworkInterfacePrivateIpAddress::primary),
              member("privateDnsName", &NetworkInterfacePrivateIpAddress::private_dns_name),
              member("privateIpAddress", &NetworkInterfacePrivateIpAddress::private_ip_address));
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
  static constexpr auto kMembers = members(
      member("association", &NetworkInterface::association), member("attachment", &NetworkInterface::attachment),
      member("availabilityZone", &NetworkInterface::availability_zone),
      member("description", &NetworkInterface::description), always("groupSet", &NetworkInterface::groups),
      member("interfaceType", &NetworkInterface::interface_type), member("macAddress", &NetworkInterface::mac_address),
      member("networkInterfaceId", &NetworkInterface::network_interface_id),
      member("ownerId", &NetworkInterface::owner_id), member("privateDnsName", &NetworkInterface::private_dns_name),
      member("privateIpAddress", &NetworkInterface::private_ip_address),
      always("privateIpAddressesSet", &NetworkInterface::private_ip_addresses),
      member("requesterId", &NetworkInterface::requester_id),
      member("requesterManaged", &NetworkInterface::requester_managed), member("status", &NetworkInterface::status),
      member("subnetId", &NetworkInterface::subnet_id), member("tagSet", &NetworkInterface::tag_set),
      member("vpcId", &NetworkInterface::vpc_id));
};
struct DescribeNetworkInterfacesResult {
  std::vector<NetworkInterface> network_interfaces;
  std::string next_token;
  static constexpr auto kMembers =
      members(always("networkInterfaceSet", &DescribeNetworkInterfacesResult::network_interfaces),
              member("nextToken", &DescribeNetworkInterfacesResult::next_token));
};
struct DescribeNetworkInterfacesRequest {
  using Response = DescribeNetworkInterfacesResult;
  static constexpr std::string_view kOperation = "DescribeNetworkInterfaces";
  std::string next_token;
  std::optional<int> max_results;
  std::vector<std::string> network_interface_ids;
  std::vector<Filter> filters;
  static constexpr auto kMembers =
      members(member("NextToken", &DescribeNetworkInterfacesRequest::next_token),
              member("MaxResults", &DescribeNetworkInterfacesRequest::max_results),
              member("NetworkInterfaceId", &DescribeNetworkInterfacesRequest::network_interface_ids),
              member("Filter", &DescribeNetworkInterfacesRequest::filters));
};

struct AvailabilityZone {
  std::string region_name;
  std::string zone_name;
  std::string zone_id;
  std::string zone_type;
  std::string state;
  static constexpr auto kMembers =
      members(member("regionName", &AvailabilityZone::region_name), member("zoneName", &AvailabilityZone::zone_name),
              member("zoneId", &AvailabilityZone::zone_id), member("zoneType", &AvailabilityZone::zone_type),
              member("zoneState", &AvailabilityZone::state));
};
struct DescribeAvailabilityZonesResult {
  std::vector<AvailabilityZone> availability_zones;
  static constexpr auto kMembers =
      members(always("availabilityZoneInfo", &DescribeAvailabilityZonesResult::availability_zones));
};
struct DescribeAvailabilityZonesRequest {
  using Response = DescribeAvailabilityZonesResult;
  static constexpr std::string_view kOperation = "DescribeAvailabilityZones";
  std::vector<std::string> zone_names;
  std::vector<Filter> filters;
  static constexpr auto kMembers = members(member("ZoneName", &DescribeAvailabilityZonesRequest::zone_names),
                                           member("Filter", &DescribeAvailabilityZonesRequest::filters));
};

}  // namespace sparkecs::wire::ec2
