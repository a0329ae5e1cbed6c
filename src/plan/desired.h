// What should exist, as data: the pure translation of an environment and its task definitions. References between parts
// are by Part here; the identifiers AWS gives are filled in when they are known (kinds/).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/environment.h"
#include "model/template.h"
#include "plan/owner.h"
#include "plan/part.h"

namespace sparkecs::plan {

struct LogGroup {
  std::string name;
  int retention_days = 0;
};

// A records with a short life, so that a new master is found soon.
struct Discovery {
  std::string name;
  std::string namespace_id;
  std::string full_name;  // as workers look it up
  int ttl_seconds = 0;
};

// Admits TCP to `ports` from `cidrs`, and among its own members to `member_ports`: the balancer and the master are
// both in it, so the balancer reaches the master whatever else the master's groups allow.
struct SecurityGroup {
  std::string name;
  std::string description;
  std::string vpc;
  std::set<std::string> cidrs;
  std::set<int> ports;
  std::set<int> member_ports;
};

struct Balancer {
  std::string name;
  bool internet_facing = false;
  std::set<std::string> subnets;
  std::set<std::string> security_groups;  // empty: Part::SecurityGroup
};

struct HealthCheck {
  std::string protocol;  // TCP, HTTP
  int port = 0;
  std::string path;  // HTTP only
};

struct TargetGroup {
  std::string name;
  std::string vpc;
  int port = 0;
  HealthCheck check;
};

struct Listener {
  int port = 0;
  Part target{};
};

struct Cluster {
  std::string name;
};

struct Service {
  std::string name;
  std::string role;  // "master", "worker"
  Part definition{};
  int count = 0;
  int minimum_healthy_percent = 0;
  int maximum_percent = 0;
  bool spot = false;
  std::set<std::string> subnets;
  std::set<std::string> security_groups;  // and Part::SecurityGroup where `in_our_group`
  bool in_our_group = false;
  bool public_ip = false;
  // For the master only: what the balancer and Cloud Map lead to.
  std::string container{};
  std::map<Part, int> targets{};  // target group → port of the container
  int grace_seconds = 0;
  bool registered = false;  // under Part::Discovery
};

struct Desired {
  Identity identity;
  std::string account;
  std::string region;
  std::string log_region;
  LogGroup log_group;
  Discovery discovery;
  std::optional<SecurityGroup> security_group;
  Balancer balancer;
  std::array<TargetGroup, 2> targets;  // rest, web UI
  std::array<Listener, 2> listeners;   // rest, web UI
  Cluster cluster;
  std::array<model::TaskDefinition, 3> definitions;  // master, worker, submit
  std::array<Service, 2> services;                   // master, worker
  std::vector<std::string> notes;                    // what a reader of the plan should know

  const TargetGroup& target(Part part) const { return targets[part == Part::RestTarget ? 0 : 1]; }
  const Listener& listener(Part part) const { return listeners[part == Part::RestListener ? 0 : 1]; }
  const model::TaskDefinition& definition(Part part) const;
  const Service& service(Part part) const { return services[part == Part::MasterService ? 0 : 1]; }

  // False for the security group and its rules where one is configured, and for a log group in another region.
  bool has(Part part) const;
  std::string name(Part part) const;
};

// The security group that is ours where none is configured.
SecurityGroup own_security_group(const model::Environment& environment);

// The environment's task definitions as they are in the region in effect, which config.sh need not know.
Result<model::TaskDefinitions> definitions_in(const model::Environment& environment, const std::string& region);

// `public_ip` is what PublicIp::Auto comes to (network.h).
Desired desired(const model::Environment& environment, const model::TaskDefinitions& definitions,
                const std::string& region, bool public_ip);

}  // namespace sparkecs::plan
