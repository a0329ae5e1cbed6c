// Amazon EC2: the network: a method per operation, shapes in wire/ec2.h. Borrows its Caller; safe from any thread.
// all_…() reads every page; it sets the request's page token itself.
#pragma once

#include <vector>

#include "aws/caller.h"
#include "wire/ec2.h"

namespace sparkecs::aws {

class Ec2 {
 public:
  explicit Ec2(Caller& caller) : caller_(caller) {}

  Result<std::vector<wire::ec2::RouteTable>> all_route_tables(wire::ec2::DescribeRouteTablesRequest request = {});

  Result<std::vector<wire::ec2::SecurityGroup>> all_security_groups(
      wire::ec2::DescribeSecurityGroupsRequest request = {});
  Reply<wire::ec2::CreateSecurityGroupRequest> create_security_group(
      const wire::ec2::CreateSecurityGroupRequest& request);
  Reply<wire::ec2::DeleteSecurityGroupRequest> delete_security_group(
      const wire::ec2::DeleteSecurityGroupRequest& request);
  Reply<wire::ec2::AuthorizeSecurityGroupIngressRequest> authorize_security_group_ingress(
      const wire::ec2::AuthorizeSecurityGroupIngressRequest& request);
  Reply<wire::ec2::RevokeSecurityGroupIngressRequest> revoke_security_group_ingress(
      const wire::ec2::RevokeSecurityGroupIngressRequest& request);

  // --- tags ---
  Reply<wire::ec2::CreateTagsRequest> create_tags(const wire::ec2::CreateTagsRequest& request);

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
