// The task definitions of an environment: templates with `${NAME}` placeholders, filled from its variables and checked
// for what sparkecs needs of them. Built in, or `spark-ROLE-task.json` in the environment's folder.
#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"
#include "model/environment.h"

namespace sparkecs::model {

enum class Role { Master, Worker, Submit };
std::string_view to_string(Role role);  // "master", "worker", "submit"

struct TaskDefinition {
  Json request;           // the body of ecs:RegisterTaskDefinition, without tags
  std::string origin;     // "ecs/dev/spark-master-task.json" or "built-in"
  std::string family;     // "spark-master"
  std::string container;  // the one that does the role's work
  // Where its output goes; empty when the container does not log to CloudWatch.
  std::string log_group{};
  std::string log_region{};  // empty: the region of everything else
  std::string log_prefix{};  // streams are PREFIX/CONTAINER/TASK
};

struct TaskDefinitions {
  TaskDefinition master;
  TaskDefinition worker;
  TaskDefinition submit;
  bool rest_enabled = true;  // false: the master's template switches Spark's REST server off
};

// Kind::Invalid lists everything wrong in any of the three, one "file:line:column: …" each.
Result<TaskDefinitions> task_definitions(const Environment& environment);

// The text with every `${NAME}` replaced, as JSON. `$${` stands for a literal `${`; `$NAME` and `${NAME:-x}` are left
// for the container's shell. `origin` is what positions in errors begin with.
Result<Json> expand_template(const std::string& text, const std::string& origin,
                             const std::map<std::string, std::string>& variables);

}  // namespace sparkecs::model
