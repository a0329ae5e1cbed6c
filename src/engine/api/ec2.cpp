#include "engine/api/ec2.h"

#include <fmt/format.h>

#include <memory>

#include "engine/api/ec2_describe.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

namespace ec2 = wire::ec2;

names::Rule rule_of(const ec2::RequestIpPermission& permission) {
  return {.protocol = permission.ip_protocol == "6"    ? "tcp"
                      : permission.ip_protocol == "17" ? "udp"
                                                       : permission.ip_protocol,
          .from_port = permission.from_port,
          .to_port = permission.to_port};
}

// One rule for every other side a permission names.
std::vector<names::Rule> rules_of(const std::vector<ec2::RequestIpPermission>& permissions) {
  std::vector<names::Rule> rules;
  auto add = [&](names::Rule rule, const std::string& description, std::string names::Rule::* side, std::string value) {
    rule.description = description;
    rule.*side = std::move(value);
    rules.push_back(std::move(rule));
  };
  for (const auto& permission : permissions) {
    auto rule = rule_of(permission);
    for (const auto& range : permission.ip_ranges) add(rule, range.description, &names::Rule::cidr, range.cidr_ip);
    for (const auto& range : permission.ipv6_ranges)
      add(rule, range.description, &names::Rule::cidr_v6, range.cidr_ipv6);
    for (const auto& pair : permission.user_id_group_pairs)
      add(rule, pair.description, &names::Rule::group, pair.group_id);
  }
  return rules;
}

ec2::SecurityGroupRule shown(const names::Rule& rule, const std::string& group, const std::string& account) {
  ec2::SecurityGroupRule row{.security_group_rule_id = rule.id,
                             .group_id = group,
                             .group_owner_id = account,
                             .is_egress = false,
                             .ip_protocol = rule.protocol,
                             .from_port = rule.from_port.value_or(-1),
                             .to_port = rule.to_port.value_or(-1),
                             .cidr_ipv4 = rule.cidr,
                             .cidr_ipv6 = rule.cidr_v6};
  if (!rule.group.empty()) row.referenced_group_info = ec2::ReferencedSecurityGroup{rule.group, account};
  return row;
}

names::Tags tags_of(const std::vector<ec2::RequestTag>& list) {
  names::Tags tags;
  for (const auto& tag : list) tags.insert_or_assign(tag.key, tag.value);
  return tags;
}

std::unexpected<Error> missing(std::string_view parameter) {
  return fail(Error::Kind::Invalid, fmt::format("The request must contain the parameter {}", parameter),
              "MissingParameter");
}

Result<ec2::Empty> create_tags(names::Network& network, const ec2::CreateTagsRequest& request, const Caller&) {
  for (const auto& id : request.resources) TRY(network.tag(id, {}));  // all of them, or none
  for (const auto& id : request.resources) TRY(network.tag(id, tags_of(request.tags)));
  return ec2::Empty{};
}

Result<ec2::CreateSecurityGroupResult> create_group(names::Network& network,
                                                    const ec2::CreateSecurityGroupRequest& request,
                                                    const Caller& caller) {
  if (request.vpc_id.empty()) return missing("VpcId");
  if (request.vpc_id != network.plan().vpc) return std::unexpected(no_such_vpc(request.vpc_id));
  ec2::CreateSecurityGroupResult result;
  result.group_id = TRY(network.change_groups().create(request.group_name, request.description));
  result.security_group_arn =
      fmt::format("arn:aws:ec2:{}:{}:security-group/{}", network.plan().region, caller.account, result.group_id);
  for (const auto& specification : request.tag_specifications)
    TRY(network.tag(result.group_id, tags_of(specification.tags)));
  result.tags = shown_tags(network.tags(result.group_id));
  return result;
}

Result<ec2::AuthorizeSecurityGroupIngressResult> authorize(names::Network& network,
                                                           const ec2::AuthorizeSecurityGroupIngressRequest& request,
                                                           const Caller& caller) {
  auto rules = rules_of(request.ip_permissions);
  if (rules.empty()) return missing("IpPermissions");
  ec2::AuthorizeSecurityGroupIngressResult result{.return_value = true};
  for (const auto& rule : TRY(network.change_groups().add_ingress(request.group_id, std::move(rules))))
    result.security_group_rules.push_back(shown(rule, request.group_id, caller.account));
  return result;
}

Result<ec2::RevokeSecurityGroupIngressResult> revoke(names::Network& network,
                                                     const ec2::RevokeSecurityGroupIngressRequest& request,
                                                     const Caller&) {
  auto unknown = TRY(network.change_groups().remove_ingress(request.group_id, rules_of(request.ip_permissions)));
  return ec2::RevokeSecurityGroupIngressResult{unknown.empty()};
}

// A dry run is done to a copy: so it meets every error that the request itself would meet, and changes nothing.
template <class Request, class Handler>
void on(Router& router, names::Network& network, Handler handler) {
  using Answer = Result<typename Request::Response>;
  router.on<Request>(wire::kEc2, [&network, handler](const Request& request, const Caller& caller) -> Answer {
    if (!request.dry_run.value_or(false)) return handler(network, request, caller);
    auto copy = std::make_unique<names::Network>(network);
    TRY(handler(*copy, request, caller));
    return std::unexpected(Error{.kind = Error::Kind::Failed,
                                 .message = "Request would have succeeded, but DryRun flag is set.",
                                 .code = "DryRunOperation",
                                 .status = 412});
  });
}

}  // namespace

void Ec2::serve(Router& router) {
  serve_network(router);
  serve_groups(router);
  on<ec2::CreateTagsRequest>(router, network_, create_tags);
}

void Ec2::serve_network(Router& router) {
  auto describe = [&]<class Request>(auto rows_of) {
    on<Request>(router, network_,
                [rows_of](const names::Network& network, const Request& request, const Caller& caller) {
                  return rows_of(network, request, caller.account);
                });
  };
  describe.operator()<ec2::DescribeVpcsRequest>(describe_vpcs);
  describe.operator()<ec2::DescribeSubnetsRequest>(describe_subnets);
  describe.operator()<ec2::DescribeRouteTablesRequest>(describe_route_tables);
  describe.operator()<ec2::DescribeNetworkInterfacesRequest>(describe_interfaces);
  describe.operator()<ec2::DescribeAvailabilityZonesRequest>(describe_zones);
  describe.operator()<ec2::DescribeSecurityGroupsRequest>(describe_groups);
  describe.operator()<ec2::DescribeVpcAttributeRequest>(describe_vpc_attribute);
}

void Ec2::serve_groups(Router& router) {
  using Deleted = Result<ec2::DeleteSecurityGroupResult>;
  auto delete_group = [this](names::Network& network, const auto& request, const Caller& caller) -> Deleted {
    if (request.group_id.empty()) return missing("GroupId");
    if (in_use_(request.group_id, caller))
      return fail(Error::Kind::Conflict, fmt::format("resource {} has a dependent object", request.group_id),
                  "DependencyViolation");
    TRY(network.delete_group(request.group_id));
    return ec2::DeleteSecurityGroupResult{true, request.group_id};
  };
  on<ec2::CreateSecurityGroupRequest>(router, network_, create_group);
  on<ec2::DeleteSecurityGroupRequest>(router, network_, delete_group);
  on<ec2::AuthorizeSecurityGroupIngressRequest>(router, network_, authorize);
  on<ec2::RevokeSecurityGroupIngressRequest>(router, network_, revoke);
}

}  // namespace sparkecs::engine::api
