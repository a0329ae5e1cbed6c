// Task is one task as the engine carries it: what it tells callers, and what is known about its parts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lb/targets.h"
#include "engine/names/names.h"
#include "engine/task/containers.h"
#include "engine/task/machine.h"
#include "wire/ecs_services.h"
#include "wire/ecs_tasks.h"

namespace sparkecs::engine::task {

using DefinitionPtr = std::shared_ptr<const wire::ecs::TaskDefinition>;

// stopCode.
inline constexpr std::string_view kEssentialContainerExited = "EssentialContainerExited";
inline constexpr std::string_view kTaskFailedToStart = "TaskFailedToStart";
inline constexpr std::string_view kUserInitiated = "UserInitiated";
inline constexpr std::string_view kServiceSchedulerInitiated = "ServiceSchedulerInitiated";
inline constexpr std::string_view kTerminationNotice = "TerminationNotice";

// What RunTask or a service asks for.
struct Launch {
  std::string cluster_arn;
  DefinitionPtr definition;  // for awsvpc
  wire::ecs::TaskOverride overrides{};
  wire::ecs::AwsVpcConfiguration network{};
  std::string group{};
  std::string started_by{};
  std::string capacity_provider{};  // empty: by launch type
  bool enable_execute_command = false;
  std::vector<wire::ecs::Tag> tags{};
  // Tasks of a service only.
  std::string service{};  // its ARN
  std::vector<wire::ecs::LoadBalancer> load_balancers{};
  std::vector<wire::ecs::ServiceRegistry> registries{};
};

// Where a container's output goes.
struct LogRoute {
  std::string group;
  std::string stream;
  bool create_group = false;
};

struct Task {
  wire::ecs::Task shape;  // as DescribeTasks answers it, always up to date
  std::string id;         // 32 hex digits; the runtime knows the task by it
  Launch launch;
  Status known = Status::Provisioning;
  Desired desired = Desired::Running;
  Facts facts{};
  States containers{};                          // in the definition's order, as shape.containers
  std::vector<std::optional<LogRoute>> logs{};  // in the same order
  std::optional<names::Interface> interface{};
  Health checked = Health::Unknown;  // by the health checks of its containers
  Health health = Health::Unknown;   // in its target groups
  std::string unhealthy_group{};     // the one that says so

  bool is_over() const { return known == Status::Stopped; }
  bool wanted() const { return desired == Desired::Running; }
  // Its containers may still run: it takes part in a service's maximumPercent.
  bool occupies() const { return known < Status::Deprovisioning; }
};

}  // namespace sparkecs::engine::task
