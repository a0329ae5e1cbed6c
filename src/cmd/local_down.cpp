#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/local_aws.h"
#include "cmd/print.h"
#include "engine/engine.h"

namespace sparkecs::cmd {
namespace {

class LocalDown final : public Command {
 public:
  Result<int> run(const Context& context) override {
    LocalAws local(context.environment);
    bool ended = TRY(local.down());
    if (!ended) TRY(engine::Engine::clean_up(local.folder()));  // it may have been killed
    if (context.options.json)
      print_json({{"ended", ended}});
    else
      print(ended ? "the local AWS has ended\n" : "the local AWS does not run\n");
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_local_down() {
  return std::make_unique<LocalDown>();
}

}  // namespace sparkecs::cmd
