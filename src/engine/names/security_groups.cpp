#include "engine/names/security_groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/random.h"
#include "engine/names/ipv4.h"

namespace sparkecs::engine::names {
namespace {

// AWS's default quotas: of an account, and for a group and direction.
constexpr std::size_t kMostGroups = 2500;
constexpr std::size_t kMostRules = 60;

Result<> check(const SecurityGroups& groups, const Rule& rule) {
  static const std::vector<std::string> kProtocols{"tcp", "udp", "icmp", "icmpv6", "-1"};
  if (std::ranges::find(kProtocols, rule.protocol) == kProtocols.end())
    return fail(Error::Kind::Invalid, fmt::format("Invalid value '{}' for IP protocol.", rule.protocol),
                "InvalidParameterValue");
  if (rule.protocol == "tcp" || rule.protocol == "udp") {
    int from = rule.from_port.value_or(-1);
    int to = rule.to_port.value_or(-1);
    if (from < 0 || to > 65535 || from > to)
      return fail(Error::Kind::Invalid, fmt::format("Invalid TCP/UDP port range ({}:{})", from, to),
                  "InvalidParameterValue");
  }
  int sides = !rule.cidr.empty() + !rule.cidr_v6.empty() + !rule.group.empty();
  if (sides != 1)
    return fail(Error::Kind::Invalid, "A rule needs one CIDR block or one security group.", "InvalidParameterValue");
  if (!rule.cidr.empty() && rule.cidr != "0.0.0.0/0" && !parse_block(rule.cidr))
    return fail(Error::Kind::Invalid, fmt::format("CIDR block {} is malformed", rule.cidr), "InvalidParameterValue");
  if (!rule.group.empty() && !groups.find(rule.group)) return std::unexpected(no_such_group(rule.group));
  return {};
}

std::string describe(const Rule& rule) {
  auto ports = rule.from_port ? fmt::format("{}-{}", *rule.from_port, rule.to_port.value_or(*rule.from_port)) : "all";
  return fmt::format("peer: {}{}{}, {}, ports: {}", rule.cidr, rule.cidr_v6, rule.group, rule.protocol, ports);
}

Json save_rule(const Rule& rule) {
  Json saved{{"protocol", rule.protocol}, {"cidr", rule.cidr}, {"cidrV6", rule.cidr_v6},
             {"group", rule.group},       {"id", rule.id},     {"description", rule.description}};
  if (rule.from_port) saved["fromPort"] = *rule.from_port;
  if (rule.to_port) saved["toPort"] = *rule.to_port;
  return saved;
}

Rule load_rule(const Json& saved) {
  Rule rule{.protocol = saved.at("protocol"),
            .cidr = saved.at("cidr"),
            .cidr_v6 = saved.at("cidrV6"),
            .group = saved.at("group"),
            .description = saved.at("description"),
            .id = saved.at("id")};
  if (saved.contains("fromPort")) rule.from_port = saved["fromPort"].get<int>();
  if (saved.contains("toPort")) rule.to_port = saved["toPort"].get<int>();
  return rule;
}

Json save_rules(const std::vector<Rule>& rules) {
  Json list = Json::array();
  for (const auto& rule : rules) list.push_back(save_rule(rule));
  return list;
}

std::vector<Rule> load_rules(const Json& list) {
  std::vector<Rule> rules;
  for (const auto& rule : list) rules.push_back(load_rule(rule));
  return rules;
}

std::string new_rule_id() {
  return "sgr-" + random_hex(17);
}

}  // namespace

Error no_such_group(const std::string& id) {
  return {Error::Kind::NotFound, fmt::format("The security group '{}' does not exist", id), "InvalidGroup.NotFound"};
}

bool Rule::same_as(const Rule& other) const {
  return protocol == other.protocol && from_port == other.from_port && to_port == other.to_port && cidr == other.cidr &&
         cidr_v6 == other.cidr_v6 && group == other.group;
}

const SecurityGroup* SecurityGroups::find(const std::string& id) const {
  auto at = groups_.find(id);
  return at == groups_.end() ? nullptr : &at->second;
}

Result<std::string> SecurityGroups::create(const std::string& name, const std::string& description, std::string id) {
  if (name.empty() || name.size() > 255 || name.starts_with("sg-"))
    return fail(Error::Kind::Invalid, fmt::format("Invalid value '{}' for groupName.", name), "InvalidParameterValue");
  for (const auto& [_, group] : groups_)
    if (group.name == name)
      return fail(Error::Kind::Conflict, fmt::format("The security group '{}' already exists for this VPC", name),
                  "InvalidGroup.Duplicate");
  if (groups_.size() >= kMostGroups)
    return fail(Error::Kind::Invalid, "The maximum number of security groups has been reached.",
                "SecurityGroupLimitExceeded");
  if (id.empty()) id = "sg-" + random_hex(17);
  Rule everything{.cidr = "0.0.0.0/0", .id = new_rule_id()};
  groups_.emplace(id, SecurityGroup{id, name, description, {}, {everything}});
  return id;
}

Result<std::vector<Rule>> SecurityGroups::add_ingress(const std::string& id, std::vector<Rule> rules) {
  auto at = groups_.find(id);
  if (at == groups_.end()) return std::unexpected(no_such_group(id));
  auto merged = at->second.ingress;
  for (auto& rule : rules) {
    TRY(check(*this, rule));
    if (std::ranges::any_of(merged, [&](const Rule& other) { return rule.same_as(other); }))
      return fail(Error::Kind::Conflict, fmt::format("the specified rule \"{}, ALLOW\" already exists", describe(rule)),
                  "InvalidPermission.Duplicate");
    rule.id = new_rule_id();
    merged.push_back(rule);
  }
  if (merged.size() > kMostRules)
    return fail(Error::Kind::Invalid, "The maximum number of rules per security group has been reached.",
                "RulesPerSecurityGroupLimitExceeded");
  at->second.ingress = std::move(merged);
  return rules;
}

Result<std::vector<Rule>> SecurityGroups::remove_ingress(const std::string& id, const std::vector<Rule>& rules) {
  auto at = groups_.find(id);
  if (at == groups_.end()) return std::unexpected(no_such_group(id));
  std::vector<Rule> unknown;
  for (const auto& rule : rules)
    if (std::erase_if(at->second.ingress, [&](const Rule& other) { return rule.same_as(other); }) == 0)
      unknown.push_back(rule);
  return unknown;
}

Result<> SecurityGroups::remove(const std::string& id) {
  const auto* doomed = find(id);
  if (!doomed) return std::unexpected(no_such_group(id));
  if (doomed->name == "default")
    return fail(Error::Kind::Invalid, fmt::format("the specified group: \"{}\" cannot be deleted by a user", id),
                "CannotDelete");
  auto names_it = [&](const Rule& rule) { return rule.group == id; };
  for (const auto& [other, group] : groups_)
    if (other != id && (std::ranges::any_of(group.ingress, names_it) || std::ranges::any_of(group.egress, names_it)))
      return fail(Error::Kind::Conflict, fmt::format("resource {} has a dependent object", id), "DependencyViolation");
  groups_.erase(id);
  return {};
}

Json SecurityGroups::save() const {
  Json state = Json::array();
  for (const auto& [id, group] : groups_)
    state.push_back({{"id", id},
                     {"name", group.name},
                     {"description", group.description},
                     {"ingress", save_rules(group.ingress)},
                     {"egress", save_rules(group.egress)}});
  return state;
}

Result<> SecurityGroups::load(const Json& state) {
  std::map<std::string, SecurityGroup> groups;
  try {
    for (const auto& saved : state) {
      SecurityGroup group{saved.at("id"), saved.at("name"), saved.at("description"), load_rules(saved.at("ingress")),
                          load_rules(saved.at("egress"))};
      groups.emplace(group.id, group);
    }
  } catch (const Json::exception& e) {
    return fail(Error::Kind::Invalid, fmt::format("security groups: {}", e.what()));
  }
  groups_ = std::move(groups);
  return {};
}

}  // namespace sparkecs::engine::names
