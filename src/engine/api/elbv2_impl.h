// What the parts of the ELBv2 API share: its resources, and how they become settings of the data path.
// elbv2_balancers.cpp, elbv2_groups.cpp, elbv2_listeners.cpp and elbv2_tags.cpp have the operations.
#pragma once

#include <fmt/format.h>

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/text.h"
#include "engine/api/elbv2.h"
#include "engine/api/elbv2_attributes.h"
#include "engine/api/elbv2_checks.h"
#include "engine/api/paging.h"
#include "engine/lb/loopback.h"
#include "engine/lb/prober.h"
#include "engine/lb/relay.h"
#include "engine/lb/target_groups.h"
#include "wire/elbv2.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace elbv2 {

using Tags = std::map<std::string, std::string>;

struct LoadBalancer {
  wire::elbv2::LoadBalancer shape;  // without its state
  Attributes attributes{};
  Tags tags{};
  TimePoint created{};
  std::optional<lb::LoopbackAddress> address{};  // shape.dns_name
};

struct TargetGroup {
  wire::elbv2::TargetGroup shape;  // without the load balancers
  Attributes attributes{};
  Tags tags{};
};

struct Listener {
  wire::elbv2::Listener shape;
  Attributes attributes{};
  Tags tags{};
  lb::Relay::Listener opened = 0;  // 0: not listening, because no port could be opened when the state was loaded
  int real_port = 0;
};

// The ARN of a resource that does not exist is answered by these.
std::unexpected<Error> no_load_balancer(const std::string& arn);
std::unexpected<Error> no_target_group(const std::string& arn);
std::unexpected<Error> no_listener(const std::string& arn);

std::string arn(const Caller& caller, std::string_view resource);
// True when the ARN is of the caller's account and region.
bool belongs_to(const std::string& arn, const Caller& caller);
Tags to_tags(const std::vector<wire::elbv2::Tag>& tags);

// Leaves one page of `all`, which are in the order of their ARNs; returns the next marker.
template <class Item>
Result<std::string> page(std::vector<Item>& all, std::string Item::* arn, const std::string& marker,
                         std::optional<int> size) {
  if (size && (*size < 1 || *size > 400))
    return invalid(fmt::format("Page size '{}' must be between 1 and 400", *size));
  auto next = take_page(all, marker, static_cast<std::size_t>(size.value_or(400)),
                        [arn](const Item& item) -> const std::string& { return item.*arn; });
  if (!next) next.error().code = "ValidationError";
  return next;
}

}  // namespace elbv2

struct Elbv2::Impl {
  Impl(Loop& loop, const Delays& delays, vpc::Sockets& sockets, NetworkFacts network,
       std::unique_ptr<lb::Prober> prober);

  void serve_balancers(Router& router);
  void serve_groups(Router& router);
  void serve_targets(Router& router);
  void serve_listeners(Router& router);
  void serve_attributes(Router& router);
  void serve_tags(Router& router);

  wire::elbv2::LoadBalancer shown(const elbv2::LoadBalancer& balancer) const;
  wire::elbv2::TargetGroup shown(const elbv2::TargetGroup& group) const;

  Result<> check_association(const std::string& group, const std::string& balancer) const;
  elbv2::Listener* find_listener(const std::string& balancer, int port);
  // The tags of any resource; nullptr when there is none of that ARN.
  elbv2::Tags* find_tags(const std::string& arn);

  // Opens the listener's socket and forwards; the shape says where and to which group.
  Result<> open(elbv2::Listener& listener);
  void close(elbv2::Listener& listener);
  // Tells the data path what the listener's shape and attributes say now.
  void forward(const elbv2::Listener& listener);
  void configure(const elbv2::TargetGroup& group);
  void changed() { ++revision; }

  Loop& loop;
  const Delays& delays;
  const NetworkFacts network;
  std::shared_ptr<bool> alive = std::make_shared<bool>(true);  // for jobs posted from the data path
  lb::Relay relay;
  const std::unique_ptr<lb::Prober> prober;
  lb::TargetGroups groups;

  // By ARN.
  std::map<std::string, elbv2::LoadBalancer> load_balancers;
  std::map<std::string, elbv2::TargetGroup> target_groups;
  std::map<std::string, elbv2::Listener> listeners;
  unsigned long revision = 0;
};

}  // namespace sparkecs::engine::api
