#include "aws/ec2.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::ec2;
using wire::kEc2;

Result<std::vector<RouteTable>> Ec2::all_route_tables(DescribeRouteTablesRequest request) {
  return call_pages(caller_, kEc2, std::move(request), &DescribeRouteTablesRequest::next_token,
                    &DescribeRouteTablesRequest::Response::next_token,
                    &DescribeRouteTablesRequest::Response::route_tables);
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
