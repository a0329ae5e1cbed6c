#include "plan/inventory.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "plan/actual.h"
#include "plan/identity.h"
#include "plan/kinds/task.h"
#include "plan/kinds/task_definition.h"

namespace sparkecs::plan {
namespace {

constexpr bool is_definition(Part part) {
  return part == Part::MasterDefinition || part == Part::WorkerDefinition || part == Part::SubmitDefinition;
}

Item item(Item::Kind kind, std::string name, std::string id, std::string state = {}) {
  auto subject = fmt::format("{} {}", noun(kind), name);
  return {kind, std::move(name), std::move(subject), std::move(id), std::move(state)};
}

std::string state_of(const Found& found) {
  return found.status == "DRAINING" || found.status == "DEPROVISIONING" ? "ending" : "";
}

Item item_of(const wire::ecs::Task& task) {
  auto id = last_of(task.task_arn);
  return item(Item::Kind::Task, id, task.task_arn,
              fmt::format("{}, {}", last_of(task.task_definition_arn), task.last_status));
}

// A job is ours when it runs our task definition in our cluster, or carries our tags, as jobs do that we started.
std::string not_our_task(const wire::ecs::Task& task, const Desired& desired, bool our_cluster) {
  auto revision = last_of(task.task_definition_arn);
  bool our_family = revision.starts_with(desired.definition(Part::SubmitDefinition).family + ":");
  return our_cluster && our_family ? "" : not_ours(from_wire(task.tags), desired.identity);
}

}  // namespace

std::string_view noun(Item::Kind kind) {
  switch (kind) {
    case Item::Kind::Service:
      return "service";
    case Item::Kind::Task:
      return "task";
    case Item::Kind::Listener:
      return "listener";
    case Item::Kind::Balancer:
      return "load balancer";
    case Item::Kind::TargetGroup:
      return "target group";
    case Item::Kind::Discovery:
      return "Cloud Map service";
    case Item::Kind::Cluster:
      return "cluster";
    case Item::Kind::SecurityGroup:
      return "security group";
    case Item::Kind::TaskDefinition:
      return "task definition";
    case Item::Kind::LogGroup:
      return "log group";
  }
  return "";
}

Item::Kind item_kind(Part part) {
  switch (part) {
    case Part::LogGroup:
      return Item::Kind::LogGroup;
    case Part::Discovery:
      return Item::Kind::Discovery;
    case Part::SecurityGroup:
    case Part::Ingress:
      return Item::Kind::SecurityGroup;
    case Part::Balancer:
      return Item::Kind::Balancer;
    case Part::RestTarget:
    case Part::WebUiTarget:
      return Item::Kind::TargetGroup;
    case Part::RestListener:
    case Part::WebUiListener:
      return Item::Kind::Listener;
    case Part::Cluster:
      return Item::Kind::Cluster;
    case Part::MasterDefinition:
    case Part::WorkerDefinition:
    case Part::SubmitDefinition:
      return Item::Kind::TaskDefinition;
    case Part::MasterService:
    case Part::WorkerService:
      return Item::Kind::Service;
  }
  return Item::Kind::LogGroup;
}

std::vector<Item> Inventory::left(bool logs) const {
  std::vector<Item> left;
  std::ranges::copy_if(ours, std::back_inserter(left),
                       [&](const Item& item) { return logs || item.kind != Item::Kind::LogGroup; });
  return left;
}

Result<Inventory> inventory(aws::Aws& aws, const model::Environment& environment) {
  auto wanted = desired(environment, TRY(definitions_in(environment, aws.region)), aws.region, false);
  // Made when none was configured, it has to go also when one is configured by now.
  wanted.security_group = own_security_group(environment);

  auto beside = [](auto read) { return std::async(std::launch::async, std::move(read)); };
  auto account = beside([&] { return check_account(aws, environment); });
  auto tasks = beside([&] { return task::read(aws, wanted.cluster.name); });
  std::vector<std::future<Result<std::vector<std::string>>>> revisions;
  for (const auto& definition : wanted.definitions)
    revisions.push_back(beside([&] { return task_definition::all_of_ours(aws, definition.family, wanted.identity); }));
  auto actual = read_actual(aws, wanted);
  TRY(account.get());
  const auto found = TRY(std::move(actual));

  Inventory inventory{.environment = environment.name, .cluster = wanted.cluster.name, .ours = {}, .foreign = {}};
  auto add = [&](Item item, const std::string& foreign) {
    if (!foreign.empty()) item.state = foreign;
    (foreign.empty() ? inventory.ours : inventory.foreign).push_back(std::move(item));
  };
  for (Part part : parts()) {
    if (is_definition(part) || part == Part::Ingress || !found[part]) continue;  // rules go with their group
    add(item(item_kind(part), wanted.name(part), found[part]->id, state_of(*found[part])),
        not_ours(found[part]->tags, wanted.identity));
  }
  const auto& cluster = found[Part::Cluster];
  const bool our_cluster = cluster && not_ours(cluster->tags, wanted.identity).empty();
  for (const auto& task : TRY(tasks.get())) add(item_of(task), not_our_task(task, wanted, our_cluster));
  for (auto& family : revisions)
    for (const auto& arn : TRY(family.get())) add(item(Item::Kind::TaskDefinition, last_of(arn), arn), "");
  return inventory;
}

}  // namespace sparkecs::plan
