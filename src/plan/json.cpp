// How plan/'s results look as JSON.
#include "base/json.h"

#include "plan/inventory.h"
#include "plan/outcome.h"
#include "plan/plan.h"
#include "plan/state.h"

namespace sparkecs::plan {
namespace {

Json to_json(const Step& step) {
  Json changes = Json::array();
  for (const auto& change : step.changes)
    changes.push_back({{"field", change.field}, {"from", change.from}, {"to", change.to}});
  return {{"part", id(step.part)},    {"kind", noun(step.part)}, {"name", step.name},
          {"do", to_string(step.op)}, {"why", step.why},         {"changes", std::move(changes)}};
}

Json to_json(const Item& item) {
  return {{"kind", noun(item.kind)}, {"name", item.name}, {"id", item.id}, {"state", item.state}};
}

Json to_json(const Error& error) {
  return {{"message", error.message}, {"code", error.code}, {"requestId", error.request_id}};
}

Json time(const std::optional<TimePoint>& at) {
  return at ? Json(to_iso8601(*at)) : Json();
}

template <class T, class F>
Json list(const std::vector<T>& items, F&& each) {
  Json json = Json::array();
  for (const auto& item : items) json.push_back(each(item));
  return json;
}

Json service_json(const ServiceState& service) {
  if (!service.exists()) return {{"name", service.name}, {"role", service.role}, {"status", nullptr}};
  return {{"name", service.name},       {"role", service.role},
          {"status", service.status},   {"desired", service.desired},
          {"running", service.running}, {"pending", service.pending},
          {"rollout", service.rollout}, {"lastEvent", service.events.empty() ? "" : service.events.front().message}};
}

Json balancer_json(const BalancerState& balancer) {
  return {{"name", balancer.name},       {"dnsName", balancer.dns_name},
          {"state", balancer.state},     {"internetFacing", balancer.internet_facing},
          {"webUi", balancer.webui_url}, {"rest", balancer.rest_url}};
}

Json task_json(const TaskState& task) {
  auto containers = list(task.containers, [](const ContainerState& container) -> Json {
    return {{"name", container.name},
            {"status", container.status},
            {"image", container.image},
            {"reason", container.reason},
            {"exitCode", container.exit_code ? Json(*container.exit_code) : Json()}};
  });
  return {{"id", task.id},
          {"role", task.role},
          {"service", task.service},
          {"taskDefinition", task.revision},
          {"lastStatus", task.last_status},
          {"desiredStatus", task.desired_status},
          {"availabilityZone", task.zone},
          {"address", task.address},
          {"stopCode", task.stop_code},
          {"stoppedReason", task.stopped_reason},
          {"createdAt", time(task.created)},
          {"startedAt", time(task.started)},
          {"stoppedAt", time(task.stopped)},
          {"containers", std::move(containers)}};
}

Json target_json(const TargetState& target) {
  return {{"targetGroup", target.group}, {"address", target.address}, {"port", target.port},
          {"state", target.state},       {"reason", target.reason},   {"description", target.description}};
}

Json application_json(const spark::Application& application) {
  return {{"id", application.id},
          {"name", application.name},
          {"user", application.user},
          {"state", application.state},
          {"cores", application.cores},
          {"memoryPerExecutorMb", application.memory_per_executor_mb},
          {"startedAt", to_iso8601(application.started)},
          {"durationMs", application.duration.count()}};
}

Json master_json(const spark::MasterStatus& master) {
  auto workers = list(master.workers, [](const spark::Worker& worker) -> Json {
    return {{"id", worker.id},
            {"host", worker.host},
            {"port", worker.port},
            {"state", worker.state},
            {"cores", worker.cores},
            {"coresUsed", worker.cores_used},
            {"memoryMb", worker.memory_mb},
            {"memoryUsedMb", worker.memory_used_mb}};
  });
  return {{"url", master.url},
          {"status", master.status},
          {"workersAlive", master.workers_alive()},
          {"workers", std::move(workers)},
          {"applications", list(master.active, application_json)},
          {"completedApplications", list(master.completed, application_json)}};
}

}  // namespace

Json to_json(const Plan& plan) {
  return {{"environment", plan.desired.identity.environment},
          {"cluster", plan.desired.identity.cluster},
          {"account", plan.desired.account},
          {"region", plan.region},
          {"nothingToDo", plan.nothing_to_do()},
          {"steps", list(plan.steps, [](const Step& step) { return to_json(step); })},
          {"notes", plan.notes},
          {"cost", to_json(plan.cost)}};
}

Json to_json(const Outcome& outcome) {
  return {{"done", outcome.done},
          {"failed", list(outcome.failed,
                          [](const Outcome::Failure& failure) -> Json {
                            return {{"subject", failure.subject}, {"error", to_json(failure.error)}};
                          })},
          {"skipped", list(outcome.skipped,
                           [](const Outcome::Skip& skip) -> Json {
                             return {{"subject", skip.subject}, {"because", skip.because}};
                           })},
          {"interrupted", outcome.interrupted}};
}

Json to_json(const Inventory& inventory) {
  auto items = [](const std::vector<Item>& all) { return list(all, [](const Item& item) { return to_json(item); }); };
  return {{"environment", inventory.environment},
          {"cluster", inventory.cluster},
          {"ours", items(inventory.ours)},
          {"notOurs", items(inventory.foreign)}};
}

Json to_json(const ClusterState& state) {
  return {{"environment", state.environment},
          {"cluster", state.cluster},
          {"status", state.exists() ? Json(state.cluster_status) : Json()},
          {"region", state.region},
          {"loadBalancer", state.balancer.exists() ? balancer_json(state.balancer) : Json()},
          {"services", list(state.services, service_json)},
          {"tasks", list(state.tasks, task_json)},
          {"targets", list(state.targets, target_json)},
          {"master", state.master ? master_json(*state.master) : Json()},
          {"masterNote", state.master_note},
          {"reachable", state.balancer.active() ? Json(state.reachable) : Json()},
          {"restNote", state.rest_note},
          {"workersWanted", state.workers_wanted},
          {"cost", to_json(state.cost)}};
}

}  // namespace sparkecs::plan
