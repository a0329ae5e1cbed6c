// How ECS's part of the saved state looks:
//   {"clusters": […], "taskDefinitions": {…}, "services": [{"service": …, "request": …}], "tasks": […],
//    "runTokens": [{"token": …, "request": …, "tasks": […]}]}
// with resources in the shapes of their describe operations.
#include "base/json.h"
#include "engine/api/ecs_impl.h"

namespace sparkecs::engine::api {

namespace {

Result<std::string> text_of(const Json& object, const char* member) {
  auto at = object.find(member);
  if (at == object.end() || !at->is_string())
    return fail(Error::Kind::Invalid, std::string(member) + ": expected a string");
  return at->get<std::string>();
}

}  // namespace

// A task that had no time to leave is still known to Cloud Map and perhaps to its target groups.
void Ecs::Impl::withdraw(const wire::ecs::Task& task) {
  constexpr std::string_view kService = "service:";
  if (!task.group.starts_with(kService)) return;
  const auto* service = services.find(ecs::arn_in(task.cluster_arn, "service", task.group.substr(kService.size())));
  if (!service) return;
  std::string id = task::parse_arn(task.task_arn).value_or(task::Arn{}).name();
  for (const auto& registry : service->shape.service_registries)
    with.instances.deregister_instance(registry.registry_arn, id);
  for (const auto& attachment : task.attachments)
    for (const auto& detail : attachment.details)
      if (detail.name == "privateIPv4Address")
        for (const auto& balancer : service->shape.load_balancers)
          with.targets.deregister_target(balancer.target_group_arn,
                                         {detail.value, balancer.container_port.value_or(0)});
}

Json Ecs::Impl::save() const {
  Json state = Json::object();
  auto list = [&](const char* name) -> Json& { return state[name] = Json::array(); };
  auto& saved_clusters = list("clusters");
  for (const auto& [arn, cluster] : clusters) saved_clusters.push_back(wire::encode(cluster));
  state["taskDefinitions"] = catalog.save();
  auto& saved_services = list("services");
  for (const auto* service : services.all())
    saved_services.push_back({{"service", wire::encode(describe(*service))}, {"request", service->request}});
  auto& saved_tasks = list("tasks");
  for (const auto* task : tasks.all()) saved_tasks.push_back(wire::encode(task->shape));
  auto& saved_tokens = list("runTokens");
  for (const auto& [token, run] : repeatable)
    saved_tokens.push_back({{"token", token}, {"request", run.request}, {"tasks", run.tasks}});
  return state;
}

Result<> Ecs::Impl::load(const Json& state) {
  auto list = [&](const char* name) { return state.value(name, Json::array()); };
  for (const auto& saved : list("clusters")) {
    auto cluster = TRY(during("clusters", wire::decode<wire::ecs::Cluster>(saved)));
    std::string arn = cluster.cluster_arn;
    if (cluster.status == "INACTIVE") forget_cluster_later(arn);
    clusters[arn] = std::move(cluster);
  }
  TRY(during("taskDefinitions", catalog.load(state.value("taskDefinitions", Json::object()))));
  std::vector<wire::ecs::Task> interrupted;
  for (const auto& saved : list("tasks")) {
    auto task = TRY(during("tasks", wire::decode<wire::ecs::Task>(saved)));
    if (task.last_status != to_string(task::Status::Stopped)) interrupted.push_back(task);
    tasks.restore(std::move(task));
  }
  for (const auto& saved : list("services")) {
    auto shape = TRY(during("services", wire::decode<wire::ecs::Service>(saved.value("service", Json::object()))));
    auto service =
        task::restore_service(std::move(shape), [this](const std::string& arn) { return catalog.definition(arn); });
    service.request = TRY(text_of(saved, "request"));
    if (service.deployments.empty() && !service.inactive())
      return fail(Error::Kind::Invalid, "services: the task definition of " + service.shape.service_name + " is gone");
    services.add(std::move(service));
  }
  for (const auto& task : interrupted) withdraw(task);
  for (const auto& saved : list("runTokens")) {
    auto token = TRY(text_of(saved, "token"));
    ecs::Repeatable run{TRY(text_of(saved, "request")), {}};
    for (const auto& arn : saved.value("tasks", Json::array()))
      if (arn.is_string()) run.tasks.push_back(arn.get<std::string>());
    repeatable[token] = std::move(run);
  }
  return {};
}

}  // namespace sparkecs::engine::api
