#include <fmt/format.h>

#include "base/json.h"
#include "cmd/commands.h"
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
    auto session = TRY(Session::open(context));
    const auto& environment = session->environment();
    auto before = TRY(plan::inventory(session->aws(), environment));
    bool anything = !before.left(options_.logs).empty();
    if (!context.options.json) session->progress().say(view::before_delete(before, options_.logs, context.err));
    if (anything && !context.options.yes) TRY(confirm(environment.cluster));

    options_.deadline = session->deadline();
    auto removal =
        TRY(plan::remove(session->aws(), environment, before, options_, session->progress(), session->stop()));
    session->progress().end();
    auto left = removal.after.left(options_.logs);
    if (context.options.json)
      print_json(as_json(before, removal));
    else if (anything)
      print(view::after_delete(removal.after, options_.logs, context.out));
    if (left.empty()) return kDone;
    tell(view::text_of(removal.outcome, context.err));
    if (removal.outcome.interrupted)
      complain("interrupted; run `sparkecs delete` again: it goes on from what is there");
    return kLeft;
  }

 private:
  static Result<> confirm(const std::string& cluster) {
    if (!can_ask())
      return fail(Error::Kind::Invalid,
                  "delete asks for the cluster's name, which needs a terminal; in a script say -y");
    if (ask(fmt::format("To delete all of this, type the cluster's name, {}:", cluster)) == cluster) return {};
    return fail(Error::Kind::Failed, "that is not its name; nothing was deleted");
  }

  Json as_json(const plan::Inventory& before, const plan::Removal& removal) const {
    auto after = removal.after;
    after.ours = after.left(options_.logs);
    return {{"before", plan::to_json(before)},
            {"outcome", plan::to_json(removal.outcome)},
            {"left", plan::to_json(after)["ours"]}};
  }

  plan::RemoveOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_delete() {
  return std::make_unique<Delete>();
}

}  // namespace sparkecs::cmd
