// EC2: security groups and their rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/ec2_common.h"

namespace sparkecs::wire::ec2 {

struct UserIdGroupPair {
  std::string description;
  std::string user_id;
  std::string group_name;
  std::string group_id;
  static constexpr auto kMembers =
      members(member("description", &UserIdGroupPair::description), member("userId", &UserIdGroupPair::user_id),
              member("groupName", &UserIdGroupPair::group_name), member("groupId", &UserIdGroupPair::group_id));
};
struct IpRange {
  std::string description;
  std::string cidr_ip;
  static constexpr auto kMembers =
      members(member("description", &IpRange::description), member("cidrIp", &IpRange::cidr_ip));
};
struct Ipv6Range {
  std::string description;
  std::string cidr_ipv6;
  static constexpr auto kMembers =
      members(member("description", &Ipv6Range::description), member("cidrIpv6", &Ipv6Range::cidr_ipv6));
};
struct IpPermission {
  std::string ip_protocol;
  std::optional<int> from_port;
  std::optional<int> to_port;
  std::vector<UserIdGroupPair> user_id_group_pairs;
  std::vector<IpRange> ip_ranges;
  std::vector<Ipv6Range> ipv6_ranges;
  static constexpr auto kMembers =
      members(member("ipProtocol", &IpPermission::ip_protocol), member("fromPort", &IpPermission::from_port),
              member("toPort", &IpPermission::to_port), always("groups", &IpPermission::user_id_group_pairs),
              always("ipRanges", &IpPermission::ip_ranges), always("ipv6Ranges", &IpPermission::ipv6_ranges));
};
struct SecurityGroup {
  std::string group_id;
  std::vector<IpPermission> ip_permissions_egress;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string security_group_arn;
  std::string owner_id;
  std::string group_name;
  std::string description;
  std::vector<IpPermission> ip_permissions;
  static constexpr auto kMembers = members(
      member("groupId", &SecurityGroup::group_id), always("ipPermissionsEgress", &SecurityGroup::ip_permissions_egress),
      member("tagSet", &SecurityGroup::tags), member("vpcId", &SecurityGroup::vpc_id),
      member("securityGroupArn", &SecurityGroup::security_group_arn), member("ownerId", &SecurityGroup::owner_id),
      member("groupName", &SecurityGroup::group_name), member("groupDescription", &SecurityGroup::description),
      always("ipPermissions", &SecurityGroup::ip_permissions));
};
struct DescribeSecurityGroupsResult {
  std::string next_token;
  std::vector<SecurityGroup> security_groups;
  static constexpr auto kMembers = members(member("nextToken", &DescribeSecurityGroupsResult::next_token),
                                           always("securityGroupInfo", &DescribeSecurityGroupsResult::security_groups));
};
struct DescribeSecurityGroupsRequest {
  using Response = DescribeSecurityGroupsResult;
  static constexpr std::string_view kOperation = "DescribeSecurityGroups";
  std::vector<std::string> group_ids;
  std::string next_token;
  std::optional<int> max_results;
  std::vector<Filter> filters;
  static constexpr auto kMembers = members(member("GroupId", &DescribeSecurityGroupsRequest::group_ids),
                                           member("NextToken", &DescribeSecurityGroupsRequest::next_token),
                                           member("MaxResults", &DescribeSecurityGroupsRequest::max_results),
                                           member("Filter", &DescribeSecurityGroupsRequest::filters));
};

struct CreateSecurityGroupResult {
  std::string group_id;
  std::vector<Tag> tags;
  std::string security_group_arn;
  static constexpr auto kMembers = members(member("groupId", &CreateSecurityGroupResult::group_id),
                                           always("tagSet", &CreateSecurityGroupResult::tags),
                                           member("securityGroupArn", &CreateSecurityGroupResult::security_group_arn));
};
struct CreateSecurityGroupRequest {
  using Response = CreateSecurityGroupResult;
  static constexpr std::string_view kOperation = "CreateSecurityGroup";
  std::string description;
  std::string group_name;
  std::string vpc_id;
  std::vector<TagSpecification> tag_specifications;
  static constexpr auto kMembers = members(required("GroupDescription", &CreateSecurityGroupRequest::description),
                                           required("GroupName", &CreateSecurityGroupRequest::group_name),
                                           member("VpcId", &CreateSecurityGroupRequest::vpc_id),
                                           member("TagSpecification", &CreateSecurityGroupRequest::tag_specifications));
};

struct DeleteSecurityGroupResult {
  std::optional<bool> return_value;
  std::string group_id;
  static constexpr auto kMembers = members(member("return", &DeleteSecurityGroupResult::return_value),
                                           member("groupId", &DeleteSecurityGroupResult::group_id));
};
struct DeleteSecurityGroupRequest {
  using Response = DeleteSecurityGroupResult;
  static constexpr std::string_view kOperation = "DeleteSecurityGroup";
  std::string group_id;
  std::string group_name;
  static constexpr auto kMembers = members(member("GroupId", &DeleteSecurityGroupRequest::group_id),
                                           member("GroupName", &DeleteSecurityGroupRequest::group_name));
};

struct ReferencedSecurityGroup {
  std::string group_id;
  std::string user_id;
  static constexpr auto kMembers = members(member("groupId", &ReferencedSecurityGroup::group_id),
                                           member("userId", &ReferencedSecurityGroup::user_id));
};
struct SecurityGroupRule {
  std::string security_group_rule_id;
  std::string group_id;
  std::string group_owner_id;
  std::optional<bool> is_egress;
  std::string ip_protocol;
  std::optional<int> from_port;
  std::optional<int> to_port;
  std::string cidr_ipv4;
  std::string cidr_ipv6;
  std::optional<ReferencedSecurityGroup> referenced_group_info;
  static constexpr auto kMembers = members(
      member("securityGroupRuleId", &SecurityGroupRule::security_group_rule_id),
      member("groupId", &SecurityGroupRule::group_id), member("groupOwnerId", &SecurityGroupRule::group_owner_id),
      member("isEgress", &SecurityGroupRule::is_egress), member("ipProtocol", &SecurityGroupRule::ip_protocol),
      member("fromPort", &SecurityGroupRule::from_port), member("toPort", &SecurityGroupRule::to_port),
      member("cidrIpv4", &SecurityGroupRule::cidr_ipv4), member("cidrIpv6", &SecurityGroupRule::cidr_ipv6),
      member("referencedGroupInfo", &SecurityGroupRule::referenced_group_info));
};
struct AuthorizeSecurityGroupIngressResult {
  std::optional<bool> return_value;
  std::vector<SecurityGroupRule> security_group_rules;
  static constexpr auto kMembers =
      members(member("return", &AuthorizeSecurityGroupIngressResult::return_value),
              always("securityGroupRuleSet", &AuthorizeSecurityGroupIngressResult::security_group_rules));
};
struct RequestUserIdGroupPair {
  std::string description;
  std::string user_id;
  std::string group_name;
  std::string group_id;
  static constexpr auto kMembers = members(
      member("Description", &RequestUserIdGroupPair::description), member("UserId", &RequestUserIdGroupPair::user_id),
      member("GroupName", &RequestUserIdGroupPair::group_name), member("GroupId", &RequestUserIdGroupPair::group_id));
};
struct RequestIpRange {
  std::string description;
  std::string cidr_ip;
  static constexpr auto kMembers =
      members(member("Description", &RequestIpRange::description), member("CidrIp", &RequestIpRange::cidr_ip));
};
struct RequestIpv6Range {
  std::string description;
  std::string cidr_ipv6;
  static constexpr auto kMembers =
      members(member("Description", &RequestIpv6Range::description), member("CidrIpv6", &RequestIpv6Range::cidr_ipv6));
};
struct RequestIpPermission {
  std::string ip_protocol;
  std::optional<int> from_port;
  std::optional<int> to_port;
  std::vector<RequestUserIdGroupPair> user_id_group_pairs;
  std::vector<RequestIpRange> ip_ranges;
  std::vector<RequestIpv6Range> ipv6_ranges;
  static constexpr auto kMembers = members(
      member("IpProtocol", &RequestIpPermission::ip_protocol), member("FromPort", &RequestIpPermission::from_port),
      member("ToPort", &RequestIpPermission::to_port), always("Groups", &RequestIpPermission::user_id_group_pairs),
      always("IpRanges", &RequestIpPermission::ip_ranges), always("Ipv6Ranges", &RequestIpPermission::ipv6_ranges));
};
struct AuthorizeSecurityGroupIngressRequest {
  using Response = AuthorizeSecurityGroupIngressResult;
  static constexpr std::string_view kOperation = "AuthorizeSecurityGroupIngress";
  std::string group_id;
  std::vector<RequestIpPermission> ip_permissions;
  static constexpr auto kMembers =
      members(member("GroupId", &AuthorizeSecurityGroupIngressRequest::group_id),
              member("IpPermissions", &AuthorizeSecurityGroupIngressRequest::ip_permissions));
};

// Takes away exactly the rules named; what is not there is no error.
struct RevokeSecurityGroupIngressResult {
  std::optional<bool> return_value;
  static constexpr auto kMembers = members(member("return", &RevokeSecurityGroupIngressResult::return_value));
};
struct RevokeSecurityGroupIngressRequest {
  using Response = RevokeSecurityGroupIngressResult;
  static constexpr std::string_view kOperation = "RevokeSecurityGroupIngress";
  std::string group_id;
  std::vector<RequestIpPermission> ip_permissions;
  static constexpr auto kMembers = members(member("GroupId", &RevokeSecurityGroupIngressRequest::group_id),
                                           member("IpPermissions", &RevokeSecurityGroupIngressRequest::ip_permissions));
};

}  // namespace sparkecs::wire::ec2
