#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "plan/apply.h"
#include "plan/plan.h"
#include "plan/ready.h"
#include "view/plan_text.h"

namespace sparkecs::cmd {
namespace {

constexpr auto kGoOn = "run `sparkecs create` again: it goes on from what is there";

std::string refusals(const plan::Plan& plan) {
  std::string text =
      "there are resources of our names that are not ours; nothing was changed. Rename ours in config.sh, or "
      "take them over with --adopt:";
  for (const auto* step : plan.refused()) text += fmt::format("\n{}: {}", step->subject, step->why);
  return text;
}

class Create final : public Command {
 public:
  void declare(OptionList& list) override {
    list.flag("--adopt", options_.adopt);
    list.flag("--no-wait", no_wait_);
  }

  Result<int> run(const Context& context) override {
    auto session = TRY(Session::open(context));
    auto plan = TRY(plan::make_plan(session->aws(), session->environment(), options_));
    result_ = {{"plan", plan::to_json(plan)}};
    if (!plan.refused().empty()) return fail(Error::Kind::Conflict, refusals(plan));
    if (!context.options.json)
      session->progress().say(plan.nothing_to_do() ? view::summary_of(plan) : view::text_of(plan, context.err));

    auto outcome = plan::apply(plan, session->aws(), {.wait = !no_wait_, .deadline = deadline(*session)},
                               session->progress(), session->stop());
    result_["outcome"] = plan::to_json(outcome);
    if (!outcome.ok()) return ended(*session, context, outcome);
    if (!no_wait_) return wait(*session, context, plan);
    session->progress().end();
    if (!plan.nothing_to_do())
      session->progress().say("every request is accepted; `sparkecs status` shows how far it is");
    if (context.options.json) print_json(result_);
    return kDone;
  }

 private:
  // A cluster that is not there after this long will not come by itself.
  static plan::Deadline deadline(const Session& session) {
    if (session.deadline() != plan::kNoDeadline) return session.deadline();
    return std::chrono::steady_clock::now() + std::chrono::minutes(20);
  }

  Result<int> ended(Session& session, const Context& context, const plan::Outcome& outcome) {
    session.progress().end();
    if (context.options.json) print_json(result_);
    session.progress().say(view::text_of(outcome, context.err));
    if (outcome.interrupted) {
      complain(std::string("interrupted; ") + kGoOn);
      return kInterrupted;
    }
    bool late = std::all_of(outcome.failed.begin(), outcome.failed.end(),
                            [](const auto& one) { return one.error.kind == Error::Kind::TimedOut; });
    complain(fmt::format("{} failed; {}", outcome.failed.size() == 1 ? "one step" : "several steps", kGoOn));
    return late ? kTimedOut : kFailed;
  }

  Result<int> wait(Session& session, const Context& context, const plan::Plan& plan) {
    auto state =
        plan::wait_ready(session.aws(), session.http(), session.environment(),
                         {.since = plan.read_at, .deadline = deadline(session)}, session.progress(), session.stop());
    session.progress().end();
    if (!state) {
      if (context.options.json) print_json(result_);
      if (session.interrupted())
        state.error().message = std::string("interrupted before the cluster was ready; ") + kGoOn;
      return std::unexpected(std::move(state).error());
    }
    result_["state"] = plan::to_json(*state);
    if (context.options.json) {
      print_json(result_);
      return kDone;
    }
    print(fmt::format("cluster {} is ready: {} workers\nweb UI  {}\nREST    {}\n", state->cluster,
                      state->workers_wanted, state->balancer.webui_url, state->balancer.rest_url));
    return kDone;
  }

  bool no_wait_ = false;
  plan::PlanOptions options_;
  Json result_;  // what -o json prints
};

}  // namespace

std::unique_ptr<Command> make_create() {
  return std::make_unique<Create>();
}

}  // namespace sparkecs::cmd
