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
#include "plan/step.h"

namespace sparkecs::plan {

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
