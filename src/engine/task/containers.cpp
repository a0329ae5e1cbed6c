#include "engine/task/containers.h"

#include <algorithm>

namespace sparkecs::engine::task {

namespace {

using Phase = ContainerState::Phase;
using wire::ecs::ContainerDefinition;
using wire::ecs::ContainerDependency;

const ContainerState* state_of(const std::string& name, const Definitions& definitions, const States& states) {
  for (std::size_t i = 0; i < definitions.size(); ++i)
    if (definitions[i].name == name) return &states[i];
  return nullptr;
}

bool ran(const ContainerState& state) {
  return state.phase == Phase::Running || (state.phase == Phase::Ended && state.exit);
}

bool holds(const ContainerDependency& dependency, const ContainerState& on) {
  if (dependency.condition == "COMPLETE") return on.phase == Phase::Ended && on.exit;
  if (dependency.condition == "SUCCESS") return on.phase == Phase::Ended && on.exit && on.exit->code == 0;
  if (dependency.condition == "HEALTHY") return on.checkup.verdict == Health::Healthy;
  return ran(on);  // START
}

}  // namespace

bool is_essential(const ContainerDefinition& definition) {
  return definition.essential.value_or(true);
}

std::vector<std::size_t> startable(const Definitions& definitions, const States& states) {
  std::vector<std::size_t> ready;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if (states[i].phase != Phase::Waiting) continue;
    bool met = std::ranges::all_of(definitions[i].depends_on, [&](const ContainerDependency& dependency) {
      const auto* on = state_of(dependency.container_name, definitions, states);
      return on && holds(dependency, *on);
    });
    if (met) ready.push_back(i);
  }
  return ready;
}

std::optional<std::size_t> hopeless(const Definitions& definitions, const States& states) {
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if (states[i].phase != Phase::Waiting) continue;
    for (const auto& dependency : definitions[i].depends_on) {
      const auto* on = state_of(dependency.container_name, definitions, states);
      if (!on || (on->phase == Phase::Ended && !holds(dependency, *on))) return i;
    }
  }
  return std::nullopt;
}

bool is_awaited(const Definitions& definitions, const States& states, std::size_t index) {
  for (std::size_t i = 0; i < definitions.size(); ++i)
    for (const auto& dependency : definitions[i].depends_on)
      if (states[i].phase == Phase::Waiting && dependency.container_name == definitions[index].name &&
          !holds(dependency, states[index]))
        return true;
  return false;
}

std::vector<std::size_t> stoppable(const Definitions& definitions, const States& states) {
  std::vector<std::size_t> next;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if (states[i].phase != Phase::Running || states[i].signalled) continue;
    bool needed = false;
    for (std::size_t j = 0; j < definitions.size(); ++j) {
      bool alive = states[j].phase == Phase::Starting || states[j].phase == Phase::Running;
      needed |= alive && std::ranges::any_of(definitions[j].depends_on, [&](const ContainerDependency& dependency) {
                  return dependency.container_name == definitions[i].name;
                });
    }
    if (!needed) next.push_back(i);
  }
  return next;
}

bool all_started(const Definitions& definitions, const States& states) {
  for (std::size_t i = 0; i < definitions.size(); ++i)
    if (is_essential(definitions[i]) && !ran(states[i])) return false;
  return true;
}

bool all_ended(const States& states) {
  return std::ranges::none_of(states, [](const ContainerState& state) {
    return state.phase == Phase::Starting || state.phase == Phase::Running;
  });
}

Health overall_health(const Definitions& definitions, const States& states) {
  Health overall = Health::Unknown;
  bool all = true;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if (!is_essential(definitions[i]) || !health_program(definitions[i])) continue;
    auto verdict = states[i].checkup.verdict;
    if (verdict == Health::Unhealthy) return verdict;
    all &= verdict == Health::Healthy;
    overall = Health::Healthy;
  }
  return all ? overall : Health::Unknown;
}

bool has_health_checks(const Definitions& definitions) {
  return std::ranges::any_of(definitions, [](const ContainerDefinition& definition) {
    return is_essential(definition) && health_program(definition);
  });
}

std::optional<std::string> broken_dependencies(const Definitions& definitions) {
  // Takes away containers whose dependencies are all taken away; what remains is a circle.
  std::vector<const ContainerDefinition*> left;
  for (const auto& definition : definitions) left.push_back(&definition);
  auto in = [](const auto& list, const std::string& name) {
    return std::ranges::any_of(list, [&](const ContainerDefinition* definition) { return definition->name == name; });
  };
  for (const auto* definition : left)
    for (const auto& dependency : definition->depends_on)
      if (!in(left, dependency.container_name))
        return definition->name + " depends on " + dependency.container_name + ", which is not in the task";
  for (;;) {
    auto free = std::erase_if(left, [&, before = left](const ContainerDefinition* definition) {
      return std::ranges::none_of(definition->depends_on, [&](const ContainerDependency& dependency) {
        return in(before, dependency.container_name);
      });
    });
    if (left.empty()) return std::nullopt;
    if (free == 0) return "the containers depend on each other in a circle: " + left.front()->name;
  }
}

}  // namespace sparkecs::engine::task
