#include <fmt/format.h>

#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/ending.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "plan/inventory.h"
#include "plan/remove.h"
#include "view/inventory_text.h"
#include "view/plan_text.h"

namespace sparkecs::cmd {
namespace {

class Delete final : public Command {
 public:
  void declare(OptionList& list) override { list.flag("--logs", options_.logs); }

  Result<int> run(const Context& context) override {
    auto ended = remove(context);
    return tell_ending(context, document_, std::move(ended));
  }

 private:
  Result<int> remove(const Context& context) {
    auto session = TRY(Session::open(context));
    const auto& environment = session->environment();
    auto before = TRY(plan::inventory(session->aws(), environment));
    document_["before"] = plan::to_json(before);
    bool anything = !before.left(options_.logs).empty();
    if (!context.options.json) session->progress().say(view::before_delete(before, options_.logs, context.err));
    if (anything && !context.options.yes) TRY(confirm(environment.cluster, session->stop()));

    options_.deadline = session->deadline();
    auto removal =
        TRY(plan::remove(session->aws(), environment, before, options_, session->progress(), session->stop()));
    session->progress().end();
    auto& [outcome, after] = removal;
    if (!context.options.json && anything) print(view::after_delete(after, options_.logs, context.out));
    after.ours = after.left(options_.logs);
    document_["outcome"] = plan::to_json(outcome);
    document_["left"] = plan::to_json(after)["ours"];
    if (after.ours.empty()) return kDone;
    if (context.options.json) tell(view::text_of(outcome, context.err));  // as progress has told it otherwise
    return left_behind(outcome);
  }

  static Result<> confirm(const std::string& cluster, std::stop_token stop) {
    if (!can_ask())
      return fail(Error::Kind::Invalid,
                  "delete asks for the cluster's name, which needs a terminal; in a script say -y");
    auto answer = ask(fmt::format("To delete all of this, type the cluster's name, {}:", cluster), std::move(stop));
    if (!answer) return fail(Error::Kind::Cancelled, "interrupted; nothing was deleted");
    if (*answer == cluster) return {};
    return fail(Error::Kind::Failed, "that is not its name; nothing was deleted");
  }

  static Result<int> left_behind(const plan::Outcome& outcome) {
    auto kind = kind_of(outcome);
    if (kind == Error::Kind::Failed) return kLeft;
    return fail(kind, fmt::format("{}; run `sparkecs delete` again: it goes on from what is there",
                                  kind == Error::Kind::TimedOut ? "the time is over" : "interrupted"));
  }

  plan::RemoveOptions options_;
  Json document_ = Json::object();  // what -o json prints
};

}  // namespace

std::unique_ptr<Command> make_delete() {
  return std::make_unique<Delete>();
}

}  // namespace sparkecs::cmd
