#include "plan/plan.h"

#include <algorithm>
#include <future>

#include "base/random.h"
#include "plan/diff.h"
#include "plan/identity.h"
#include "plan/network.h"

namespace sparkecs::plan {

bool Plan::nothing_to_do() const {
  return std::ranges::all_of(steps, [](const Step& step) { return step.op == Op::Keep; });
}

std::vector<const Step*> Plan::refused() const {
  std::vector<const Step*> refused;
  for (const auto& step : steps)
    if (step.op == Op::Refuse) refused.push_back(&step);
  return refused;
}

Result<Plan> make_plan(aws::Aws& aws, const model::Environment& environment, const PlanOptions& options) {
  auto definitions = TRY(definitions_in(environment, aws.region));
  Plan plan{.desired = desired(environment, definitions, aws.region, false)};
  plan.read_at = SystemClock().now();
  plan.region = aws.region;
  plan.token = random_hex(32);

  // Everything at once; whose account it is comes first when several answers are errors.
  auto account = std::async(std::launch::async, [&] { return check_account(aws, environment); });
  auto address = std::async(std::launch::async, [&] { return public_ip(aws, environment); });
  auto actual = read_actual(aws, plan.desired);
  TRY(account.get());
  const bool with_public_ip = TRY(address.get());
  plan.actual = TRY(std::move(actual));

  plan.desired = desired(environment, definitions, aws.region, with_public_ip);
  plan.steps = diff(plan.desired, plan.actual, options.adopt);
  plan.notes = plan.desired.notes;
  plan.cost = cost_of(environment, aws.region, {.workers = environment.workers}, with_public_ip);
  return plan;
}

}  // namespace sparkecs::plan
