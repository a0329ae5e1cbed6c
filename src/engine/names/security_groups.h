// SecurityGroups keeps the security groups of the VPC and their rules, as EC2 does: no group name twice, no rule twice.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::engine::names {

struct Rule {
  std::string protocol = "-1";  // tcp, udp, icmp or -1 for all
  std::optional<int> from_port{};
  std::optional<int> to_port{};
  // Exactly one of these names the other side.
  std::string cidr{};
  std::string cidr_v6{};
  std::string group{};
  std::string description{};  // does not make a rule another one
  std::string id{};           // sgr-…, given by add_ingress()

  bool same_as(const Rule& other) const;
};

struct SecurityGroup {
  std::string id;
  std::string name;
  std::string description;
  std::vector<Rule> ingress{};
  std::vector<Rule> egress{};
};

// Not safe for threads. Errors carry EC2's codes.
class SecurityGroups {
 public:
  const std::map<std::string, SecurityGroup>& all() const { return groups_; }
  const SecurityGroup* find(const std::string& id) const;

  // A new group, which lets everything out and nothing in. `id` empty: a random one.
  Result<std::string> create(const std::string& name, const std::string& description, std::string id = {});
  // All rules are added, or none. Returns them with their ids.
  Result<std::vector<Rule>> add_ingress(const std::string& id, std::vector<Rule> rules);
  // Takes away the rules that are the same as one of these; returns those that were not there.
  Result<std::vector<Rule>> remove_ingress(const std::string& id, const std::vector<Rule>& rules);
  // Refused while a rule of another group names it, and for the group called "default".
  Result<> remove(const std::string& id);

  Json save() const;
  Result<> load(const Json& state);

 private:
  std::map<std::string, SecurityGroup> groups_;
};

Error no_such_group(const std::string& id);

}  // namespace sparkecs::engine::names
