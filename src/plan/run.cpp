#include "plan/run.h"

#include <deque>
#include <map>
#include <thread>

#include "base/guarded.h"
#include "graph/schedule.h"

namespace sparkecs::plan {
namespace {

using graph::Node;
using std::chrono::steady_clock;

struct Ended {
  Node node;
  Result<> result;
  Millis took;
};

// One run: the schedule and the outcome belong to the calling thread, the inbox to all.
class Run {
 public:
  Run(const graph::Graph& order, const std::vector<Job>& jobs, Observer& observer, Deadline deadline,
      std::stop_token stop)
      : jobs_(jobs), observer_(observer), deadline_(deadline), stop_(stop), schedule_(order) {}

  Outcome operator()() {
    while (!schedule_.finished()) {
      if (stop_.stop_requested()) schedule_.stop();
      while (schedule_.any_ready() && threads_.size() < kJobsAtOnce) start(schedule_.take_ready());
      if (!threads_.empty()) record(wait_for_one());
    }
    name_what_never_started();
    return std::move(outcome_);
  }

 private:
  void start(Node node) {
    const auto& job = jobs_[node];
    if (!job.work) {
      schedule_.succeeded(node);
      return;
    }
    observer_.event({.kind = Event::Kind::Started, .subject = job.subject});
    threads_[node] = std::jthread([this, node, &job] {
      auto begun = steady_clock::now();
      Patience patience(job.subject, observer_, deadline_, stop_);
      auto result = job.work(patience);
      auto took = std::chrono::duration_cast<Millis>(steady_clock::now() - begun);
      inbox_.change([&](auto& ended) { ended.push_back({node, std::move(result), took}); });
    });
  }

  Ended wait_for_one() {
    inbox_.wait({}, [](const auto& ended) { return !ended.empty(); });
    auto first = inbox_.with([](auto& ended) {
      auto taken = std::move(ended.front());
      ended.pop_front();
      return taken;
    });
    threads_.erase(first.node);
    return first;
  }

  void record(Ended ended) {
    const auto& subject = jobs_[ended.node].subject;
    if (ended.result) {
      ++outcome_.done;
      schedule_.succeeded(ended.node);
      observer_.event({.kind = Event::Kind::Done, .subject = subject, .took = ended.took});
      return;
    }
    auto skipped = schedule_.failed(ended.node);
    auto error = std::move(ended.result).error();
    if (error.kind == Error::Kind::Cancelled) {
      // Asked to stop, it gave up; what stands behind it was not going to start anyhow.
      outcome_.skipped.push_back({subject, ""});
      observer_.event({.kind = Event::Kind::Skipped, .subject = subject, .detail = "stopped", .took = ended.took});
      return;
    }
    observer_.event({.kind = Event::Kind::Failed, .subject = subject, .took = ended.took, .error = error});
    outcome_.failed.push_back({subject, std::move(error)});
    for (Node node : skipped)
      if (jobs_[node].work)
        observer_.event({.kind = Event::Kind::Skipped, .subject = jobs_[node].subject, .detail = "needs " + subject});
  }

  void name_what_never_started() {
    for (Node node = 0; node < jobs_.size(); ++node) {
      if (schedule_.state(node) != graph::Schedule::State::Skipped || !jobs_[node].work) continue;
      auto blamed = schedule_.blamed(node);
      outcome_.skipped.push_back({jobs_[node].subject, blamed ? jobs_[*blamed].subject : ""});
    }
    outcome_.interrupted = stop_.stop_requested() && !outcome_.skipped.empty();
  }

  const std::vector<Job>& jobs_;
  Observer& observer_;
  const Deadline deadline_;
  const std::stop_token stop_;
  graph::Schedule schedule_;
  Outcome outcome_;
  Guarded<std::deque<Ended>> inbox_;
  std::map<Node, std::jthread> threads_;  // last: joined before what they use is gone
};

}  // namespace

Outcome run(const graph::Graph& order, const std::vector<Job>& jobs, Observer& observer, Deadline deadline,
            std::stop_token stop) {
  return Run(order, jobs, observer, deadline, stop)();
}

}  // namespace sparkecs::plan
