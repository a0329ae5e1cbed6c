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
  template <class V>
  static void members(V& v) {
    v.member("description", &UserIdGroupPair::description);
    v.member("userId", &UserIdGroupPair::user_id);
    v.member("groupName", &UserIdGroupPair::group_name);
    v.member("groupId", &UserIdGroupPair::group_id);
  }
};
struct IpRange {
  std::string description;
  std::string cidr_ip;
  template <class V>
  static void members(V& v) {
    v.member("description", &IpRange::description);
    v.member("cidrIp", &IpRange::cidr_ip);
  }
};
struct Ipv6Range {
  std::string description;
  std::string cidr_ipv6;
  template <class V>
  static void members(V& v) {
    v.member("description", &Ipv6Range::description);
    v.member("cidrIpv6", &Ipv6Range::cidr_ipv6);
  }
};
struct IpPermission {
  std::string ip_protocol;
  std::optional<int> from_port;
  std::optional<int> to_port;
  std::vector<UserIdGroupPair> user_id_group_pairs;
  std::vector<IpRange> ip_ranges;
  std::vector<Ipv6Range> ipv6_ranges;
  template <class V>
  static void members(V& v) {
    v.member("ipProtocol", &IpPermission::ip_protocol);
    v.member("fromPort", &IpPermission::from_port);
    v.member("toPort", &IpPermission::to_port);
    v.always("groups", &IpPermission::user_id_group_pairs);
    v.always("ipRanges", &IpPermission::ip_ranges);
    v.always("ipv6Ranges", &IpPermission::ipv6_ranges);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("groupId", &SecurityGroup::group_id);
    v.always("ipPermissionsEgress", &SecurityGroup::ip_permissions_egress);
    v.member("tagSet", &SecurityGroup::tags);
    v.member("vpcId", &SecurityGroup::vpc_id);
    v.member("securityGroupArn", &SecurityGroup::security_group_arn);
    v.member("ownerId", &SecurityGroup::owner_id);
    v.member("groupName", &SecurityGroup::group_name);
    v.member("groupDescription", &SecurityGroup::description);
    v.always("ipPermissions", &SecurityGroup::ip_permissions);
  }
};
struct DescribeSecurityGroupsResult {
  std::string next_token;
  std::vector<SecurityGroup> security_groups;
  template <class V>
  static void members(V& v) {
    v.member("nextToken", &DescribeSecurityGroupsResult::next_token);
    v.always("securityGroupInfo", &DescribeSecurityGroupsResult::security_groups);
  }
};
struct DescribeSecurityGroupsRequest {
  using Response = DescribeSecurityGroupsResult;
  static constexpr std::string_view kOperation = "DescribeSecurityGroups";
  std::vector<std::string> group_ids;
  std::string next_token;
  std::optional<int> max_results;
  std::vector<Filter> filters;
  template <class V>
  static void members(V& v) {
    v.member("GroupId", &DescribeSecurityGroupsRequest::group_ids);
    v.member("NextToken", &DescribeSecurityGroupsRequest::next_token);
    v.member("MaxResults", &DescribeSecurityGroupsRequest::max_results);
    v.member("Filter", &DescribeSecurityGroupsRequest::filters);
  }
};

struct CreateSecurityGroupResult {
  std::string group_id;
  std::vector<Tag> tags;
  std::string security_group_arn;
  template <class V>
  static void members(V& v) {
    v.member("groupId", &CreateSecurityGroupResult::group_id);
    v.always("tagSet", &CreateSecurityGroupResult::tags);
    v.member("securityGroupArn", &CreateSecurityGroupResult::security_group_arn);
  }
};
struct CreateSecurityGroupRequest {
  using Response = CreateSecurityGroupResult;
  static constexpr std::string_view kOperation = "CreateSecurityGroup";
  std::string description;
  std::string group_name;
  std::string vpc_id;
  std::vector<TagSpecification> tag_specifications;
  template <class V>
  static void members(V& v) {
    v.required("GroupDescription", &CreateSecurityGroupRequest::description);
    v.required("GroupName", &CreateSecurityGroupRequest::group_name);
    v.member("VpcId", &CreateSecurityGroupRequest::vpc_id);
    v.member("TagSpecification", &CreateSecurityGroupRequest::tag_specifications);
  }
};

struct DeleteSecurityGroupResult {
  std::optional<bool> return_value;
  std::string group_id;
  template <class V>
  static void members(V& v) {
    v.member("return", &DeleteSecurityGroupResult::return_value);
    v.member("groupId", &DeleteSecurityGroupResult::group_id);
  }
};
struct DeleteSecurityGroupRequest {
  using Response = DeleteSecurityGroupResult;
  static constexpr std::string_view kOperation = "DeleteSecurityGroup";
  std::string group_id;
  std::string group_name;
  template <class V>
  static void members(V& v) {
    v.member("GroupId", &DeleteSecurityGroupRequest::group_id);
    v.member("GroupName", &DeleteSecurityGroupRequest::group_name);
  }
};

struct ReferencedSecurityGroup {
  std::string group_id;
  std::string user_id;
  template <class V>
  static void members(V& v) {
    v.member("groupId", &ReferencedSecurityGroup::group_id);
    v.member("userId", &ReferencedSecurityGroup::user_id);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("securityGroupRuleId", &SecurityGroupRule::security_group_rule_id);
    v.member("groupId", &SecurityGroupRule::group_id);
    v.member("groupOwnerId", &SecurityGroupRule::group_owner_id);
    v.member("isEgress", &SecurityGroupRule::is_egress);
    v.member("ipProtocol", &SecurityGroupRule::ip_protocol);
    v.member("fromPort", &SecurityGroupRule::from_port);
    v.member("toPort", &SecurityGroupRule::to_port);
    v.member("cidrIpv4", &SecurityGroupRule::cidr_ipv4);
    v.member("cidrIpv6", &SecurityGroupRule::cidr_ipv6);
    v.member("referencedGroupInfo", &SecurityGroupRule::referenced_group_info);
  }
};
struct AuthorizeSecurityGroupIngressResult {
  std::optional<bool> return_value;
  std::vector<SecurityGroupRule> security_group_rules;
  template <class V>
  static void members(V& v) {
    v.member("return", &AuthorizeSecurityGroupIngressResult::return_value);
    v.always("securityGroupRuleSet", &AuthorizeSecurityGroupIngressResult::security_group_rules);
  }
};
struct RequestUserIdGroupPair {
  std::string description;
  std::string user_id;
  std::string group_name;
  std::string group_id;
  template <class V>
  static void members(V& v) {
    v.member("Description", &RequestUserIdGroupPair::description);
    v.member("UserId", &RequestUserIdGroupPair::user_id);
    v.member("GroupName", &RequestUserIdGroupPair::group_name);
    v.member("GroupId", &RequestUserIdGroupPair::group_id);
  }
};
struct RequestIpRange {
  std::string description;
  std::string cidr_ip;
  template <class V>
  static void members(V& v) {
    v.member("Description", &RequestIpRange::description);
    v.member("CidrIp", &RequestIpRange::cidr_ip);
  }
};
struct RequestIpv6Range {
  std::string description;
  std::string cidr_ipv6;
  template <class V>
  static void members(V& v) {
    v.member("Description", &RequestIpv6Range::description);
    v.member("CidrIpv6", &RequestIpv6Range::cidr_ipv6);
  }
};
struct RequestIpPermission {
  std::string ip_protocol;
  std::optional<int> from_port;
  std::optional<int> to_port;
  std::vector<RequestUserIdGroupPair> user_id_group_pairs;
  std::vector<RequestIpRange> ip_ranges;
  std::vector<RequestIpv6Range> ipv6_ranges;
  template <class V>
  static void members(V& v) {
    v.member("IpProtocol", &RequestIpPermission::ip_protocol);
    v.member("FromPort", &RequestIpPermission::from_port);
    v.member("ToPort", &RequestIpPermission::to_port);
    v.always("Groups", &RequestIpPermission::user_id_group_pairs);
    v.always("IpRanges", &RequestIpPermission::ip_ranges);
    v.always("Ipv6Ranges", &RequestIpPermission::ipv6_ranges);
  }
};
struct AuthorizeSecurityGroupIngressRequest {
  using Response = AuthorizeSecurityGroupIngressResult;
  static constexpr std::string_view kOperation = "AuthorizeSecurityGroupIngress";
  std::string group_id;
  std::vector<RequestIpPermission> ip_permissions;
  template <class V>
  static void members(V& v) {
    v.member("GroupId", &AuthorizeSecurityGroupIngressRequest::group_id);
    v.member("IpPermissions", &AuthorizeSecurityGroupIngressRequest::ip_permissions);
  }
};

// Takes away exactly the rules named; what is not there is no error.
struct RevokeSecurityGroupIngressResult {
  std::optional<bool> return_value;
  template <class V>
  static void members(V& v) {
    v.member("return", &RevokeSecurityGroupIngressResult::return_value);
  }
};
struct RevokeSecurityGroupIngressRequest {
  using Response = RevokeSecurityGroupIngressResult;
  static constexpr std::string_view kOperation = "RevokeSecurityGroupIngress";
  std::string group_id;
  std::vector<RequestIpPermission> ip_permissions;
  template <class V>
  static void members(V& v) {
    v.member("GroupId", &RevokeSecurityGroupIngressRequest::group_id);
    v.member("IpPermissions", &RevokeSecurityGroupIngressRequest::ip_permissions);
  }
};

}  // namespace sparkecs::wire::ec2
