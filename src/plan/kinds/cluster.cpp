#include "plan/kinds/cluster.h"

#include <algorithm>

#include "plan/kinds/passing.h"

namespace sparkecs::plan::cluster {
namespace {

using namespace wire::ecs;

const std::vector<std::string>& providers() {
  static const std::vector<std::string> kProviders{"FARGATE", "FARGATE_SPOT"};
  return kProviders;
}

// Others may be attached beside ours: they are left.
Fields fields(const std::vector<std::string>& attached) {
  std::set<std::string> ours;
  for (const auto& provider : providers())
    if (std::ranges::find(attached, provider) != attached.end()) ours.insert(provider);
  return {{"capacityProviders", text(ours)}};
}

Result<std::optional<wire::ecs::Cluster>> find(aws::Aws& aws, const std::string& name) {
  auto clusters = TRY(aws.ecs.describe_clusters({.clusters = {name}, .include = {"TAGS"}})).clusters;
  if (clusters.empty() || clusters.front().status == "INACTIVE") return std::nullopt;
  return std::move(clusters.front());
}

// The reply to its creation comes before the providers are attached, and services are refused until then.
Result<std::string> await_active(const Work& work, wire::ecs::Cluster cluster) {
  while (cluster.status != "ACTIVE") {
    if (cluster.status == "FAILED") return fail(Error::Kind::Failed, "the cluster's creation failed");
    TRY(work.patience.pause("for it to become active"));
    // Not there: just created, and not yet known everywhere.
    auto found = TRY(find(work.aws, work.desired.cluster.name));
    if (found) cluster = std::move(*found);
  }
  return cluster.cluster_arn;
}

}  // namespace

Fields wanted(const Desired&, const Ids&, Part) {
  return fields(providers());
}

Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired) {
  auto cluster = TRY(find(aws, desired.cluster.name));
  if (!cluster) return std::nullopt;
  return Found{.id = cluster->cluster_arn,
               .tags = from_wire(cluster->tags),
               .fields = fields(cluster->capacity_providers),
               .status = cluster->status};
}

Result<std::string> create(const Work& work, Part) {
  auto made = TRY(patiently("CreateCluster", work.patience, [&] {
    return work.aws.ecs.create_cluster({.cluster_name = work.desired.cluster.name,
                                        .tags = to_wire<Tag>(tags(work.desired.identity)),
                                        .capacity_providers = providers()});
  }));
  return await_active(work, std::move(made.cluster));
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& arn = work.ids[step.part];
  if (step.changes_field("tags")) TRY(work.aws.ecs.tag_resource({arn, to_wire<Tag>(tags(work.desired.identity))}));
  if (!step.changes_field("capacityProviders")) return arn;
  // The call replaces the whole list.
  auto there = TRY(find(work.aws, work.desired.cluster.name));
  if (!there) return fail(Error::Kind::NotFound, "the cluster is gone");
  auto all = there->capacity_providers;
  for (const auto& provider : providers())
    if (std::ranges::find(all, provider) == all.end()) all.push_back(provider);
  auto changed = TRY(patiently("PutClusterCapacityProviders", work.patience, [&] {
    return work.aws.ecs.put_cluster_capacity_providers(
        {.cluster = arn,
         .capacity_providers = all,
         .default_capacity_provider_strategy = there->default_capacity_provider_strategy});
  }));
  return await_active(work, std::move(changed.cluster));
}

Result<> remove(const Ending& ending) {
  TRY(gone(
      patiently("DeleteCluster", ending.patience, [&] { return ending.aws.ecs.delete_cluster({ending.item.id}); })));
  while (TRY(find(ending.aws, ending.item.name))) TRY(ending.patience.pause("for AWS to take it down"));
  return {};
}

}  // namespace sparkecs::plan::cluster
