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
  static void members(auto& v, auto& self) {
    v.member("description", self.description);
    v.member("userId", self.user_id);
    v.member("groupName", self.group_name);
    v.member("groupId", self.group_id);
  }
};
struct IpRange {
  std::string description;
  std::string cidr_ip;
  static void members(auto& v, auto& self) {
    v.member("description", self.description);
    v.member("cidrIp", self.cidr_ip);
  }
};
struct Ipv6Range {
  std::string description;
  std::string cidr_ipv6;
  static void members(auto& v, auto& self) {
    v.member("description", self.description);
    v.member("cidrIpv6", self.cidr_ipv6);
  }
};
struct IpPermission {
  std::string ip_protocol;
  std::optional<int> from_port;
  std::optional<int> to_port;
  std::vector<UserIdGroupPair> user_id_group_pairs;
  std::vector<IpRange> ip_ranges;
  std::vector<Ipv6Range> ipv6_ranges;
  static void members(auto& v, auto& self) {
    v.member("ipProtocol", self.ip_protocol);
    v.member("fromPort", self.from_port);
    v.member("toPort", self.to_port);
    v.always("groups", self.user_id_group_pairs);
    v.always("ipRanges", self.ip_ranges);
    v.always("ipv6Ranges", self.ipv6_ranges);
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
  static void members(auto& v, auto& self) {
    v.member("groupId", self.group_id);
    v.always("ipPermissionsEgress", self.ip_permissions_egress);
    v.member("tagSet", self.tags);
    v.member("vpcId", self.vpc_id);
    v.member("securityGroupArn", self.security_group_arn);
    v.member("ownerId", self.owner_id);
    v.member("groupName", self.group_name);
    v.member("groupDescription", self.description);
    v.always("ipPermissions", self.ip_permissions);
  }
};
struct DescribeSecurityGroupsResult {
  std::string next_token;
  std::vector<SecurityGroup> security_groups;
  static void members(auto& v, auto& self) {
    v.member("nextToken", self.next_token);
    v.always("securityGroupInfo", self.security_groups);
  }
};
struct DescribeSecurityGroupsRequest {
  using Response = DescribeSecurityGroupsResult;
  static constexpr std::string_view kOperation = "DescribeSecurityGroups";
  std::vector<std::string> group_ids;
  std::string next_token;
  std::optional<int> max_results;
  std::vector<Filter> filters;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("GroupId", self.group_ids);
    v.member("NextToken", self.next_token);
    v.member("MaxResults", self.max_results);
    v.member("Filter", self.filters);
    v.member("DryRun", self.dry_run);
  }
};

struct CreateSecurityGroupResult {
  std::string group_id;
  std::vector<Tag> tags;
  std::string security_group_arn;
  static void members(auto& v, auto& self) {
    v.member("groupId", self.group_id);
    v.always("tagSet", self.tags);
    v.member("securityGroupArn", self.security_group_arn);
  }
};
struct CreateSecurityGroupRequest {
  using Response = CreateSecurityGroupResult;
  static constexpr std::string_view kOperation = "CreateSecurityGroup";
  std::string description;
  std::string group_name;
  std::string vpc_id;
  std::vector<TagSpecification> tag_specifications;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.required("GroupDescription", self.description);
    v.required("GroupName", self.group_name);
    v.member("VpcId", self.vpc_id);
    v.member("TagSpecification", self.tag_specifications);
    v.member("DryRun", self.dry_run);
  }
};

struct DeleteSecurityGroupResult {
  std::optional<bool> return_value;
  std::string group_id;
  static void members(auto& v, auto& self) {
    v.member("return", self.return_value);
    v.member("groupId", self.group_id);
  }
};
struct DeleteSecurityGroupRequest {
  using Response = DeleteSecurityGroupResult;
  static constexpr std::string_view kOperation = "DeleteSecurityGroup";
  std::string group_id;
  std::string group_name;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("GroupId", self.group_id);
    v.member("GroupName", self.group_name);
    v.member("DryRun", self.dry_run);
  }
};

struct ReferencedSecurityGroup {
  std::string group_id;
  std::string user_id;
  static void members(auto& v, auto& self) {
    v.member("groupId", self.group_id);
    v.member("userId", self.user_id);
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
  static void members(auto& v, auto& self) {
    v.member("securityGroupRuleId", self.security_group_rule_id);
    v.member("groupId", self.group_id);
    v.member("groupOwnerId", self.group_owner_id);
    v.member("isEgress", self.is_egress);
    v.member("ipProtocol", self.ip_protocol);
    v.member("fromPort", self.from_port);
    v.member("toPort", self.to_port);
    v.member("cidrIpv4", self.cidr_ipv4);
    v.member("cidrIpv6", self.cidr_ipv6);
    v.member("referencedGroupInfo", self.referenced_group_info);
  }
};
struct AuthorizeSecurityGroupIngressResult {
  std::optional<bool> return_value;
  std::vector<SecurityGroupRule> security_group_rules;
  static void members(auto& v, auto& self) {
    v.member("return", self.return_value);
    v.always("securityGroupRuleSet", self.security_group_rules);
  }
};
struct RequestUserIdGroupPair {
  std::string description;
  std::string user_id;
  std::string group_name;
  std::string group_id;
  static void members(auto& v, auto& self) {
    v.member("Description", self.description);
    v.member("UserId", self.user_id);
    v.member("GroupName", self.group_name);
    v.member("GroupId", self.group_id);
  }
};
struct RequestIpRange {
  std::string description;
  std::string cidr_ip;
  static void members(auto& v, auto& self) {
    v.member("Description", self.description);
    v.member("CidrIp", self.cidr_ip);
  }
};
struct RequestIpv6Range {
  std::string description;
  std::string cidr_ipv6;
  static void members(auto& v, auto& self) {
    v.member("Description", self.description);
    v.member("CidrIpv6", self.cidr_ipv6);
  }
};
struct RequestIpPermission {
  std::string ip_protocol;
  std::optional<int> from_port;
  std::optional<int> to_port;
  std::vector<RequestUserIdGroupPair> user_id_group_pairs;
  std::vector<RequestIpRange> ip_ranges;
  std::vector<RequestIpv6Range> ipv6_ranges;
  static void members(auto& v, auto& self) {
    v.member("IpProtocol", self.ip_protocol);
    v.member("FromPort", self.from_port);
    v.member("ToPort", self.to_port);
    v.always("Groups", self.user_id_group_pairs);
    v.always("IpRanges", self.ip_ranges);
    v.always("Ipv6Ranges", self.ipv6_ranges);
  }
};
struct AuthorizeSecurityGroupIngressRequest {
  using Response = AuthorizeSecurityGroupIngressResult;
  static constexpr std::string_view kOperation = "AuthorizeSecurityGroupIngress";
  std::string group_id;
  std::vector<RequestIpPermission> ip_permissions;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("GroupId", self.group_id);
    v.member("IpPermissions", self.ip_permissions);
    v.member("DryRun", self.dry_run);
  }
};

// Takes away exactly the rules named; what is not there is no error.
struct RevokeSecurityGroupIngressResult {
  std::optional<bool> return_value;
  static void members(auto& v, auto& self) { v.member("return", self.return_value); }
};
struct RevokeSecurityGroupIngressRequest {
  using Response = RevokeSecurityGroupIngressResult;
  static constexpr std::string_view kOperation = "RevokeSecurityGroupIngress";
  std::string group_id;
  std::vector<RequestIpPermission> ip_permissions;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.member("GroupId", self.group_id);
    v.member("IpPermissions", self.ip_permissions);
    v.member("DryRun", self.dry_run);
  }
};

}  // namespace sparkecs::wire::ec2
