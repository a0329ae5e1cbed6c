// Looks for the reason why services will not come up. Pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plan/explain.h"
#include "plan/state.h"

namespace sparkecs::plan {

// What had happened before we began: not held against the cluster. Taken at the first look, so that a clock of ours
// that goes wrong can hide what happened before that look, and nothing after it.
struct Background {
  std::set<std::string> tasks;
  std::set<std::string> events;
};
Background background(const std::vector<ServiceState>& services, const std::vector<TaskState>& tasks, TimePoint since);

// The first definite cause among the stopped tasks of the services' current deployments, and their events.
std::optional<Explanation> definite_cause(const std::vector<ServiceState>& services,
                                          const std::vector<TaskState>& tasks, const Background& before);

// One paragraph: the cause, and the advice on a line of its own.
Error as_error(const Explanation& explanation);

}  // namespace sparkecs::plan
