#include "plan/remove.h"

#include <algorithm>
#include <set>

#include "plan/kinds/kind.h"
#include "plan/run.h"

namespace sparkecs::plan {
namespace {

// What has to be gone before an item of this kind can go. Listeners first, so that draining targets belong to no
// balancer and ECS need not wait for them; the security group last, when nobody's network interface is in it.
std::set<Item::Kind> after(Item::Kind kind) {
  switch (kind) {
    case Item::Kind::Service:
    case Item::Kind::Task:
    case Item::Kind::Listener:
      return {};
    case Item::Kind::Balancer:
      return {Item::Kind::Listener};
    case Item::Kind::TargetGroup:
      return {Item::Kind::Listener, Item::Kind::Service};
    case Item::Kind::Discovery:
      return {Item::Kind::Service};
    case Item::Kind::Cluster:
    case Item::Kind::TaskDefinition:
    case Item::Kind::LogGroup:
      return {Item::Kind::Service, Item::Kind::Task};
    case Item::Kind::SecurityGroup:
      return {Item::Kind::Service, Item::Kind::Task, Item::Kind::Balancer};
  }
  return {};
}

// As it was before, less what went.
Inventory without(Inventory before, const std::set<std::string>& gone) {
  std::erase_if(before.ours, [&](const Item& item) { return gone.contains(item.subject); });
  return before;
}

}  // namespace

Result<Removal> remove(aws::Aws& aws, const model::Environment& environment, const Inventory& inventory,
                       const RemoveOptions& options, Observer& observer, std::stop_token stop) {
  const auto items = inventory.left(options.logs);
  graph::Graph order;
  std::vector<Job> jobs;
  for (const auto& item : items) {
    order.add(item.subject);
    jobs.push_back(
        {item.subject, [&](Patience& patience) -> Result<> { return end({aws, item, inventory.cluster, patience}); }});
  }
  for (graph::Node node = 0; node < items.size(); ++node) {
    const auto kinds = after(items[node].kind);
    for (graph::Node before = 0; before < items.size(); ++before)
      if (kinds.contains(items[before].kind)) order.edge(before, node);
  }

  if (items.empty()) return Removal{.outcome = {}, .after = inventory};
  Removal removal{.outcome = run(order, jobs, observer, options.deadline, stop), .after = {}};
  if (removal.outcome.interrupted) {
    // Nothing more is sent then, so the inventory comes from what is known.
    std::set<std::string> gone;
    for (const auto& item : items) gone.insert(item.subject);
    for (const auto& failure : removal.outcome.failed) gone.erase(failure.subject);
    for (const auto& skip : removal.outcome.skipped) gone.erase(skip.subject);
    removal.after = without(inventory, gone);
    return removal;
  }
  removal.after = TRY(during("taking the inventory again", plan::inventory(aws, environment)));
  return removal;
}

}  // namespace sparkecs::plan
