#include "engine/api/ec2_describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "engine/api/ec2_filters.h"
#include "engine/api/paging.h"

namespace sparkecs::engine::api {
namespace {

namespace ec2 = wire::ec2;
using names::Network;

constexpr std::size_t kMostDescribed = 1000;

// One resource: as it is shown, and as it is found.
template <class T>
struct Row {
  std::string id;
  T shown;
  Facts facts;
};

Error not_found(std::string_view code, std::string_view noun, const std::string& id) {
  return {Error::Kind::NotFound, fmt::format("The {} ID '{}' does not exist", noun, printable(id)), std::string(code)};
}

// The rows with one of the ids that pass the filters, in the order of their ids, page by page. All ids must exist.
template <class T, class Request>
Result<std::pair<std::vector<T>, std::string>> choose(std::vector<Row<T>> rows, const std::vector<std::string>& ids,
                                                      const Request& request,
                                                      const std::vector<std::string_view>& known, std::string_view code,
                                                      std::string_view noun) {
  auto filters = TRY(Filters::of(request.filters, known));
  for (const auto& id : ids)
    if (std::ranges::find(rows, id, &Row<T>::id) == rows.end()) return std::unexpected(not_found(code, noun, id));
  std::erase_if(rows, [&](const Row<T>& row) {
    return (!ids.empty() && std::ranges::find(ids, row.id) == ids.end()) || !filters.pass(row.facts);
  });
  auto most = std::clamp<std::size_t>(static_cast<std::size_t>(request.max_results.value_or(kMostDescribed)), 5,
                                      kMostDescribed);
  std::ranges::sort(rows, {}, &Row<T>::id);
  auto next = take_page(rows, request.next_token, most, [](const Row<T>& row) { return row.id; });
  if (!next) {
    next.error().code = "InvalidNextToken";
    return std::unexpected(next.error());
  }
  std::vector<T> shown;
  for (auto& row : rows) shown.push_back(std::move(row.shown));
  return std::pair(std::move(shown), *next);
}

template <class T>
Row<T> row(const Network& network, std::string id, T shown, Facts facts) {
  add_tags(facts, network.tags(id));
  return {std::move(id), std::move(shown), std::move(facts)};
}

// Rules that differ only in the other side are shown as one permission.
std::vector<ec2::IpPermission> permissions(const std::vector<names::Rule>& rules, const std::string& account) {
  std::map<std::tuple<std::string, std::optional<int>, std::optional<int>>, ec2::IpPermission> grouped;
  for (const auto& rule : rules) {
    auto& permission = grouped[{rule.protocol, rule.from_port, rule.to_port}];
    permission.ip_protocol = rule.protocol;
    permission.from_port = rule.from_port;
    permission.to_port = rule.to_port;
    if (!rule.cidr.empty()) permission.ip_ranges.push_back({rule.description, rule.cidr});
    if (!rule.cidr_v6.empty()) permission.ipv6_ranges.push_back({rule.description, rule.cidr_v6});
    if (!rule.group.empty())
      permission.user_id_group_pairs.push_back(
          {.description = rule.description, .user_id = account, .group_id = rule.group});
  }
  std::vector<ec2::IpPermission> all;
  for (auto& [_, permission] : grouped) all.push_back(std::move(permission));
  return all;
}

ec2::NetworkInterface shown_interface(const Network& network, const names::Attached& attached,
                                      const std::string& account) {
  const auto& eni = attached.interface;
  ec2::NetworkInterface shown{
      .attachment = ec2::NetworkInterfaceAttachment{.attachment_id = "eni-attach-" + eni.id.substr(4),
                                                    .device_index = 1,
                                                    .instance_owner_id = "amazon-aws",  // Fargate's, not the account's
                                                    .status = "attached"},
      .availability_zone = eni.zone,
      .description = attached.description,
      .interface_type = "interface",
      .mac_address = eni.mac,
      .network_interface_id = eni.id,
      .owner_id = account,
      .private_dns_name = eni.private_dns,
      .private_ip_address = eni.address,
      .private_ip_addresses = {{true, eni.private_dns, eni.address}},
      .requester_managed = true,
      .status = "in-use",
      .subnet_id = eni.subnet,
      .tag_set = shown_tags(network.tags(eni.id)),
      .vpc_id = eni.vpc};
  for (const auto& id : eni.security_groups) {
    const auto* group = network.groups().find(id);
    shown.groups.push_back({id, group ? group->name : ""});
  }
  return shown;
}

}  // namespace

std::vector<ec2::Tag> shown_tags(const names::Tags& tags) {
  std::vector<ec2::Tag> list;
  for (const auto& [key, value] : tags) list.push_back({key, value});
  return list;
}

Error no_such_vpc(const std::string& id) {
  return not_found("InvalidVpcID.NotFound", "vpc", id);
}

Result<ec2::DescribeVpcsResult> describe_vpcs(const Network& network, const ec2::DescribeVpcsRequest& request,
                                              const std::string& account) {
  const auto& plan = network.plan();
  ec2::Vpc vpc{.owner_id = account,
               .instance_tenancy = "default",
               .is_default = false,
               .tags = shown_tags(network.tags(plan.vpc)),
               .vpc_id = plan.vpc,
               .state = "available",
               .cidr_block = plan.block.text()};
  Facts facts{{"vpc-id", plan.vpc},    {"cidr", vpc.cidr_block}, {"cidr-block", vpc.cidr_block}, {"state", "available"},
              {"is-default", "false"}, {"isDefault", "false"},   {"owner-id", account}};
  auto [shown, next] = TRY(choose(std::vector{row(network, plan.vpc, vpc, facts)}, request.vpc_ids, request,
                                  {"vpc-id", "cidr", "cidr-block", "state", "is-default", "isDefault", "owner-id"},
                                  "InvalidVpcID.NotFound", "vpc"));
  return ec2::DescribeVpcsResult{.next_token = next, .vpcs = std::move(shown)};
}

Result<ec2::DescribeVpcAttributeResult> describe_vpc_attribute(const Network& network,
                                                               const ec2::DescribeVpcAttributeRequest& request,
                                                               const std::string&) {
  if (request.vpc_id != network.plan().vpc) return std::unexpected(no_such_vpc(request.vpc_id));
  ec2::DescribeVpcAttributeResult result{.vpc_id = request.vpc_id};
  if (request.attribute == "enableDnsSupport")
    result.enable_dns_support = ec2::AttributeBooleanValue{true};
  else if (request.attribute == "enableDnsHostnames")
    result.enable_dns_hostnames = ec2::AttributeBooleanValue{true};
  else
    return fail(Error::Kind::Invalid, fmt::format("Invalid value '{}' for attribute.", printable(request.attribute)),
                "InvalidParameterValue");
  return result;
}

Result<ec2::DescribeSubnetsResult> describe_subnets(const Network& network, const ec2::DescribeSubnetsRequest& request,
                                                    const std::string& account) {
  const auto& plan = network.plan();
  std::vector<Row<ec2::Subnet>> rows;
  for (const auto& subnet : plan.subnets) {
    auto block = subnet.block.text();
    ec2::Subnet shown{.owner_id = account,
                      .tags = shown_tags(network.tags(subnet.id)),
                      .subnet_id = subnet.id,
                      .state = "available",
                      .vpc_id = plan.vpc,
                      .cidr_block = block,
                      .available_ip_address_count = static_cast<int>(network.free_addresses(subnet)),
                      .availability_zone = subnet.zone,
                      .default_for_az = false,
                      .map_public_ip_on_launch = false};
    rows.push_back(row(network, subnet.id, shown,
                       {{"subnet-id", subnet.id},
                        {"vpc-id", plan.vpc},
                        {"availability-zone", subnet.zone},
                        {"availabilityZone", subnet.zone},
                        {"cidr-block", block},
                        {"cidr", block},
                        {"cidrBlock", block},
                        {"state", "available"},
                        {"default-for-az", "false"},
                        {"owner-id", account}}));
  }
  auto [shown, next] = TRY(choose(std::move(rows), request.subnet_ids, request,
                                  {"subnet-id", "vpc-id", "availability-zone", "availabilityZone", "cidr-block", "cidr",
                                   "cidrBlock", "state", "default-for-az", "owner-id"},
                                  "InvalidSubnetID.NotFound", "subnet"));
  return ec2::DescribeSubnetsResult{.next_token = next, .subnets = std::move(shown)};
}

// One main table: the VPC itself, and a way out through a NAT gateway, so that clients see what holds here: tasks get
// images and write logs without public addresses.
Result<ec2::DescribeRouteTablesResult> describe_route_tables(const Network& network,
                                                             const ec2::DescribeRouteTablesRequest& request,
                                                             const std::string& account) {
  const auto& plan = network.plan();
  ec2::RouteTable table{.associations = {{.main = true,
                                          .route_table_association_id = "rtbassoc-00000000000000001",
                                          .route_table_id = plan.route_table}},
                        .route_table_id = plan.route_table,
                        .routes = {{.destination_cidr_block = plan.block.text(),
                                    .gateway_id = "local",
                                    .origin = "CreateRouteTable",
                                    .state = "active"},
                                   {.destination_cidr_block = "0.0.0.0/0",
                                    .nat_gateway_id = "nat-00000000000000001",
                                    .origin = "CreateRoute",
                                    .state = "active"}},
                        .tags = shown_tags(network.tags(plan.route_table)),
                        .vpc_id = plan.vpc,
                        .owner_id = account};
  Facts facts{{"route-table-id", plan.route_table},
              {"vpc-id", plan.vpc},
              {"association.main", "true"},
              {"association.route-table-id", plan.route_table},
              {"owner-id", account}};
  auto [shown, next] =
      TRY(choose(std::vector{row(network, plan.route_table, table, facts)}, request.route_table_ids, request,
                 {"route-table-id", "vpc-id", "association.main", "association.subnet-id", "association.route-table-id",
                  "owner-id"},
                 "InvalidRouteTableID.NotFound", "routeTable"));
  return ec2::DescribeRouteTablesResult{.route_tables = std::move(shown), .next_token = next};
}

Result<ec2::DescribeNetworkInterfacesResult> describe_interfaces(const Network& network,
                                                                 const ec2::DescribeNetworkInterfacesRequest& request,
                                                                 const std::string& account) {
  std::vector<Row<ec2::NetworkInterface>> rows;
  for (const auto& [id, attached] : network.interfaces()) {
    const auto& eni = attached.interface;
    Facts facts{{"network-interface-id", id},
                {"subnet-id", eni.subnet},
                {"vpc-id", eni.vpc},
                {"availability-zone", eni.zone},
                {"private-ip-address", eni.address},
                {"addresses.private-ip-address", eni.address},
                {"private-dns-name", eni.private_dns},
                {"mac-address", eni.mac},
                {"description", attached.description},
                {"status", "in-use"},
                {"interface-type", "interface"},
                {"requester-managed", "true"},
                {"owner-id", account}};
    for (const auto& group : eni.security_groups) facts.emplace("group-id", group);
    rows.push_back(row(network, id, shown_interface(network, attached, account), std::move(facts)));
  }
  auto [shown, next] =
      TRY(choose(std::move(rows), request.network_interface_ids, request,
                 {"network-interface-id", "subnet-id", "vpc-id", "availability-zone", "private-ip-address",
                  "addresses.private-ip-address", "private-dns-name", "mac-address", "description", "status",
                  "interface-type", "requester-managed", "owner-id", "group-id", "attachment.instance-id"},
                 "InvalidNetworkInterfaceID.NotFound", "networkInterface"));
  return ec2::DescribeNetworkInterfacesResult{.network_interfaces = std::move(shown), .next_token = next};
}

Result<ec2::DescribeAvailabilityZonesResult> describe_zones(const Network& network,
                                                            const ec2::DescribeAvailabilityZonesRequest& request,
                                                            const std::string&) {
  auto filters = TRY(Filters::of(request.filters, {"zone-name", "region-name", "state", "zone-type"}));
  const auto& plan = network.plan();
  std::set<std::string> zones;
  for (const auto& subnet : plan.subnets) zones.insert(subnet.zone);
  for (const auto& name : request.zone_names)
    if (!zones.contains(name))
      return fail(Error::Kind::Invalid, fmt::format("Invalid availability zone: [{}]", printable(name)),
                  "InvalidParameterValue");
  ec2::DescribeAvailabilityZonesResult result;
  for (const auto& zone : zones) {
    Facts facts{
        {"zone-name", zone}, {"region-name", plan.region}, {"state", "available"}, {"zone-type", "availability-zone"}};
    bool wanted = request.zone_names.empty() || std::ranges::find(request.zone_names, zone) != request.zone_names.end();
    if (wanted && filters.pass(facts))
      result.availability_zones.push_back(
          {.region_name = plan.region, .zone_name = zone, .zone_type = "availability-zone", .state = "available"});
  }
  return result;
}

Result<ec2::DescribeSecurityGroupsResult> describe_groups(const Network& network,
                                                          const ec2::DescribeSecurityGroupsRequest& request,
                                                          const std::string& account) {
  const auto& plan = network.plan();
  std::vector<Row<ec2::SecurityGroup>> rows;
  for (const auto& [id, group] : network.groups().all()) {
    ec2::SecurityGroup shown{
        .group_id = id,
        .ip_permissions_egress = permissions(group.egress, account),
        .tags = shown_tags(network.tags(id)),
        .vpc_id = plan.vpc,
        .security_group_arn = fmt::format("arn:aws:ec2:{}:{}:security-group/{}", plan.region, account, id),
        .owner_id = account,
        .group_name = group.name,
        .description = group.description,
        .ip_permissions = permissions(group.ingress, account)};
    rows.push_back(row(network, id, shown,
                       {{"group-id", id},
                        {"group-name", group.name},
                        {"vpc-id", plan.vpc},
                        {"description", group.description},
                        {"owner-id", account}}));
  }
  auto chosen =
      choose(std::move(rows), request.group_ids, request,
             {"group-id", "group-name", "vpc-id", "description", "owner-id"}, "InvalidGroup.NotFound", "group");
  if (!chosen && chosen.error().code == "InvalidGroup.NotFound") {
    auto unknown = std::ranges::find_if(request.group_ids, [&](const auto& id) { return !network.groups().find(id); });
    return std::unexpected(names::no_such_group(*unknown));  // EC2 words this one differently
  }
  auto [shown, next] = TRY(std::move(chosen));
  return ec2::DescribeSecurityGroupsResult{.next_token = next, .security_groups = std::move(shown)};
}

}  // namespace sparkecs::engine::api
