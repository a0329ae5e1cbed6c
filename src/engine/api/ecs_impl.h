// What the parts of the ECS API share. ecs_clusters.cpp, ecs_task_definitions.cpp, ecs_services.cpp, ecs_tasks.cpp and
// ecs_tags.cpp have the operations.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/api/ecs.h"
#include "engine/api/ecs_catalog.h"
#include "engine/api/ecs_checks.h"
#include "engine/api/paging.h"
#include "engine/api/router.h"
#include "engine/task/arn.h"
#include "engine/task/services.h"
#include "engine/task/tasks.h"
#include "wire/ecs.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace ecs {

// A RunTask with a clientToken, so that the same request again gives the same tasks.
struct Repeatable {
  std::string request;             // without the token
  std::vector<std::string> tasks;  // ARNs
};

// The ARN of a thing in a cluster: a full one as it is, a short name as if it were in `cluster`.
std::string arn_in(const std::string& cluster_arn, std::string_view kind, const std::string& name);

// What the name or ARN means in that cluster; null when it is unknown or lives in another one.
template <class Known>
auto* find_in(Known& known, const std::string& cluster_arn, std::string_view kind, const std::string& name) {
  auto* found = known.find(arn_in(cluster_arn, kind, name));
  return found && found->shape.cluster_arn == cluster_arn ? found : nullptr;
}

inline bool includes(const std::vector<std::string>& include, std::string_view what) {
  return std::ranges::find(include, what) != include.end();
}

// Leaves one page of `arns`, which are sorted; returns the next token.
Result<std::string> page(std::vector<std::string>& arns, const std::string& token, std::size_t size);

}  // namespace ecs

struct Ecs::Impl {
  explicit Impl(const task::Surroundings& surroundings);

  void serve_clusters(Router& router);
  void serve_task_definitions(Router& router);
  void serve_services(Router& router);
  void serve_tasks(Router& router);
  void serve_tags(Router& router);

  // --- ecs_clusters.cpp ---
  static std::string cluster_arn(const std::string& name, const Caller& caller);  // empty: "default"
  // ClusterNotFoundException when it is unknown or INACTIVE.
  Result<wire::ecs::Cluster*> active_cluster(const std::string& name, const Caller& caller);
  // With its counts.
  wire::ecs::Cluster shown_cluster(const wire::ecs::Cluster& cluster, const std::vector<std::string>& include) const;
  void forget_cluster_later(const std::string& arn);

  // --- ecs_task_definitions.cpp ---
  // For a new launch: unknown and no longer ACTIVE ones are refused.
  Result<const ecs::Revision*> launchable(const std::string& name, const Caller& caller);
  bool is_used(const std::string& definition_arn) const;

  // --- ecs_services.cpp ---
  Result<task::Service> make_service(const wire::ecs::CreateServiceRequest& request, const wire::ecs::Cluster& cluster,
                                     const Caller& caller);
  Result<> check_announcement(const wire::ecs::TaskDefinition& definition,
                              const std::vector<wire::ecs::LoadBalancer>& balancers,
                              const std::vector<wire::ecs::ServiceRegistry>& registries) const;
  // Subnets and security groups exist.
  Result<> check_interfaces(const wire::ecs::AwsVpcConfiguration& network) const;
  Result<task::Service*> active_service(const wire::ecs::UpdateServiceRequest& request, const Caller& caller);
  // The deployment that the update leads to, whether or not it begins one.
  Result<task::DeploymentPlan> plan_update(const task::Service& service, const wire::ecs::UpdateServiceRequest& request,
                                           const Caller& caller);
  Result<> check_new_strategy(const task::Service& service, const wire::ecs::UpdateServiceRequest& request) const;
  Result<> update_service(task::Service& service, const wire::ecs::UpdateServiceRequest& request, const Caller& caller);

  // --- ecs_tasks.cpp ---
  Result<wire::ecs::RunTaskResponse> run_task(const wire::ecs::RunTaskRequest& request, const Caller& caller);
  Result<task::Launch> make_launch(const wire::ecs::RunTaskRequest& request, const Caller& caller);
  Result<std::vector<wire::ecs::Task>> repeat(const std::string& token, const std::string& request) const;

  // --- ecs_tags.cpp ---
  // The tags of any resource; nothing when there is none of that ARN.
  Result<std::vector<wire::ecs::Tag>> tags_of(const std::string& arn);
  Result<> set_tags(const std::string& arn, std::vector<wire::ecs::Tag> tags);

  // --- ecs_saved.cpp ---
  Json save() const;
  Result<> load(const Json& state);
  void withdraw(const wire::ecs::Task& task);

  TimePoint now() const { return with.loop.now(); }
  void changed() { ++changes; }
  void task_changed(const task::Task& task, task::Change change);

  task::Surroundings with;
  task::Tasks tasks;
  task::Services services;
  ecs::Catalog catalog;
  std::map<std::string, wire::ecs::Cluster> clusters;  // by ARN; without counts
  std::map<std::string, ecs::Repeatable> repeatable;   // RunTask's tokens, behind their cluster's ARN
  unsigned long changes = 0;
  std::function<void()> shut_down;  // waits for the last task
};

}  // namespace sparkecs::engine::api
