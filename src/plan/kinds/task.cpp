#include "plan/kinds/task.h"

#include <algorithm>

namespace sparkecs::plan::task {
namespace {

using namespace wire::ecs;

constexpr std::size_t kMostPerCall = 100;

}  // namespace

Result<std::vector<Task>> read(aws::Aws& aws, const std::string& cluster) {
  std::vector<Task> tasks;
  auto arns = aws.ecs.all_task_arns({.cluster = cluster});
  if (!arns && arns.error().kind == Error::Kind::NotFound) return tasks;
  // A stopping task has left the list of those that should run, and still holds its cluster.
  auto stopping = aws.ecs.all_task_arns({.cluster = cluster, .desired_status = "STOPPED"});
  auto all = TRY(std::move(arns));
  std::ranges::copy(TRY(std::move(stopping)), std::back_inserter(all));
  for (std::size_t first = 0; first < all.size(); first += kMostPerCall) {
    std::vector<std::string> some(all.begin() + first, all.begin() + std::min(first + kMostPerCall, all.size()));
    auto reply = TRY(aws.ecs.describe_tasks({.cluster = cluster, .tasks = some, .include = {"TAGS"}}));
    for (auto& task : reply.tasks)
      if (task.last_status != "STOPPED" && !task.group.starts_with("service:")) tasks.push_back(std::move(task));
  }
  return tasks;
}

Result<> remove(const Ending& ending) {
  auto stopped =
      ending.aws.ecs.stop_task({.cluster = ending.cluster, .task = ending.item.id, .reason = "sparkecs delete"});
  if (!stopped && stopped.error().kind != Error::Kind::NotFound) {
    // InvalidParameterException: ECS no longer knows the task.
    if (stopped.error().code != "InvalidParameterException") return std::unexpected(std::move(stopped).error());
  }
  for (;;) {
    auto reply = ending.aws.ecs.describe_tasks({.cluster = ending.cluster, .tasks = {ending.item.id}});
    if (!reply) return gone(std::move(reply));
    // A stopped task is forgotten after an hour: MISSING is as good as STOPPED.
    if (reply->tasks.empty() || reply->tasks.front().last_status == "STOPPED") return {};
    TRY(ending.patience.pause("for it to stop"));
  }
}

}  // namespace sparkecs::plan::task
