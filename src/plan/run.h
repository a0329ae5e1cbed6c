// Runs jobs in the order a graph demands, several at a time. Used by apply and by remove.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "plan/events.h"
#include "plan/outcome.h"
#include "plan/wait.h"

namespace sparkecs::plan {

struct Job {
  std::string subject;
  // Called on a thread of its own. Empty: there is nothing to do, and nothing to tell.
  std::function<Result<>(Patience&)> work{};
};

// Eight calls at a time keep far below AWS's rates, and no environment has more independent parts than that.
inline constexpr int kJobsAtOnce = 8;

// `jobs` by node of `order`, which has no cycle. Blocks until nothing runs any more. When `stop` is requested nothing
// new starts; what runs is told by its Patience.
Outcome run(const graph::Graph& order, const std::vector<Job>& jobs, Observer& observer, Deadline deadline,
            std::stop_token stop);

}  // namespace sparkecs::plan
