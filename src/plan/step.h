// One step of a plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/part.h"

namespace sparkecs::plan {

enum class Op {
  Keep,     // it is there and as it should be
  Create,   // it is absent
  Update,   // it is there and differs in what can be changed
  Replace,  // it differs in what cannot: deleted, then created
  Refuse,   // something is in the way that we must not touch
};
std::string_view to_string(Op op);  // "keep", "create", …

struct Change {
  std::string field;  // AWS's name of it: "desiredCount"
  std::string from;
  std::string to;
};

struct Step {
  Part part{};
  Op op = Op::Keep;
  std::string name;     // of the resource: "spark-dev"
  std::string subject;  // noun and name, as in events: "load balancer spark-dev"
  std::string why{};    // in words: "absent", "it has no sparkecs tags", …; may be empty for Keep and Update
  std::vector<Change> changes{};

  bool changes_field(std::string_view field) const;
};

}  // namespace sparkecs::plan
