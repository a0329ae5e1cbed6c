#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "plan/identity.h"
#include "plan/state.h"
#include "view/state_text.h"

namespace sparkecs::cmd {
namespace {

class Status final : public Command {
 public:
  Result<int> run(const Context& context) override {
    auto session = TRY(Session::open(context));
    TRY(plan::check_account(session->aws(), session->environment()));
    auto state = TRY(plan::cluster_state(session->aws(), session->http(), session->environment()));
    if (context.options.json)
      print_json(plan::to_json(state));
    else
      print(view::text_of(state, SystemClock().now(), context.out));
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_status() {
  return std::make_unique<Status>();
}

}  // namespace sparkecs::cmd
