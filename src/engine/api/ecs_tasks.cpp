// The operations on tasks.
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "engine/api/ecs_impl.h"
#include "engine/task/capacity.h"

namespace sparkecs::engine::api {

using namespace wire::ecs;
using ecs::arn_in;
using ecs::includes;
using ecs::invalid;

namespace {

constexpr int kMostStarted = 10;
constexpr std::size_t kMostTasksDescribed = 100;
constexpr std::size_t kLongestOverrides = 8192;
constexpr std::size_t kLongestTaskToken = 64;
constexpr std::size_t kLongestStartedBy = 128;

// Without tags, unless they were asked for.
Task shown(const Task& task, const std::vector<std::string>& include) {
  Task shape = task;
  if (!includes(include, "TAGS")) shape.tags.clear();
  return shape;
}

bool matches(const task::Task& task, const ListTasksRequest& request, const std::string& service_arn) {
  const std::string status = request.desired_status.empty() ? "RUNNING" : request.desired_status;
  auto fits = [](const std::string& wanted, const std::string& actual) { return wanted.empty() || wanted == actual; };
  std::string definition = task::parse_arn(task.shape.task_definition_arn).value_or(task::Arn{}).name();
  return task.shape.desired_status == status && request.container_instance.empty() &&
         fits(request.family, definition.substr(0, definition.find(':'))) &&
         fits(request.started_by, task.shape.started_by) && fits(request.launch_type, task.shape.launch_type) &&
         (service_arn.empty() ||
          task.shape.group == "service:" + task::parse_arn(service_arn).value_or(task::Arn{}).name());
}

}  // namespace

Result<task::Launch> Ecs::Impl::make_launch(const RunTaskRequest& request, const Caller& caller) {
  auto* cluster = TRY(active_cluster(request.cluster, caller));
  if (!request.launch_type.empty() && !request.capacity_provider_strategy.empty())
    return invalid(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
  const auto* revision = TRY(launchable(request.task_definition, caller));
  const auto& definition = *revision->definition;
  auto strategy = request.capacity_provider_strategy;
  if (strategy.empty() && request.launch_type.empty()) strategy = cluster->default_capacity_provider_strategy;
  TRY(ecs::check_strategy(strategy, cluster->capacity_providers));
  auto launch_type = TRY(ecs::launch_type_for(definition, request.launch_type, strategy));
  auto network = TRY(ecs::check_network(definition, request.network_configuration));
  if (launch_type != "FARGATE") return invalid("No Container Instances were found in your cluster.");
  TRY(check_interfaces(network));
  auto overrides = TRY(ecs::accept_overrides(definition, request.overrides));
  if (to_text(wire::encode(request.overrides)).size() > kLongestOverrides)
    return invalid("Container Overrides length must be at most 8192.");
  if (request.started_by.size() > kLongestStartedBy) return invalid("startedBy can have at most 128 characters.");
  if (request.group.starts_with("service:"))
    return invalid("group must not begin with service:, which marks the tasks of a service: " +
                   printable(request.group));
  TRY(ecs::check_enum("propagateTags", request.propagate_tags, {"TASK_DEFINITION", "NONE"}));
  TRY(ecs::check_tags(request.tags));

  task::Launch launch{.cluster_arn = cluster->cluster_arn,
                      .definition = revision->definition,
                      .overrides = std::move(overrides),
                      .network = std::move(network),
                      .group = request.group.empty() ? "family:" + definition.family : request.group,
                      .started_by = request.started_by,
                      .capacity_provider = task::ProviderShares(strategy, {}).next(),
                      .enable_execute_command = request.enable_execute_command.value_or(false),
                      .tags = request.tags};
  if (request.propagate_tags == "TASK_DEFINITION")
    for (const auto& tag : revision->tags)
      if (std::ranges::find(launch.tags, tag.key, &Tag::key) == launch.tags.end()) launch.tags.push_back(tag);
  if (request.enable_ecs_managed_tags.value_or(false))
    launch.tags.push_back({"aws:ecs:clusterName", cluster->cluster_name});
  return launch;
}

Result<std::vector<Task>> Ecs::Impl::repeat(const std::string& token, const std::string& request) const {
  std::vector<Task> same;
  auto at = repeatable.find(token);
  if (at == repeatable.end()) return same;
  for (const auto& arn : at->second.tasks)
    if (const auto* task = tasks.find(arn)) same.push_back(task->shape);
  if (!same.empty() && at->second.request != request)
    return fail(Error::Kind::Conflict, "The clientToken was used with other parameters before.", "ConflictException");
  return same;
}

Result<RunTaskResponse> Ecs::Impl::run_task(const RunTaskRequest& request, const Caller& caller) {
  int count = request.count.value_or(1);
  if (count < 1 || count > kMostStarted) return invalid("The count must be between 1 and 10.");
  if (request.client_token.size() > kLongestTaskToken) return invalid("clientToken can have at most 64 characters.");
  RunTaskRequest without_token = request;
  without_token.client_token.clear();
  std::string text = to_text(wire::encode(without_token));
  std::string token = cluster_arn(request.cluster, caller) + " " + request.client_token;
  if (!request.client_token.empty()) {
    auto same = TRY(repeat(token, text));
    if (!same.empty()) return RunTaskResponse{std::move(same), {}};
  }
  auto launch = TRY(make_launch(request, caller));
  RunTaskResponse response;
  ecs::Repeatable run{std::move(text), {}};
  for (int i = 0; i < count; ++i) {
    const auto& task = tasks.launch(launch);
    response.tasks.push_back(task.shape);
    run.tasks.push_back(task.shape.task_arn);
  }
  if (!request.client_token.empty()) {
    // Tokens live as long as their tasks are known.
    std::erase_if(repeatable, [this](const auto& one) {
      return std::ranges::none_of(one.second.tasks, [this](const std::string& arn) { return tasks.find(arn); });
    });
    repeatable[token] = std::move(run);
  }
  changed();
  return response;
}

void Ecs::Impl::serve_tasks(Router& router) {
  router.on<RunTaskRequest>(
      wire::kEcs, [this](const RunTaskRequest& request, const Caller& caller) { return run_task(request, caller); });

  router.on<StopTaskRequest>(
      wire::kEcs, [this](const StopTaskRequest& request, const Caller& caller) -> Result<StopTaskResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        const auto* task = ecs::find_in(tasks, cluster->cluster_arn, "task", request.task);
        if (!task) return invalid("The referenced task was not found.");
        tasks.stop(*task, task::kUserInitiated, request.reason.empty() ? "Task stopped by user" : request.reason);
        return StopTaskResponse{task->shape};
      });

  router.on<DescribeTasksRequest>(
      wire::kEcs, [this](const DescribeTasksRequest& request, const Caller& caller) -> Result<DescribeTasksResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        if (request.tasks.empty()) return invalid("Tasks cannot be empty.");
        if (request.tasks.size() > kMostTasksDescribed) return invalid("Tasks cannot be more than 100.");
        DescribeTasksResponse response;
        for (const auto& name : request.tasks) {
          if (const auto* task = ecs::find_in(tasks, cluster->cluster_arn, "task", name))
            response.tasks.push_back(shown(task->shape, request.include));
          else
            response.failures.push_back({.arn = arn_in(cluster->cluster_arn, "task", name), .reason = "MISSING"});
        }
        return response;
      });

  router.on<ListTasksRequest>(
      wire::kEcs, [this](const ListTasksRequest& request, const Caller& caller) -> Result<ListTasksResponse> {
        auto* cluster = TRY(active_cluster(request.cluster, caller));
        auto size = TRY(ecs::page_size(request.max_results));
        TRY(ecs::check_enum("desiredStatus", request.desired_status, {"RUNNING", "PENDING", "STOPPED"}));
        std::string service_arn;
        if (!request.service_name.empty()) {
          const auto* service = ecs::find_in(services, cluster->cluster_arn, "service", request.service_name);
          if (!service) return ecs::no_service();
          service_arn = service->shape.service_arn;
        }
        ListTasksResponse response;
        for (const auto* task : tasks.in_cluster(cluster->cluster_arn))
          if (matches(*task, request, service_arn)) response.task_arns.push_back(task->shape.task_arn);
        response.next_token = TRY(ecs::page(response.task_arns, request.next_token, size));
        return response;
      });
}

}  // namespace sparkecs::engine::api
