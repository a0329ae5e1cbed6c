// Ready means ready: the balancer is active, both targets are healthy, REST answers, and the master itself reports all
// workers ALIVE. Where the balancer cannot be reached from here (an internal one, seen from outside its VPC), AWS's
// word on services and targets has to do, and the state says so.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "plan/causes.h"
#include "plan/events.h"
#include "plan/explain.h"
#include "plan/state.h"
#include "plan/wait.h"

namespace sparkecs::plan {

struct ReadyOptions {
  TimePoint since{};  // what happened earlier is not held against the cluster: Plan::read_at
  Deadline deadline = kNoDeadline;
};

// Polls until it is ready. Fails with the first definite cause (Kind::Failed, explained, with the fix), with
// Kind::TimedOut and the state seen, or with Kind::Cancelled.
Result<ClusterState> wait_ready(aws::Aws& aws, net::HttpTransport& http, const model::Environment& environment,
                                const ReadyOptions& options, Observer& observer, std::stop_token stop);

// The decision alone, pure: what one look at the cluster means.
struct Verdict {
  struct Line {
    std::string subject;
    std::string detail;  // "1 of 2 running"
    bool done = false;
    std::string why{};  // more of it, for the moment waiting ends: it may change from look to look
  };
  bool ready = false;
  std::vector<Line> lines{};           // one for everything that is waited for
  std::optional<Explanation> cause{};  // definite: it will not become ready by waiting
};
// `out_of_reach` counts the looks, one after another, at which the balancer could not be reached from here.
Verdict judge(const ClusterState& state, const Background& before, int out_of_reach);

}  // namespace sparkecs::plan
