#include "plan/network.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace sparkecs::plan {
namespace {

using wire::ec2::RouteTable;

bool is_main(const RouteTable& table) {
  return std::ranges::any_of(table.associations, [](const auto& to) { return to.main.value_or(false); });
}

bool is_of(const RouteTable& table, const std::string& subnet) {
  return std::ranges::any_of(table.associations, [&](const auto& to) { return to.subnet_id == subnet; });
}

// mapPublicIpOnLaunch would say nothing: Fargate does not look at it.
bool leads_to_the_internet(const RouteTable& table) {
  return std::ranges::any_of(table.routes, [](const auto& route) {
    return route.destination_cidr_block == "0.0.0.0/0" && route.gateway_id.starts_with("igw-");
  });
}

}  // namespace

Result<bool> public_ip(aws::Aws& aws, const model::Environment& environment) {
  if (environment.public_ip != model::PublicIp::Auto) return environment.public_ip == model::PublicIp::Enabled;
  auto tables = TRY(aws.ec2.all_route_tables({.filters = {{"vpc-id", {environment.vpc}}}}));
  std::vector<std::string> with, without;
  for (const auto& subnet : environment.subnets) {
    auto table = std::ranges::find_if(tables, [&](const auto& each) { return is_of(each, subnet); });
    if (table == tables.end()) table = std::ranges::find_if(tables, is_main);
    (table != tables.end() && leads_to_the_internet(*table) ? with : without).push_back(subnet);
  }
  if (!with.empty() && !without.empty())
    return fail(
        Error::Kind::Invalid,
        fmt::format("the subnets {} lead to an internet gateway and {} do not: use subnets of one sort, since the "
                    "tasks of a service either all have public addresses or none",
                    join(with, ", "), join(without, ", ")));
  return !with.empty();
}

}  // namespace sparkecs::plan
