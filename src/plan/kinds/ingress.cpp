#include "plan/kinds/ingress.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>

#include "plan/kinds/passing.h"

namespace sparkecs::plan::ingress {
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
  return {{"IpPermissions", all}};
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

Result<Rules> read_rules(const Work& work) {
  auto groups = TRY(patiently("AuthorizeSecurityGroupIngress", work.patience, [&] {
    return work.aws.ec2.all_security_groups({.group_ids = {work.ids[Part::SecurityGroup]}});
  }));
  return groups.empty() ? Rules() : rules(groups.front());
}

// Admits what is missing, then shuts out what is too much. `there` must hold all there is: a single rule that is there
// already has AWS refuse all of them.
Result<> make_rules(const Work& work, const Rules& there) {
  const auto& id = work.ids[Part::SecurityGroup];
  auto wanted = rules(*work.desired.security_group);
  Rules missing, excess;
  std::ranges::set_difference(wanted, there, std::inserter(missing, missing.end()));
  std::ranges::set_difference(there, wanted, std::inserter(excess, excess.end()));
  if (!missing.empty())
    TRY(patiently("AuthorizeSecurityGroupIngress", work.patience, [&] {
      return work.aws.ec2.authorize_security_group_ingress(
          {.group_id = id, .ip_permissions = permissions(missing, id)});
    }));
  if (!excess.empty())
    TRY(work.aws.ec2.revoke_security_group_ingress({.group_id = id, .ip_permissions = permissions(excess, id)}));
  return {};
}

// The same where rules may be there of which we do not know: repeated after a lost reply, a call finds its own.
Result<std::string> make_them(const Work& work, const Rules& there) {
  auto made = make_rules(work, there);
  if (!made && made.error().code == "InvalidPermission.Duplicate") made = make_rules(work, TRY(read_rules(work)));
  if (!made) return std::unexpected(std::move(made).error());
  return work.ids[Part::SecurityGroup];
}

}  // namespace

Fields wanted(const Desired& desired, const Ids&, Part) {
  return fields(rules(*desired.security_group));
}

Found found(const wire::ec2::SecurityGroup& group) {
  return {.id = group.group_id, .tags = from_wire(group.tags), .fields = fields(rules(group)), .status = {}};
}

Result<std::string> create(const Work& work, Part) {
  return make_them(work, {});  // the group is new
}

Result<std::string> update(const Work& work, const Step&) {
  return make_them(work, TRY(read_rules(work)));
}

}  // namespace sparkecs::plan::ingress
