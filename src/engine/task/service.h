// Service is one service as the scheduler carries it, with its deployments. Rules that need nothing but these are here;
// services.h applies them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/task/events.h"
#include "engine/task/schedule.h"
#include "engine/task/task.h"

namespace sparkecs::engine::task {

struct Deployment {
  wire::ecs::Deployment shape;  // its counts are filled in by describe()
  DefinitionPtr definition;
  std::vector<wire::ecs::LoadBalancer> load_balancers{};
  std::vector<wire::ecs::ServiceRegistry> registries{};
  std::vector<wire::ecs::Tag> definition_tags{};
  int failed_waves = 0;                 // failed starts in a row; those of one wave count once
  std::optional<TimePoint> retry_at{};  // no starts before
  bool proven = false;                  // a task of it has run: failures no longer count
};

struct Service {
  wire::ecs::Service shape;                    // without counts, deployments and events: describe() adds them
  std::vector<Deployment> deployments;         // PRIMARY first, then by age; never empty
  std::optional<Deployment> last_completed{};  // where a rollback leads
  EventLog events{};
  std::vector<const Task*> tasks{};        // not STOPPED, oldest first
  std::string request{};                   // what it was created by, to tell a repetition from a conflict
  std::optional<TimePoint> steady_said{};  // when it last told of its steady state; nothing while it is in none
  bool waiting = false;                    // an evaluation is on its way
  TimePoint evaluated{};                   // the last one
  std::optional<TimePoint> inactive_since{};
  Loop::Timer wake = 0;

  Deployment& primary() { return deployments.front(); }
  const Deployment& primary() const { return deployments.front(); }
  bool draining() const { return shape.status == "DRAINING"; }
  bool inactive() const { return shape.status == "INACTIVE"; }
};

// What a deployment is made of, besides the service it belongs to.
struct DeploymentPlan {
  DefinitionPtr definition;
  std::optional<wire::ecs::NetworkConfiguration> network{};
  std::string platform_version{};
  std::string launch_type{};
  std::vector<wire::ecs::CapacityProviderStrategyItem> capacity_provider_strategy{};
  std::vector<wire::ecs::LoadBalancer> load_balancers{};
  std::vector<wire::ecs::ServiceRegistry> registries{};
  std::vector<wire::ecs::Tag> definition_tags{};
};

// Puts a new PRIMARY deployment in front; the one before becomes ACTIVE.
void begin_deployment(Service& service, DeploymentPlan plan, TimePoint now);

// The service as callers see it, with counts of its tasks as they are now.
wire::ecs::Service describe(const Service& service);
// The reverse, for a service without tasks. `definition` finds a task definition by ARN.
Service restore_service(wire::ecs::Service shape, const std::function<DefinitionPtr(const std::string&)>& definition);

// Whether the breaker trips: the PRIMARY deployment becomes FAILED, and a rollback begins if one is wanted and
// possible. Says so in the events.
void check_breaker(Service& service, TimePoint now);

// The PRIMARY deployment becomes COMPLETED, unless it is that already.
void complete(Service& service, TimePoint now);

// The deployment that launched the task; nothing when it has left the list.
Deployment* deployment_of(Service& service, const Task& task);
std::size_t deployment_index(const Service& service, const Task& task);  // deployments.size() if none

// The tags a new task of the PRIMARY deployment gets, as propagateTags and enableECSManagedTags say.
std::vector<wire::ecs::Tag> task_tags(const Service& service);

bool is_pending(const Task& task);  // wanted, and on its way to RUNNING
bool is_running(const Task& task);  // wanted, and RUNNING

}  // namespace sparkecs::engine::task
