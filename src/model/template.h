// The task definitions of an environment: templates with `${NAME}` placeholders, filled from its variables and checked
// for what sparkecs needs of them. Built in, or `spark-ROLE-task.json` in the environment's folder.
#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"
#include "model/environment.h"
#include "model/role.h"

namespace sparkecs::model {

struct TaskDefinition {
  Json request;           // the body of ecs:RegisterTaskDefinition; has tags only if the template has
  std::string origin;     // "ecs/dev/spark-master-task.json" or "built-in spark-master-task.json"
  std::string family;     // "spark-master"
  std::string container;  // the one that does the role's work
  // Where its output goes; empty when the container does not log to CloudWatch.
  std::string log_group{};
  std::string log_region{};
  std::string log_prefix{};  // streams are PREFIX/CONTAINER/TASK
};

struct TaskDefinitions {
  TaskDefinition master;
  TaskDefinition worker;
  TaskDefinition submit;
  bool rest_enabled = true;  // false: the master's template switches Spark's REST server off
};

// Reads the templates of the environment's folder, or takes the built-in ones. `environment.region` has to be the
// region in effect. Beside the placeholders this fills in what a template leaves out: REST and the reverse proxy
// switched on, and CPU architecture, ephemeral storage and task role where the environment sets them. Kind::Invalid
// lists everything wrong in any of the three, one line each.
Result<TaskDefinitions> task_definitions(const Environment& environment);

}  // namespace sparkecs::model
