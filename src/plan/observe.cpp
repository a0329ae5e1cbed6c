#include "plan/observe.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "plan/found.h"

namespace sparkecs::plan {
namespace {

constexpr std::size_t kMostTasksPerCall = 100;
// What the local AWS tells a listener's real port by, where the one asked for could not be bound.
constexpr auto kPortTag = "sparkecs:port";

std::string address_of(const wire::ecs::Task& task) {
  for (const auto& attachment : task.attachments)
    for (const auto& detail : attachment.details)
      if (detail.name == "privateIPv4Address") return detail.value;
  return "";
}

ServiceState service_state(const wire::ecs::Service& service) {
  ServiceState state{
      .name = service.service_name,
      .role = {},
      .status = service.status,
      .desired = service.desired_count,
      .running = service.running_count,
      .pending = service.pending_count,
      .deployments = static_cast<int>(service.deployments.size()),
  };
  auto primary = std::ranges::find(service.deployments, "PRIMARY", &wire::ecs::Deployment::status);
  if (primary != service.deployments.end()) {
    state.deployment = primary->id;
    state.rollout = primary->rollout_state;
    state.rollout_reason = primary->rollout_state_reason;
  }
  for (const auto& event : service.events) state.events.push_back({event.id, event.message, event.created_at});
  return state;
}

bool on_loopback(const std::string& name) {
  return name.starts_with("127.") || name == "localhost";
}

// The port a listener is really on. Only the local AWS ever moves one.
Result<int> real_port(aws::Aws& aws, const wire::elbv2::Listener& listener) {
  for (const auto& described : TRY(aws.elbv2.describe_tags({{listener.listener_arn}})).tag_descriptions)
    for (const auto& tag : described.tags)
      if (tag.key == kPortTag) return std::atoi(tag.value.c_str());
  return listener.port.value_or(0);
}

std::string url(const std::string& host, int port) {
  return port == 80 ? "http://" + host : fmt::format("http://{}:{}", host, port);
}

}  // namespace

TaskState task_state(const wire::ecs::Task& task) {
  TaskState state{
      .id = last_of(task.task_arn),
      .role = {},
      .service = task.group.starts_with("service:") ? task.group.substr(8) : "",
      .deployment = task.started_by,
      .revision = last_of(task.task_definition_arn),
      .last_status = task.last_status,
      .desired_status = task.desired_status,
      .zone = task.availability_zone,
      .address = address_of(task),
      .stop_code = task.stop_code,
      .stopped_reason = task.stopped_reason,
      .created = task.created_at,
      .started = task.started_at,
      .stopped = task.stopped_at,
  };
  for (const auto& container : task.containers)
    state.containers.push_back({.name = container.name,
                                .status = container.last_status,
                                .image = container.image,
                                .reason = container.reason,
                                .exit_code = container.exit_code});
  return state;
}

Result<std::vector<ServiceState>> observe_services(aws::Aws& aws, const std::string& cluster,
                                                   const std::vector<std::string>& names) {
  std::vector<ServiceState> states;
  for (const auto& name : names) states.push_back({.name = name});
  auto reply = aws.ecs.describe_services({.cluster = cluster, .services = names});
  if (!reply && reply.error().kind == Error::Kind::NotFound) return states;
  for (const auto& service : TRY(std::move(reply)).services)
    for (auto& state : states)
      if (state.name == service.service_name) state = service_state(service);
  return states;
}

Result<std::vector<TaskState>> observe_tasks(aws::Aws& aws, const std::string& cluster) {
  auto stopped_ones = std::async(
      std::launch::async, [&] { return aws.ecs.all_task_arns({.cluster = cluster, .desired_status = "STOPPED"}); });
  auto running_ones = aws.ecs.all_task_arns({.cluster = cluster});
  auto stopped = stopped_ones.get();
  if (!running_ones && running_ones.error().kind == Error::Kind::NotFound) return std::vector<TaskState>();
  auto arns = TRY(std::move(running_ones));
  std::ranges::copy(TRY(std::move(stopped)), std::back_inserter(arns));

  std::vector<TaskState> states;
  for (std::size_t first = 0; first < arns.size(); first += kMostTasksPerCall) {
    std::vector<std::string> some(arns.begin() + first,
                                  arns.begin() + std::min(first + kMostTasksPerCall, arns.size()));
    for (const auto& task : TRY(aws.ecs.describe_tasks({.cluster = cluster, .tasks = some})).tasks)
      states.push_back(task_state(task));
  }
  std::ranges::stable_sort(states, std::greater(), &TaskState::created);
  return states;
}

Result<std::vector<TargetState>> observe_targets(aws::Aws& aws, const std::string& group) {
  std::vector<TargetState> states;
  auto groups = aws.elbv2.describe_target_groups({.names = {group}});
  if (!groups && groups.error().kind == Error::Kind::NotFound) return states;
  if (TRY(groups).target_groups.empty()) return states;
  auto health =
      TRY(aws.elbv2.describe_target_health({.target_group_arn = groups->target_groups.front().target_group_arn}));
  for (const auto& [target, checked_port, found] : health.target_health_descriptions) {
    if (!target || !found) continue;
    states.push_back({.group = group,
                      .address = target->id,
                      .port = target->port.value_or(0),
                      .state = found->state,
                      .reason = found->reason,
                      .description = found->description});
  }
  return states;
}

Result<BalancerState> observe_balancer(aws::Aws& aws, const model::Balancer& balancer) {
  BalancerState state{.name = balancer.name};
  auto reply = aws.elbv2.describe_load_balancers({.names = {balancer.name}});
  if (!reply && reply.error().kind == Error::Kind::NotFound) return state;
  auto found = TRY(std::move(reply)).load_balancers;
  if (found.empty()) return state;
  const auto& front = found.front();
  state.dns_name = front.dns_name;
  state.state = front.state ? front.state->code : "";
  state.state_reason = front.state ? front.state->reason : "";
  state.internet_facing = front.scheme == "internet-facing";
  int rest_port = balancer.rest_port;
  int webui_port = balancer.webui_port;
  if (on_loopback(front.dns_name)) {
    for (const auto& listener : TRY(aws.elbv2.all_listeners({.load_balancer_arn = front.load_balancer_arn}))) {
      if (listener.port == balancer.rest_port) rest_port = TRY(real_port(aws, listener));
      if (listener.port == balancer.webui_port) webui_port = TRY(real_port(aws, listener));
    }
  }
  state.webui_url = url(state.dns_name, webui_port);
  state.rest_url = url(state.dns_name, rest_port);
  return state;
}

Result<std::string> observe_cluster(aws::Aws& aws, const std::string& cluster) {
  auto clusters = TRY(aws.ecs.describe_clusters({.clusters = {cluster}})).clusters;
  return clusters.empty() ? std::string() : clusters.front().status;
}

}  // namespace sparkecs::plan
