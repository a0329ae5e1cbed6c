#include <fmt/format.h>

#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/local_aws.h"
#include "cmd/local_options.h"
#include "cmd/print.h"

namespace sparkecs::cmd {
namespace {

class LocalUp final : public Command {
 public:
  void declare(OptionList& list) override { declare_local_options(list, wishes_); }

  Result<int> run(const Context& context) override {
    LocalAws local(context.environment);
    auto running = TRY(local.ensure_up(wishes_));
    bool started = !running.said.empty();
    if (started) tell(running.said);
    if (context.options.json)
      print_json({{"url", running.url()}, {"pid", running.pid}, {"started", started}});
    else
      print(fmt::format("the local AWS {} at {}\n", started ? "runs" : "already runs", running.url()));
    return kDone;
  }

 private:
  LocalAws::Wishes wishes_;
};

}  // namespace

std::unique_ptr<Command> make_local_up() {
  return std::make_unique<LocalUp>();
}

}  // namespace sparkecs::cmd
