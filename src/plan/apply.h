// Carries out a plan. Steps that do not need each other run at the same time; behind a failed one its dependants are
// skipped and named, everything else finishes. Every step may be done twice: what it finds done, it takes as done.
#pragma once

#include <stop_token>

#include "aws/aws.h"
#include "plan/events.h"
#include "plan/outcome.h"
#include "plan/plan.h"
#include "plan/wait.h"

namespace sparkecs::plan {

struct ApplyOptions {
  // False: never wait for a task to run. Workers are then started without knowing that the master's name is known.
  bool wait = true;
  Deadline deadline = kNoDeadline;
};

// Blocks. When `stop` is requested nothing new starts and what only waits gives up; requests under way finish. A plan
// with refused steps fails with these and changes nothing.
Outcome apply(const Plan& plan, aws::Aws& aws, const ApplyOptions& options, Observer& observer, std::stop_token stop);

}  // namespace sparkecs::plan
