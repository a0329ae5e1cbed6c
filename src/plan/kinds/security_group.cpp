#include "plan/kinds/security_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>

#include "plan/kinds/once.h"
#include "plan/kinds/passing.h"

namespace sparkecs::plan::security_group {
namespace {

using namespace wire::ec2;

constexpr auto kMembers = "members";

// One admission to one range of ports.
struct Rule {
  std::string protocol;  // "tcp"; "-1" for all
  int from_port;
  int to_port;
  std::string source;  // CIDR, kMembers, or another group
  auto operator<=>(const Rule&) const = default;
};
using Rules = std::set<Rule>;

Rules rules(const SecurityGroup& wanted) {
  Rules rules;
  for (int port : wanted.ports)
    for (const auto& cidr : wanted.cidrs) rules.insert({"tcp", port, port, cidr});
  for (int port : wanted.member_ports) rules.insert({"tcp", port, port, kMembers});
  return rules;
}

Rules rules(const wire::ec2::SecurityGroup& group) {
  Rules rules;
  for (const auto& permission : group.ip_permissions) {
    const auto& protocol = permission.ip_protocol;
    int from = permission.from_port.value_or(0);
    int to = permission.to_port.value_or(65535);
    for (const auto& range : permission.ip_ranges) rules.insert({protocol, from, to, range.cidr_ip});
    for (const auto& range : permission.ipv6_ranges) rules.insert({protocol, from, to, range.cidr_ipv6});
    for (const auto& pair : permission.user_id_group_pairs)
      rules.insert({protocol, from, to, pair.group_id == group.group_id ? kMembers : pair.group_id});
  }
  return rules;
}

Fields fields(const Rules& rules) {
  std::string all;
  for (const auto& rule : rules) {
    auto ports = rule.from_port == rule.to_port ? std::to_string(rule.from_port)
                                                : fmt::format("{}-{}", rule.from_port, rule.to_port);
    auto protocol = rule.protocol == "tcp" ? "" : rule.protocol + " ";
    all += fmt::format("{}{}{} from {}", all.empty() ? "" : ", ", protocol, ports, rule.source);
  }
  return {{"ingress", all}};
}

std::vector<RequestIpPermission> permissions(const Rules& rules, const std::string& group_id) {
  std::vector<RequestIpPermission> list;
  for (const auto& rule : rules) {
    RequestIpPermission permission{.ip_protocol = rule.protocol, .from_port = rule.from_port, .to_port = rule.to_port};
    if (rule.source == kMembers)
      permission.user_id_group_pairs.push_back({.group_id = group_id});
    else if (rule.source.starts_with("sg-"))
      permission.user_id_group_pairs.push_back({.group_id = rule.source});
    else if (rule.source.find(':') != std::string::npos)
      permission.ipv6_ranges.push_back({.cidr_ipv6 = rule.source});
    else
      permission.ip_ranges.push_back({.cidr_ip = rule.source});
    list.push_back(std::move(permission));
  }
  return list;
}

Result<std::optional<wire::ec2::SecurityGroup>> find(aws::Aws& aws, const SecurityGroup& wanted) {
  auto groups =
      TRY(aws.ec2.all_security_groups({.filters = {{"group-name", {wanted.name}}, {"vpc-id", {wanted.vpc}}}}));
  if (groups.empty()) return std::nullopt;
  return std::move(groups.front());
}

Result<Rules> read_rules(const Work& work, const std::string& id) {
  auto groups = TRY(patiently("AuthorizeSecurityGroupIngress", work.patience,
                              [&] { return work.aws.ec2.all_security_groups({.group_ids = {id}}); }));
  return groups.empty() ? Rules() : rules(groups.front());
}

// Admits what is missing, then shuts out what is too much. What is there must be known: a single rule that is there
// already would have AWS refuse all of them.
Result<> make_rules(const Work& work, const std::string& id, const Rules& there) {
  auto wanted = rules(*work.desired.security_group);
  Rules missing, excess;
  std::ranges::set_difference(wanted, there, std::inserter(missing, missing.end()));
  std::ranges::set_difference(there, wanted, std::inserter(excess, excess.end()));
  if (!missing.empty()) {
    auto admitted = patiently("AuthorizeSecurityGroupIngress", work.patience, [&] {
      return work.aws.ec2.authorize_security_group_ingress(
          {.group_id = id, .ip_permissions = permissions(missing, id)});
    });
    // Repeated after a lost reply, the call finds its own rules.
    if (!admitted && admitted.error().code != "InvalidPermission.Duplicate")
      return std::unexpected(std::move(admitted).error());
  }
  if (!excess.empty())
    TRY(work.aws.ec2.revoke_security_group_ingress({.group_id = id, .ip_permissions = permissions(excess, id)}));
  return {};
}

}  // namespace

Fields wanted(const Desired& desired, const Ids&, Part) {
  return fields(rules(*desired.security_group));
}

Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired) {
  auto group = TRY(find(aws, *desired.security_group));
  if (!group) return std::nullopt;
  return Found{.id = group->group_id, .tags = from_wire(group->tags), .fields = fields(rules(*group)), .status = {}};
}

Result<std::string> create(const Work& work, Part) {
  const auto& wanted = *work.desired.security_group;
  bool is_new = false;  // and so without rules: nothing to read
  auto create = [&]() -> Result<std::string> {
    auto made = TRY(work.aws.ec2.create_security_group({
        .description = wanted.description,
        .group_name = wanted.name,
        .vpc_id = wanted.vpc,
        .tag_specifications = {{"security-group", to_wire<RequestTag>(tags(work.desired.identity))}},
    }));
    is_new = true;
    return made.group_id;
  };
  auto id = TRY(create_once(work.desired.identity, "InvalidGroup.Duplicate", create,
                            [&] { return read(work.aws, work.desired); }));
  auto there = is_new ? Rules() : TRY(read_rules(work, id));
  TRY(make_rules(work, id, there));
  return id;
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& id = work.ids[step.part];
  if (step.changes_field("tags"))
    TRY(work.aws.ec2.create_tags({.resources = {id}, .tags = to_wire<RequestTag>(tags(work.desired.identity))}));
  if (step.changes_field("ingress")) {
    auto there = TRY(read_rules(work, id));
    TRY(make_rules(work, id, there));
  }
  return id;
}

Result<> remove(const Ending& ending) {
  return gone(patiently("DeleteSecurityGroup", ending.patience,
                        [&] { return ending.aws.ec2.delete_security_group({.group_id = ending.item.id}); }));
}

}  // namespace sparkecs::plan::security_group
