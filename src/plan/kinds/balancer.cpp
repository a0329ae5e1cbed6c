#include "plan/kinds/balancer.h"

#include <future>

#include "plan/kinds/once.h"
#include "plan/kinds/passing.h"

namespace sparkecs::plan::balancer {
namespace {

using namespace wire::elbv2;

std::set<std::string> groups(const Desired& desired, const Ids& ids) {
  if (!desired.balancer.security_groups.empty()) return desired.balancer.security_groups;
  return {ids[Part::SecurityGroup].empty() ? "(new)" : ids[Part::SecurityGroup]};
}

std::string scheme(const Balancer& wanted) {
  return wanted.internet_facing ? "internet-facing" : "internal";
}

template <class Set>
std::vector<std::string> list(const Set& set) {
  return {set.begin(), set.end()};
}

Found found(const LoadBalancer& balancer, Tags tags) {
  std::set<std::string> subnets;
  for (const auto& zone : balancer.availability_zones) subnets.insert(zone.subnet_id);
  std::set<std::string> its_groups(balancer.security_groups.begin(), balancer.security_groups.end());
  return {.id = balancer.load_balancer_arn,
          .tags = std::move(tags),
          .fields = {{"Type", balancer.type},
                     {"Scheme", balancer.scheme},
                     {"Subnets", text(subnets)},
                     {"SecurityGroups", text(its_groups)}},
          .status = balancer.state ? balancer.state->code : ""};
}

}  // namespace

Fields wanted(const Desired& desired, const Ids& ids, Part) {
  return {{"Type", "network"},
          {"Scheme", scheme(desired.balancer)},
          {"Subnets", text(desired.balancer.subnets)},
          {"SecurityGroups", text(groups(desired, ids))}};
}

Result<Front> read(aws::Aws& aws, const Desired& desired) {
  auto reply = aws.elbv2.describe_load_balancers({.names = {desired.balancer.name}});
  if (!reply && reply.error().kind == Error::Kind::NotFound) return Front();
  auto balancers = TRY(std::move(reply)).load_balancers;
  if (balancers.empty()) return Front();
  const auto& arn = balancers.front().load_balancer_arn;
  auto listeners = std::async(std::launch::async, [&] { return listener::read(aws, arn); });
  auto tagged = TRY(aws.elbv2.describe_tags({{arn}})).tag_descriptions;
  return Front{found(balancers.front(), tagged.empty() ? Tags() : from_wire(tagged.front().tags)),
               TRY(listeners.get())};
}

Result<std::string> create(const Work& work, Part) {
  const auto& wanted = work.desired.balancer;
  CreateLoadBalancerRequest request{
      .name = wanted.name,
      .subnets = list(wanted.subnets),
      .security_groups = list(groups(work.desired, work.ids)),
      .scheme = scheme(wanted),
      .tags = to_wire<Tag>(tags(work.desired.identity)),
      .type = "network",
      .ip_address_type = "ipv4",
  };
  auto ask = [&] { return work.aws.elbv2.create_load_balancer(request); };
  auto create = [&]() -> Result<std::string> {
    // A group of ours may be too new to be known everywhere; one of config.sh that is not known is mistyped.
    auto made = TRY(wanted.security_groups.empty() ? patiently("CreateLoadBalancer", work.patience, ask) : ask());
    return made.load_balancers.empty() ? "" : made.load_balancers.front().load_balancer_arn;
  };
  auto look = [&]() -> Result<std::optional<Found>> { return TRY(read(work.aws, work.desired)).balancer; };
  return create_once(work.desired.identity, "DuplicateLoadBalancerName", create, look);
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& arn = work.ids[step.part];
  if (step.changes_field("tags")) TRY(work.aws.elbv2.add_tags({{arn}, to_wire<Tag>(tags(work.desired.identity))}));
  if (step.changes_field("SecurityGroups"))
    TRY(work.aws.elbv2.set_security_groups(
        {.load_balancer_arn = arn, .security_groups = list(groups(work.desired, work.ids))}));
  return arn;
}

Result<> remove(const Ending& ending) {
  TRY(gone(ending.aws.elbv2.delete_load_balancer({ending.item.id})));
  for (;;) {
    auto there = ending.aws.elbv2.describe_load_balancers({.load_balancer_arns = {ending.item.id}});
    if (!there || there->load_balancers.empty()) return gone(std::move(there));
    TRY(ending.patience.pause("for AWS to take it down"));
  }
}

}  // namespace sparkecs::plan::balancer
