#include "aws/ec2.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::ec2;
using wire::kEc2;

// --- network ---

Reply<DescribeVpcsRequest> Ec2::describe_vpcs(const DescribeVpcsRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Result<std::vector<Vpc>> Ec2::all_vpcs(DescribeVpcsRequest request) {
  return call_pages(caller_, kEc2, std::move(request), &DescribeVpcsRequest::next_token,
                    &DescribeVpcsRequest::Response::next_token, &DescribeVpcsRequest::Response::vpcs);
}
Reply<DescribeVpcAttributeRequest> Ec2::describe_vpc_attribute(const DescribeVpcAttributeRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Reply<DescribeSubnetsRequest> Ec2::describe_subnets(const DescribeSubnetsRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Result<std::vector<Subnet>> Ec2::all_subnets(DescribeSubnetsRequest request) {
  return call_pages(caller_, kEc2, std::move(request), &DescribeSubnetsRequest::next_token,
                    &DescribeSubnetsRequest::Response::next_token, &DescribeSubnetsRequest::Response::subnets);
}
Reply<DescribeRouteTablesRequest> Ec2::describe_route_tables(const DescribeRouteTablesRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Result<std::vector<RouteTable>> Ec2::all_route_tables(DescribeRouteTablesRequest request) {
  return call_pages(caller_, kEc2, std::move(request), &DescribeRouteTablesRequest::next_token,
                    &DescribeRouteTablesRequest::Response::next_token,
                    &DescribeRouteTablesRequest::Response::route_tables);
}
Reply<DescribeNetworkInterfacesRequest> Ec2::describe_network_interfaces(
    const DescribeNetworkInterfacesRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Result<std::vector<NetworkInterface>> Ec2::all_network_interfaces(DescribeNetworkInterfacesRequest request) {
  return call_pages(caller_, kEc2, std::move(request), &DescribeNetworkInterfacesRequest::next_token,
                    &DescribeNetworkInterfacesRequest::Response::next_token,
                    &DescribeNetworkInterfacesRequest::Response::network_interfaces);
}
Reply<DescribeAvailabilityZonesRequest> Ec2::describe_availability_zones(
    const DescribeAvailabilityZonesRequest& request) {
  return aws::call(caller_, kEc2, request);
}

// --- security groups ---

Reply<DescribeSecurityGroupsRequest> Ec2::describe_security_groups(const DescribeSecurityGroupsRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Result<std::vector<SecurityGroup>> Ec2::all_security_groups(DescribeSecurityGroupsRequest request) {
  return call_pages(caller_, kEc2, std::move(request), &DescribeSecurityGroupsRequest::next_token,
                    &DescribeSecurityGroupsRequest::Response::next_token,
                    &DescribeSecurityGroupsRequest::Response::security_groups);
}
Reply<CreateSecurityGroupRequest> Ec2::create_security_group(const CreateSecurityGroupRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Reply<DeleteSecurityGroupRequest> Ec2::delete_security_group(const DeleteSecurityGroupRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Reply<AuthorizeSecurityGroupIngressRequest> Ec2::authorize_security_group_ingress(
    const AuthorizeSecurityGroupIngressRequest& request) {
  return aws::call(caller_, kEc2, request);
}
Reply<RevokeSecurityGroupIngressRequest> Ec2::revoke_security_group_ingress(
    const RevokeSecurityGroupIngressRequest& request) {
  return aws::call(caller_, kEc2, request);
}

// --- tags ---

Reply<CreateTagsRequest> Ec2::create_tags(const CreateTagsRequest& request) {
  return aws::call(caller_, kEc2, request);
}

}  // namespace sparkecs::aws
