// Network is the VPC of the local AWS as EC2 and ECS see it: subnets, security groups, and the interfaces of tasks.
// Rules of security groups are kept and shown, but nothing is filtered by them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/dns/zone.h"
#include "engine/loop.h"
#include "engine/names/ipv4.h"
#include "engine/names/names.h"
#include "engine/names/security_groups.h"
#include "engine/saved.h"

namespace sparkecs::engine::names {

using Tags = std::map<std::string, std::string>;

struct Subnet {
  std::string id;
  std::string zone;  // us-east-1a
  Block block;
  std::uint32_t gateway() const { return block.first + 1; }
};

// The network an account starts with. It cannot be changed by requests.
struct Plan {
  std::string vpc;
  Block block;
  std::string route_table;
  std::vector<Subnet> subnets{};
  std::string region;
  std::uint32_t resolver() const { return block.first + 2; }
};
// 10.0.0.0/16 with one subnet of 4,091 addresses in each of two zones: a load balancer takes one for each zone, and so
// may take all of them. The resolver, 10.0.0.2, is in neither.
Plan default_plan(const std::string& region);

// An interface in use.
struct Attached {
  Interface interface;
  std::string description;
  TimePoint since;
};

// Loop thread only.
class Network final : public Interfaces, public Saved {
 public:
  // Host names of interfaces appear in `zone`; both outlive this object.
  Network(const Loop& loop, dns::Zone& zone, Plan plan);

  const Plan& plan() const { return plan_; }
  const Subnet* subnet(const std::string& id) const;
  const Subnet* subnet_of(const std::string& address) const;
  std::uint32_t free_addresses(const Subnet& subnet) const;
  const std::map<std::string, Attached>& interfaces() const { return interfaces_; }

  const SecurityGroups& groups() const { return groups_; }
  SecurityGroups& change_groups() {
    ++revision_;
    return groups_;
  }
  // Kind::Conflict while an interface, or a rule of another group, names it.
  Result<> delete_group(const std::string& id);

  // Tags of anything with an id of EC2's. Kind::NotFound for an id that does not exist.
  Result<> tag(const std::string& id, const Tags& tags);
  const Tags& tags(const std::string& id) const;

  Result<> check(const std::vector<std::string>& subnets, const std::vector<std::string>& groups) const override;
  Result<Interface> attach(const std::vector<std::string>& subnets, const std::vector<std::string>& groups,
                           const std::string& description) override;
  void detach(const std::string& interface) override;

  // Groups and tags. Interfaces belong to tasks, which do not outlive the process.
  unsigned long revision() const override { return revision_; }
  Json save() const override;
  Result<> load(const Json& state) override;

 private:
  struct Pool {
    std::set<std::uint32_t> used{};
    std::uint32_t next = 0;  // offset in the block to try first
  };
  bool exists(const std::string& id) const;
  std::optional<std::uint32_t> take_address(const Subnet& subnet);

  const Loop& loop_;
  dns::Zone& zone_;
  const Plan plan_;
  SecurityGroups groups_;
  std::map<std::string, Attached> interfaces_;
  std::map<std::string, Pool> pools_;  // by subnet
  std::map<std::string, Tags> tags_;
  unsigned long revision_ = 0;
};

}  // namespace sparkecs::engine::names
