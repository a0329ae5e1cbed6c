// A plan says what is to be done so that an environment exists as its folder describes it: one step for every part.
// It is plain data; apply.h carries it out, exactly as it was shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws/aws.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "base/time.h"
#include "model/environment.h"
#include "plan/actual.h"
#include "plan/cost.h"
#include "plan/desired.h"
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
  std::string why{};    // in words: "absent", "exists without our tags", …; may be empty for Keep and Update
  std::vector<Change> changes{};
};

struct Plan {
  Desired desired;
  Actual actual;            // as it was read, at `read_at`
  std::vector<Step> steps;  // in an order in which they could be done one after another
  std::vector<std::string> notes;
  Cost cost;
  std::string region;
  TimePoint read_at{};
  std::string token;  // makes this plan's idempotency tokens its own

  bool nothing_to_do() const;                // every step is Keep
  std::vector<const Step*> refused() const;  // while there are any, apply() changes nothing
};

struct PlanOptions {
  bool adopt = false;  // take over resources of our names that are not ours
};

// Reads what is there (two round trips) and compares. Kind::Invalid when the credentials belong to another account or
// the environment's templates are wrong: nothing can be planned then.
Result<Plan> make_plan(aws::Aws& aws, const model::Environment& environment, const PlanOptions& options = {});

Json to_json(const Plan& plan);

}  // namespace sparkecs::plan
