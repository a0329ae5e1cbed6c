#include "engine/task/services.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/task/arn.h"
#include "engine/task/capacity.h"

namespace sparkecs::engine::task {

namespace {

constexpr std::size_t kTasksPerEvent = 10;
// Failed waves after which the service says that it cannot start its tasks.
constexpr int kComplaintAfter = 3;

Millis grace_of(const Service& service) {
  return Millis(service.shape.health_check_grace_period_seconds.value_or(0) * 1000);
}

// Who says whether a task is healthy: its target groups, and the health checks of its containers.
bool is_checked(const Task& task) {
  return !task.launch.load_balancers.empty() || has_health_checks(task.launch.definition->container_definitions);
}

bool passes_checks(const Task& task) {
  if (!task.launch.load_balancers.empty() && task.health != Health::Healthy) return false;
  return task.checked == Health::Healthy || !has_health_checks(task.launch.definition->container_definitions);
}

bool fails_checks(const Task& task) {
  return task.health == Health::Unhealthy || task.checked == Health::Unhealthy;
}

}  // namespace

Services::Services(const Surroundings& surroundings, Tasks& tasks) : with_(surroundings), tasks_(tasks) {}

Service& Services::add(Service service) {
  std::string arn = service.shape.service_arn;
  auto& place = services_[arn];
  if (place) with_.loop.cancel(place->wake);
  place = std::make_unique<Service>(std::move(service));
  if (place->inactive()) {
    place->inactive_since = now();
    with_.loop.after(scaled(with_.delays.inactive_visible), [this, arn] { forget_if_old(arn); });
  }
  touch(*place);
  return *place;
}

Service* Services::find(const std::string& arn) {
  auto at = services_.find(arn);
  return at == services_.end() ? nullptr : at->second.get();
}

std::vector<const Service*> Services::in_cluster(const std::string& cluster_arn) const {
  Arn cluster = parse_arn(cluster_arn).value_or(Arn{});
  std::string prefix = cluster.sibling("service", cluster.name() + "/").text();
  std::vector<const Service*> found;
  for (auto at = services_.lower_bound(prefix); at != services_.end() && at->first.starts_with(prefix); ++at)
    found.push_back(at->second.get());
  return found;
}

std::vector<const Service*> Services::all() const {
  std::vector<const Service*> found;
  for (const auto& [arn, service] : services_) found.push_back(service.get());
  return found;
}

// At once, unless the last look was a moment ago: a storm of changes is answered by a few looks, each over all tasks.
void Services::touch(Service& service) {
  ++revision_;
  if (service.waiting) return;
  service.waiting = true;
  auto look = [this, arn = service.shape.service_arn] {
    if (Service* found = find(arn); found && found->waiting) evaluate(*found);
  };
  Millis pause = service.evaluated + scaled(with_.delays.service_pace) - now();
  if (pause.count() > 0)
    with_.loop.after(pause, look);
  else
    with_.loop.post(look);
}

void Services::remove(Service& service) {
  service.shape.desired_count = 0;
  service.shape.status = "DRAINING";
  touch(service);
}

void Services::task_changed(const Task& task, Change change) {
  if (task.launch.service.empty()) return;
  Service* service = find(task.launch.service);
  if (!service) return;
  Deployment* deployment = deployment_of(*service, task);
  const auto& name = service->shape.service_name;
  if (change == Change::Announced)
    for (const auto& balancer : task.launch.load_balancers)
      say(*service, events::registered(name, balancer.target_group_arn));
  if (change == Change::Withdrawn && !task.launch.load_balancers.empty()) {
    say(*service, events::draining(name));
    for (const auto& balancer : task.launch.load_balancers)
      say(*service, events::deregistered(name, balancer.target_group_arn));
  }
  if (change == Change::Status && task.is_over()) {
    std::erase(service->tasks, &task);
    if (deployment && !task.shape.started_at && task.shape.stop_code == kTaskFailedToStart)
      note_failure(*service, *deployment);
  }
  if (deployment && is_running(task) && passes_checks(task)) {
    deployment->proven = true;
    deployment->shape.failed_tasks = deployment->failed_waves = 0;
  }
  touch(*service);
}

void Services::note_failure(Service& service, Deployment& deployment) {
  if (!deployment.proven) ++deployment.shape.failed_tasks;
  deployment.shape.updated_at = now();
  // Tasks started together fail together: only the first of them makes the pause longer.
  if (!deployment.retry_at || now() >= *deployment.retry_at) {
    ++deployment.failed_waves;
    deployment.retry_at = now() + scaled(pause_after(deployment.failed_waves, with_.delays.restart_backoff_first,
                                                     with_.delays.restart_backoff_most));
    if (deployment.failed_waves >= kComplaintAfter)
      service.events.add_unless_said(events::cannot_start(service.shape.service_name), now(),
                                     scaled(with_.delays.steady_state_repeat));
  }
}

void Services::evaluate(Service& service) {
  service.waiting = false;
  service.evaluated = now();
  if (frozen_ || service.inactive()) return;
  check_breaker(service, now());
  ServiceFacts facts = facts_of(service);
  Decision decision = decide(facts);
  // Stops refer to the tasks as they are now, so they go first.
  stop(service, decision.stops);
  if (decision.starts > 0) start(service, decision.starts);
  if (decision.stuck)
    service.events.add_unless_said(events::no_room(service.shape.service_name), now(),
                                   scaled(with_.delays.steady_state_repeat));
  settle(service);
  wake_later(service);
}

ServiceFacts Services::facts_of(const Service& service) const {
  const auto& configuration = service.shape.deployment_configuration;
  const auto& primary = service.primary();
  ServiceFacts facts{.desired = service.shape.desired_count,
                     .may_start = !primary.retry_at || now() >= *primary.retry_at,
                     .failed = primary.shape.rollout_state == "FAILED"};
  if (configuration) {
    facts.minimum_percent = configuration->minimum_healthy_percent.value_or(100);
    facts.maximum_percent = configuration->maximum_percent.value_or(200);
  }
  for (const Task* task : service.tasks)
    facts.tasks.push_back({.deployment = deployment_index(service, *task),
                           .wanted = task->wanted(),
                           .running = task->known == Status::Running,
                           .healthy = is_healthy(*task),
                           .unhealthy = is_unhealthy(service, *task),
                           .occupies = task->occupies()});
  return facts;
}

bool Services::is_healthy(const Task& task) const {
  if (!is_running(task)) return false;
  if (is_checked(task)) return passes_checks(task);
  return now() - *task.shape.started_at >= scaled(with_.delays.healthy_without_checks);
}

bool Services::is_unhealthy(const Service& service, const Task& task) const {
  return is_running(task) && fails_checks(task) && now() - *task.shape.started_at >= scaled(grace_of(service));
}

void Services::start(Service& service, int count) {
  auto& primary = service.primary();
  if (primary.shape.launch_type == "EC2") {
    // Nobody registers container instances here: such a service waits for ever, as it would on AWS.
    service.events.add_unless_said(events::no_capacity(service.shape.service_name), now(),
                                   scaled(with_.delays.steady_state_repeat));
    return;
  }
  const std::vector<wire::ecs::Tag> tags = task_tags(service);
  ProviderShares shares(primary.shape.capacity_provider_strategy, service.tasks);
  std::vector<std::string> batch;
  for (int i = 0; i < count; ++i) {
    const Task& task = tasks_.launch({
        .cluster_arn = service.shape.cluster_arn,
        .definition = primary.definition,
        .network = primary.shape.network_configuration.value_or(wire::ecs::NetworkConfiguration{})
                       .awsvpc_configuration.value_or(wire::ecs::AwsVpcConfiguration{}),
        .group = "service:" + service.shape.service_name,
        .started_by = primary.shape.id,
        .capacity_provider = shares.next(),
        .enable_execute_command = service.shape.enable_execute_command,
        .tags = tags,
        .service = service.shape.service_arn,
        .load_balancers = primary.load_balancers,
        .registries = primary.registries,
    });
    service.tasks.push_back(&task);
    batch.push_back(task.id);
    if (batch.size() == kTasksPerEvent || i + 1 == count) {
      say(service, events::started(service.shape.service_name, batch));
      batch.clear();
    }
  }
}

// Returns the reason with which such a task is stopped.
std::string Services::say_unhealthy(Service& service, const Task& task) {
  if (task.checked == Health::Unhealthy) {
    say(service, events::failed_container_checks(service.shape.service_name, task.id));
    return "Task failed container health checks";
  }
  for (const auto& balancer : task.launch.load_balancers)
    if (balancer.target_group_arn == task.unhealthy_group)
      say(service,
          events::unhealthy(service.shape.service_name, balancer.container_port.value_or(0), task.unhealthy_group));
  return fmt::format("Task failed ELB health checks in (target-group {})", task.unhealthy_group);
}

void Services::stop(Service& service, const std::vector<Decision::Stop>& stops) {
  std::vector<std::string> batch;
  for (const auto& stop : stops) {
    const Task* task = service.tasks[stop.task];
    std::string reason = fmt::format("Scaling activity initiated by (deployment {})", service.primary().shape.id);
    if (stop.why == Decision::Why::Unhealthy) {
      reason = say_unhealthy(service, *task);
      if (Deployment* deployment = deployment_of(service, *task); deployment && !deployment->proven)
        ++deployment->shape.failed_tasks;
    }
    batch.push_back(task->id);
    tasks_.stop(*task, kServiceSchedulerInitiated, std::move(reason));
    if (batch.size() == kTasksPerEvent || &stop == &stops.back()) {
      say(service, events::stopped(service.shape.service_name, batch));
      batch.clear();
    }
  }
}

// What follows from the state reached: drained deployments leave, a finished one is COMPLETED, a service without tasks
// that was deleted is INACTIVE.
void Services::settle(Service& service) {
  auto remains = [&](const Deployment& deployment) {
    return std::ranges::any_of(service.tasks, [&](const Task* task) {
      return task->launch.started_by == deployment.shape.id && task->known < Status::Stopping;
    });
  };
  std::erase_if(service.deployments,
                [&](const Deployment& one) { return one.shape.status != "PRIMARY" && !remains(one); });

  if (service.draining()) {
    if (std::ranges::any_of(service.tasks, [](const Task* task) { return task->known < Status::Stopping; })) return;
    service.shape.status = "INACTIVE";
    service.inactive_since = now();
    ++revision_;
    with_.loop.after(scaled(with_.delays.inactive_visible),
                     [this, arn = service.shape.service_arn] { forget_if_old(arn); });
    return;
  }

  int running = 0;
  bool calm = service.deployments.size() == 1 && service.primary().shape.rollout_state != "FAILED";
  for (const Task* task : service.tasks) {
    if (!task->wanted()) continue;
    running += is_running(*task);
    calm &= is_running(*task) && passes_checks(*task);
  }
  if (!calm || running != service.shape.desired_count) return service.steady_said.reset();
  complete(service, now());
  if (service.steady_said && now() - *service.steady_said < scaled(with_.delays.steady_state_repeat)) return;
  service.steady_said = now();
  say(service, events::steady(service.shape.service_name));
}

// Some facts change by time alone: the end of a pause, of a grace period, of the time after which running is healthy.
void Services::wake_later(Service& service) {
  std::optional<TimePoint> next;
  auto consider = [&](TimePoint at) {
    if (at > now() && (!next || at < *next)) next = at;
  };
  if (const auto& retry = service.primary().retry_at) consider(*retry);
  if (service.steady_said) consider(*service.steady_said + scaled(with_.delays.steady_state_repeat));
  for (const Task* task : service.tasks) {
    if (!is_running(*task)) continue;
    if (!is_checked(*task))
      consider(*task->shape.started_at + scaled(with_.delays.healthy_without_checks));
    else if (fails_checks(*task))
      consider(*task->shape.started_at + scaled(grace_of(service)));
  }
  with_.loop.cancel(service.wake);
  service.wake = 0;
  if (!next) return;
  service.wake = with_.loop.after(*next - now(), [this, arn = service.shape.service_arn] {
    if (Service* found = find(arn)) touch(*found);
  });
}

void Services::forget_if_old(const std::string& arn) {
  Service* service = find(arn);
  if (!service || !service->inactive_since) return;
  if (now() - *service->inactive_since < scaled(with_.delays.inactive_visible)) return;
  services_.erase(arn);
  ++revision_;
}

void Services::say(Service& service, std::string message) {
  service.events.add(std::move(message), now());
}

}  // namespace sparkecs::engine::task
