#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"

namespace sparkecs::cmd {
namespace {

class Version final : public Command {
 public:
  Result<int> run(const Context& context) override {
    if (context.options.json)
      print_json({{"version", SPARKECS_VERSION}});
    else
      print("sparkecs " SPARKECS_VERSION "\n");
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_version() {
  return std::make_unique<Version>();
}

}  // namespace sparkecs::cmd
