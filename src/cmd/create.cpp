#include <fmt/format.h>

#include <algorithm>

#include "aws/advice.h"
#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/ending.h"
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

// What to do about a run of steps that was not completed.
std::string how_to_go_on(const plan::Outcome& outcome) {
  switch (kind_of(outcome)) {
    case Error::Kind::Cancelled:
      return std::string("interrupted; ") + kGoOn;
    case Error::Kind::TimedOut:
      return std::string("the time is over; ") + kGoOn;
    default:
      break;
  }
  auto failed = outcome.failed.size() == 1 ? "one step" : "several steps";
  bool mend = std::ranges::any_of(outcome.failed, [](const auto& one) { return aws::is_of_configuration(one.error); });
  return fmt::format("{} failed; {}{}", failed, mend ? "mend config.sh, then " : "", kGoOn);
}

class Create final : public Command {
 public:
  void declare(OptionList& list) override {
    list.flag("--adopt", options_.adopt);
    list.flag("--no-wait", no_wait_);
  }

  Result<int> run(const Context& context) override {
    auto ended = create(context);
    return tell_ending(context, document_, std::move(ended));
  }

 private:
  Result<int> create(const Context& context) {
    auto session = TRY(Session::open(context));
    const auto deadline = deadline_of(*session);
    auto plan = TRY(plan::make_plan(session->aws(), session->environment(), options_));
    document_["plan"] = plan::to_json(plan);
    if (!plan.refused().empty()) return fail(Error::Kind::Conflict, refusals(plan));
    if (!context.options.json)
      session->progress().say(plan.nothing_to_do() ? view::summary_of(plan) : view::text_of(plan, context.err));

    auto outcome = plan::apply(plan, session->aws(), {.wait = !no_wait_, .deadline = deadline}, session->progress(),
                               session->stop());
    document_["outcome"] = plan::to_json(outcome);
    if (!outcome.ok()) {
      session->progress().end();
      if (context.options.json) tell(view::text_of(outcome, context.err));  // as progress has told it otherwise
      return fail(kind_of(outcome), how_to_go_on(outcome));
    }
    if (!no_wait_) return wait(*session, context, {.since = plan.read_at, .deadline = deadline});
    session->progress().end();
    if (!plan.nothing_to_do())
      session->progress().say("every request is accepted; `sparkecs status` shows how far it is");
    return kDone;
  }

  // A cluster that is not there after this long will not come by itself.
  static plan::Deadline deadline_of(const Session& session) {
    if (session.deadline() != plan::kNoDeadline) return session.deadline();
    return std::chrono::steady_clock::now() + std::chrono::minutes(20);
  }

  Result<int> wait(Session& session, const Context& context, const plan::ReadyOptions& options) {
    auto state = plan::wait_ready(session.aws(), session.http(), session.environment(), options, session.progress(),
                                  session.stop());
    session.progress().end();
    if (!state) {
      if (session.interrupted())
        state.error().message = std::string("interrupted before the cluster was ready; ") + kGoOn;
      return std::unexpected(std::move(state).error());
    }
    document_["ready"] = true;
    document_["state"] = plan::to_json(*state);
    if (!context.options.json)
      print(fmt::format("cluster {} is ready: {} workers\nweb UI  {}\nREST    {}\n", state->cluster,
                        state->workers_wanted, state->balancer.webui_url, state->balancer.rest_url));
    return kDone;
  }

  bool no_wait_ = false;
  plan::PlanOptions options_;
  Json document_{{"ready", false}};  // what -o json prints
};

}  // namespace

std::unique_ptr<Command> make_create() {
  return std::make_unique<Create>();
}

}  // namespace sparkecs::cmd
