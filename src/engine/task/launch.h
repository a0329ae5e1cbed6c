// From a launch to the task that callers see, and to what the runtime is told. Pure, but for the random ids.
#pragma once

#include <optional>
#include <string>

#include "engine/task/task.h"

namespace sparkecs::engine::task {

// The task as it is accepted: PROVISIONING, with an id of its own.
Task make_task(Launch launch, TimePoint now);

// Enters a network interface into the task and each container.
void show_interface(Task& task, const names::Interface& interface);

// What the runtime needs; the task has its interface. Overrides are applied, and what ECS itself adds to the
// environment is in it, under what the definition says.
runtime::TaskSpec make_spec(const Task& task);

// Where a container's output goes; nothing when it has no awslogs configuration.
std::optional<LogRoute> log_route(const wire::ecs::ContainerDefinition& definition, const std::string& task_id);

}  // namespace sparkecs::engine::task
