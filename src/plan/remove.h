// Deletes what an inventory holds of ours, in an order in which nothing is refused and nothing waits twice, and takes
// the inventory again. What is missing is fine; what others hold is reported, never touched.
#pragma once

#include <stop_token>

#include "plan/events.h"
#include "plan/inventory.h"
#include "plan/outcome.h"
#include "plan/wait.h"

namespace sparkecs::plan {

struct RemoveOptions {
  bool logs = false;  // the log group, and all that was ever logged, too
  Deadline deadline = kNoDeadline;
};

struct Removal {
  Outcome outcome;  // why something is left
  Inventory after;  // Inventory::left(logs) is empty when all is gone
};

// Blocks. An error only when the inventory could not be taken again.
Result<Removal> remove(aws::Aws& aws, const model::Environment& environment, const Inventory& inventory,
                       const RemoveOptions& options, Observer& observer, std::stop_token stop);

}  // namespace sparkecs::plan
