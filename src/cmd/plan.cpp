#include "plan/plan.h"

#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "view/plan_text.h"

namespace sparkecs::cmd {
namespace {

class Plan final : public Command {
 public:
  void declare(OptionList& list) override {
    list.flag("--exit-code", exit_code_);
    list.flag("--adopt", options_.adopt);
  }

  Result<int> run(const Context& context) override {
    auto session = TRY(Session::open(context));
    auto plan = TRY(plan::make_plan(session->aws(), session->environment(), options_));
    if (context.options.json)
      print_json(plan::to_json(plan));
    else
      print(view::text_of(plan, context.out));
    return exit_code_ && !plan.nothing_to_do() ? kChanges : kDone;
  }

 private:
  bool exit_code_ = false;
  plan::PlanOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_plan() {
  return std::make_unique<Plan>();
}

}  // namespace sparkecs::cmd
