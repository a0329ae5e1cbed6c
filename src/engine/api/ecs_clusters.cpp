// The operations on clusters and capacity providers.
#include <fmt/format.h>

#include <algorithm>

#include "engine/api/ecs_impl.h"

namespace sparkecs::engine::api {

using namespace wire::ecs;
using ecs::includes;
using ecs::invalid;
using ecs::no_cluster;

namespace {

constexpr std::size_t kMostClusters = 100;
constexpr const char* kProviders[] = {"FARGATE", "FARGATE_SPOT"};

Result<> check_providers(const std::vector<std::string>& providers) {
  for (const auto& name : providers)
    if (!ecs::is_fargate_provider(name))
      return invalid(fmt::format(
          "The specified capacity provider '{}' was not found. Specify a valid name or ARN and try again.", name));
  return {};
}

// What CreateCluster was given must be what there is; what it does not mention may be anything.
bool agrees(const Cluster& cluster, const CreateClusterRequest& request) {
  auto same = [](const auto& wanted, const auto& actual) { return wanted.empty() || wanted == actual; };
  return same(request.capacity_providers, cluster.capacity_providers) &&
         same(request.default_capacity_provider_strategy, cluster.default_capacity_provider_strategy) &&
         same(request.settings, cluster.settings) && same(request.tags, cluster.tags);
}

}  // namespace

std::string Ecs::Impl::cluster_arn(const std::string& name, const Caller& caller) {
  if (name.starts_with("arn:")) return name;
  return task::Arn{caller.region, caller.account, "cluster", name.empty() ? "default" : name}.text();
}

Result<Cluster*> Ecs::Impl::active_cluster(const std::string& name, const Caller& caller) {
  auto at = clusters.find(cluster_arn(name, caller));
  if (at == clusters.end()) return no_cluster();
  if (at->second.status != "ACTIVE") return no_cluster("The referenced cluster was inactive.");
  return &at->second;
}

Cluster Ecs::Impl::shown_cluster(const Cluster& cluster, const std::vector<std::string>& include) const {
  Cluster shape = cluster;
  for (const auto* task : tasks.in_cluster(cluster.cluster_arn)) {
    shape.running_tasks_count += task->known == task::Status::Running;
    shape.pending_tasks_count += task->known < task::Status::Running;
  }
  int draining = 0;
  for (const auto* service : services.in_cluster(cluster.cluster_arn)) {
    shape.active_services_count += service->shape.status == "ACTIVE";
    draining += service->draining();
  }
  if (!includes(include, "TAGS")) shape.tags.clear();
  if (!includes(include, "SETTINGS")) shape.settings.clear();
  if (!includes(include, "CONFIGURATIONS")) shape.rest = {};
  if (includes(include, "STATISTICS"))
    shape.statistics = {
        {"runningEC2TasksCount", "0"},    {"runningFargateTasksCount", std::to_string(shape.running_tasks_count)},
        {"pendingEC2TasksCount", "0"},    {"pendingFargateTasksCount", std::to_string(shape.pending_tasks_count)},
        {"activeEC2ServiceCount", "0"},   {"activeFargateServiceCount", std::to_string(shape.active_services_count)},
        {"drainingEC2ServiceCount", "0"}, {"drainingFargateServiceCount", std::to_string(draining)}};
  return shape;
}

void Ecs::Impl::forget_cluster_later(const std::string& arn) {
  with.loop.after(with.delays.scaled(with.delays.inactive_visible), [this, arn] {
    auto at = clusters.find(arn);
    if (at == clusters.end() || at->second.status == "ACTIVE") return;  // made again meanwhile
    clusters.erase(at);
    changed();
  });
}

void Ecs::Impl::serve_clusters(Router& router) {
  static const std::vector<std::string> kAll{"TAGS", "SETTINGS", "CONFIGURATIONS"};

  router.on<CreateClusterRequest>(
      wire::kEcs, [this](const CreateClusterRequest& request, const Caller& caller) -> Result<CreateClusterResponse> {
        std::string name = request.cluster_name.empty() ? "default" : request.cluster_name;
        TRY(ecs::check_name("The cluster name", name));
        TRY(ecs::check_tags(request.tags));
        TRY(check_providers(request.capacity_providers));
        TRY(ecs::check_strategy(request.default_capacity_provider_strategy, request.capacity_providers));
        std::string arn = cluster_arn(name, caller);
        if (auto at = clusters.find(arn); at != clusters.end() && at->second.status == "ACTIVE") {
          if (!agrees(at->second, request)) return invalid("Arguments on this idempotent request are inconsistent.");
          return CreateClusterResponse{shown_cluster(at->second, kAll)};
        }
        Cluster cluster{.cluster_arn = arn,
                        .cluster_name = name,
                        .status = "ACTIVE",
                        .tags = request.tags,
                        .settings = request.settings,
                        .capacity_providers = request.capacity_providers,
                        .default_capacity_provider_strategy = request.default_capacity_provider_strategy,
                        .rest = request.rest};
        if (cluster.settings.empty()) cluster.settings = {{"containerInsights", "disabled"}};
        changed();
        return CreateClusterResponse{shown_cluster(clusters[arn] = std::move(cluster), kAll)};
      });

  router.on<UpdateClusterRequest>(
      wire::kEcs, [this](const UpdateClusterRequest& request, const Caller& caller) -> Result<UpdateClusterResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        if (request.settings) cluster->settings = *request.settings;
        if (!request.rest.text.empty()) cluster->rest = request.rest;
        changed();
        return UpdateClusterResponse{shown_cluster(*cluster, kAll)};
      });

  router.on<PutClusterCapacityProvidersRequest>(
      wire::kEcs,
      [this](const PutClusterCapacityProvidersRequest& request,
             const Caller& caller) -> Result<PutClusterCapacityProvidersResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        TRY(check_providers(request.capacity_providers));
        TRY(ecs::check_strategy(request.default_capacity_provider_strategy, request.capacity_providers));
        for (const auto* service : services.in_cluster(cluster->cluster_arn))
          for (const auto& item : service->shape.capacity_provider_strategy)
            if (!service->inactive() && !includes(request.capacity_providers, item.capacity_provider))
              return fail(Error::Kind::Conflict,
                          "The specified capacity provider is in use and cannot be removed: " + item.capacity_provider,
                          "ResourceInUseException");
        cluster->capacity_providers = request.capacity_providers;
        cluster->default_capacity_provider_strategy = request.default_capacity_provider_strategy;
        changed();
        return PutClusterCapacityProvidersResponse{shown_cluster(*cluster, kAll)};
      });

  router.on<DeleteClusterRequest>(
      wire::kEcs, [this](const DeleteClusterRequest& request, const Caller& caller) -> Result<DeleteClusterResponse> {
        auto at = clusters.find(cluster_arn(request.cluster, caller));
        if (at == clusters.end()) return no_cluster();
        auto& [arn, cluster] = *at;
        for (const auto* service : services.in_cluster(arn))
          if (!service->inactive())
            return fail(Error::Kind::Conflict, "The Cluster cannot be deleted while Services are active.",
                        "ClusterContainsServicesException");
        for (const auto* task : tasks.in_cluster(arn))
          if (!task->is_over())
            return fail(Error::Kind::Conflict, "The Cluster cannot be deleted while Tasks are active.",
                        "ClusterContainsTasksException");
        if (cluster.status == "ACTIVE") {
          cluster.status = "INACTIVE";
          forget_cluster_later(arn);
          changed();
        }
        return DeleteClusterResponse{shown_cluster(cluster, kAll)};
      });

  router.on<DescribeClustersRequest>(
      wire::kEcs,
      [this](const DescribeClustersRequest& request, const Caller& caller) -> Result<DescribeClustersResponse> {
        if (request.clusters.size() > kMostClusters) return invalid("Clusters cannot be more than 100.");
        DescribeClustersResponse response;
        for (const auto& name : request.clusters.empty() ? std::vector<std::string>{"default"} : request.clusters) {
          std::string arn = cluster_arn(name, caller);
          if (auto at = clusters.find(arn); at != clusters.end())
            response.clusters.push_back(shown_cluster(at->second, request.include));
          else
            response.failures.push_back({.arn = arn, .reason = "MISSING"});
        }
        return response;
      });

  router.on<ListClustersRequest>(
      wire::kEcs, [this](const ListClustersRequest& request, const Caller& caller) -> Result<ListClustersResponse> {
        auto size = TRY(ecs::page_size(request.max_results));
        ListClustersResponse response;
        std::string own = task::Arn{caller.region, caller.account, "cluster", ""}.text();
        for (const auto& [arn, cluster] : clusters)
          if (cluster.status == "ACTIVE" && arn.starts_with(own)) response.cluster_arns.push_back(arn);
        response.next_token = TRY(ecs::page(response.cluster_arns, request.next_token, size));
        return response;
      });

  router.on<DescribeCapacityProvidersRequest>(
      wire::kEcs,
      [](const DescribeCapacityProvidersRequest& request,
         const Caller& caller) -> Result<DescribeCapacityProvidersResponse> {
        DescribeCapacityProvidersResponse response;
        auto arn = [&](const std::string& name) {
          return name.starts_with("arn:") ? name
                                          : task::Arn{caller.region, caller.account, "capacity-provider", name}.text();
        };
        auto names = request.capacity_providers;
        if (names.empty()) names.assign(std::begin(kProviders), std::end(kProviders));
        for (const auto& name : names) {
          std::string plain = task::parse_arn(arn(name)).value_or(task::Arn{}).name();
          if (ecs::is_fargate_provider(plain))
            response.capacity_providers.push_back(
                {.capacity_provider_arn = arn(name), .name = plain, .status = "ACTIVE"});
          else
            response.failures.push_back({.arn = arn(name), .reason = "MISSING"});
        }
        return response;
      });
}

}  // namespace sparkecs::engine::api
