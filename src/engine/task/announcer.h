// Announcer tells the world where a service's task can be reached: its target groups and its Cloud Map service.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/task/task.h"

namespace sparkecs::engine::task {

// Loop thread only. Tasks given have their interface.
class Announcer {
 public:
  Announcer(lb::TargetRegistry& targets, names::InstanceRegistry& instances)
      : targets_(targets), instances_(instances) {}

  void announce(const Task& task);
  // Leaves Cloud Map at once and begins to drain in every target group.
  void withdraw(const Task& task);
  // Whether the last target group is done draining.
  bool has_left(const Task& task) const;
  // Passes on to Cloud Map what the containers' own checks say.
  void tell_health(const Task& task);
  // Asks every target group; `group` becomes the first that finds the task unhealthy.
  Health health(const Task& task, std::string& group) const;

 private:
  lb::TargetRegistry& targets_;
  names::InstanceRegistry& instances_;
};

}  // namespace sparkecs::engine::task
