// The containers of one task among themselves: which may start, which get their signal, when the task counts as
// started or ended. Pure functions over their definitions and states, which have the same order.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/loop.h"
#include "engine/runtime/runtime.h"
#include "engine/task/health.h"
#include "wire/ecs_task_definitions.h"

namespace sparkecs::engine::task {

struct ContainerState {
  enum class Phase {
    Waiting,   // for the containers it depends on
    Starting,  // the runtime was asked
    Running,
    Ended,  // or never started, and never will
  };
  Phase phase = Phase::Waiting;
  std::optional<runtime::Exit> exit{};  // how it ended; nothing if it never ran
  TimePoint started{};
  Checkup checkup{};
  Loop::Timer check = 0;  // fires when its health is to be checked
  bool signalled = false;
  Loop::Timer kill = 0;  // fires after the stop timeout
};

using Definitions = std::vector<wire::ecs::ContainerDefinition>;
using States = std::vector<ContainerState>;

bool is_essential(const wire::ecs::ContainerDefinition& definition);

// Waiting containers whose dependencies hold.
std::vector<std::size_t> startable(const Definitions& definitions, const States& states);

// The first waiting container with a dependency that can no longer hold, such as SUCCESS of one that ended with 1.
std::optional<std::size_t> hopeless(const Definitions& definitions, const States& states);

// Whether a container still waits for that one to reach a condition.
bool is_awaited(const Definitions& definitions, const States& states, std::size_t index);

// Running containers without a signal so far, on which no living container depends: those get theirs first.
std::vector<std::size_t> stoppable(const Definitions& definitions, const States& states);

// Whether every essential container, and so what it depends on, has been started.
bool all_started(const Definitions& definitions, const States& states);
// Whether no container runs or is being started.
bool all_ended(const States& states);

// UNHEALTHY when an essential container is; HEALTHY when all of those that are checked are.
Health overall_health(const Definitions& definitions, const States& states);
bool has_health_checks(const Definitions& definitions);

// What is wrong with the dependencies themselves: a name that does not exist, a circle. Nothing when they are fine.
std::optional<std::string> broken_dependencies(const Definitions& definitions);

}  // namespace sparkecs::engine::task
