// What EC2's Describe operations show of the network. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/names/network.h"
#include "wire/ec2.h"

namespace sparkecs::engine::api {

Result<wire::ec2::DescribeVpcsResult> describe_vpcs(const names::Network& network,
                                                    const wire::ec2::DescribeVpcsRequest& request,
                                                    const std::string& account);
Result<wire::ec2::DescribeVpcAttributeResult> describe_vpc_attribute(
    const names::Network& network, const wire::ec2::DescribeVpcAttributeRequest& request, const std::string& account);
Result<wire::ec2::DescribeSubnetsResult> describe_subnets(const names::Network& network,
                                                          const wire::ec2::DescribeSubnetsRequest& request,
                                                          const std::string& account);
Result<wire::ec2::DescribeRouteTablesResult> describe_route_tables(const names::Network& network,
                                                                   const wire::ec2::DescribeRouteTablesRequest& request,
                                                                   const std::string& account);
Result<wire::ec2::DescribeNetworkInterfacesResult> describe_interfaces(
    const names::Network& network, const wire::ec2::DescribeNetworkInterfacesRequest& request,
    const std::string& account);
Result<wire::ec2::DescribeAvailabilityZonesResult> describe_zones(
    const names::Network& network, const wire::ec2::DescribeAvailabilityZonesRequest& request,
    const std::string& account);
Result<wire::ec2::DescribeSecurityGroupsResult> describe_groups(const names::Network& network,
                                                                const wire::ec2::DescribeSecurityGroupsRequest& request,
                                                                const std::string& account);

std::vector<wire::ec2::Tag> shown_tags(const names::Tags& tags);
Error no_such_vpc(const std::string& id);

}  // namespace sparkecs::engine::api
