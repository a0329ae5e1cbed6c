#include "plan/ready.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sparkecs::plan {
namespace {

// Looks without an answer before we believe that there is no way there, and not only a name that is too new.
constexpr int kBeyondReach = 5;
// Failed looks at AWS itself, one after another, before we give up. Each has been repeated by the client already.
constexpr int kBlindLooks = 5;

using Line = Verdict::Line;

Line balancer_line(const BalancerState& balancer) {
  return {"load balancer " + balancer.name, balancer.state.empty() ? "not there yet" : balancer.state,
          balancer.active()};
}

// `fully`: also ECS itself calls the deployment complete, which takes it a while after the tasks run.
Line service_line(const ServiceState& service, bool fully) {
  Line line{"service " + service.name, fmt::format("{} of {} running", service.running, service.desired), false};
  if (service.status.empty()) line.detail = "not there yet";
  if (service.deployments > 1) line.detail += ", replacing older tasks";
  line.done = service.status == "ACTIVE" && service.deployments == 1 && service.running == service.desired;
  if (line.done && fully && service.rollout != "COMPLETED") {
    line.detail += ", deployment " + (service.rollout.empty() ? "not complete" : service.rollout);
    line.done = false;
  }
  return line;
}

std::vector<Line> target_lines(const ClusterState& state) {
  struct Count {
    int healthy = 0, others = 0;
    std::string why;
  };
  std::map<std::string, Count> groups;
  for (const auto& target : state.targets) {
    auto& count = groups[target.group];
    if (target.state == "healthy") {
      ++count.healthy;
    } else if (target.state != "draining") {  // the last master's, on its way out
      ++count.others;
      count.why = target.state + (target.reason.empty() ? "" : ", " + target.reason);
    }
  }
  std::vector<Line> lines;
  for (const auto& [group, count] : groups)
    lines.push_back({"target group " + group,
                     count.others > 0 ? fmt::format("{} healthy, {} {}", count.healthy, count.others, count.why)
                                      : fmt::format("{} healthy", count.healthy),
                     count.healthy > 0 && count.others == 0});
  // Two groups without a target are no sign of health.
  if (groups.size() < 2) lines.push_back({"targets", "not registered yet", false});
  return lines;
}

// In one phrase: while a master starts, what libcurl has to say differs from look to look.
Line answer_line(const std::string& subject, const std::string& trouble) {
  if (trouble.empty()) return {subject, "answers", true};
  return {subject, "does not answer yet", false, trouble};
}

std::vector<Line> spark_lines(const ClusterState& state) {
  const bool asked = state.master || !state.master_note.empty();
  if (!asked) return {{"Spark master", "not asked yet", false}};
  std::vector<Line> lines;
  if (state.rest_wanted) lines.push_back(answer_line("Spark REST", state.rest_note));
  if (!state.master) {
    lines.push_back(answer_line("Spark master", state.master_note));
    return lines;
  }
  lines.push_back({"Spark master", state.master->status, state.master->alive()});
  const int wanted = state.services.size() > 1 ? state.services[1].desired : 0;
  const int alive = state.master->workers_alive();
  lines.push_back({"Spark workers", fmt::format("{} of {} alive", alive, wanted), alive >= wanted});
  return lines;
}

std::string unfinished(const Verdict& verdict) {
  std::string text;
  for (const auto& line : verdict.lines)
    if (!line.done)
      text += fmt::format("{}{}: {}{}", text.empty() ? "" : "; ", line.subject, line.detail,
                          line.why.empty() ? "" : " (" + line.why + ")");
  return text;
}

class Unheard final : public Observer {
 public:
  void event(const Event&) override {}
};

// Tells what changed since the last look.
class Teller {
 public:
  explicit Teller(Observer& observer) : observer_(observer) {}

  void tell(const Verdict& verdict) {
    for (const auto& line : verdict.lines) {
      auto& last = told_[line.subject];
      if (last.detail == line.detail && last.done == line.done) continue;
      observer_.event({.kind = line.done ? Event::Kind::Done : Event::Kind::Waiting,
                       .subject = line.subject,
                       .detail = line.detail,
                       .took = std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - begun_)});
      last = line;
    }
  }

 private:
  Observer& observer_;
  std::map<std::string, Line> told_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

bool may_pass(const Error& error) {
  return error.kind == Error::Kind::Unavailable || error.kind == Error::Kind::Throttled;
}

}  // namespace

Verdict judge(const ClusterState& state, const Background& before, int out_of_reach) {
  Verdict verdict;
  if (state.balancer.state == "failed")
    verdict.cause =
        Explanation{"load balancer " + state.balancer.name + " failed: " + state.balancer.state_reason, "", true};
  else
    verdict.cause = definite_cause(state.services, state.tasks, before);

  const bool beyond_reach = !state.reachable && out_of_reach >= kBeyondReach;
  verdict.lines.push_back(balancer_line(state.balancer));
  for (const auto& service : state.services) verdict.lines.push_back(service_line(service, beyond_reach));
  std::ranges::move(target_lines(state), std::back_inserter(verdict.lines));
  if (beyond_reach)
    verdict.lines.push_back({"Spark master", "not reachable from here: its state is AWS's word only", true});
  else
    std::ranges::move(spark_lines(state), std::back_inserter(verdict.lines));
  verdict.ready = std::ranges::all_of(verdict.lines, &Line::done);
  return verdict;
}

Result<ClusterState> wait_ready(aws::Aws& aws, net::HttpTransport& http, const model::Environment& environment,
                                const ReadyOptions& options, Observer& observer, std::stop_token stop) {
  const auto subject = "cluster " + environment.cluster;
  Unheard unheard;  // the teller has a line for everything that is waited for
  Patience patience(subject, unheard, options.deadline, stop);
  Teller teller(observer);
  std::optional<Background> before;
  int out_of_reach = 0;
  int blind = 0;
  for (;;) {
    auto state = cluster_state(aws, http, environment);
    if (!state) {
      if (!may_pass(state.error()) || ++blind >= kBlindLooks) return state;
      observer.event({.kind = Event::Kind::Waiting, .subject = subject, .detail = state.error().message});
      TRY(patience.pause(state.error().message));
      continue;
    }
    blind = 0;
    if (!before) before = background(state->services, state->tasks, options.since);
    out_of_reach = state->reachable ? 0 : out_of_reach + 1;
    auto verdict = judge(*state, *before, out_of_reach);
    teller.tell(verdict);
    if (verdict.cause) return std::unexpected(as_error(*verdict.cause));
    if (verdict.ready) return state;
    TRY(patience.pause(unfinished(verdict)));
  }
}

}  // namespace sparkecs::plan
