#include <fmt/format.h>

#include "base/json.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "plan/observe.h"

namespace sparkecs::cmd {
namespace {

class Dns final : public Command {
 public:
  Result<int> run(const Context& context) override {
    auto session = TRY(Session::open(context));
    const auto& wanted = session->environment().balancer;
    auto balancer = TRY(plan::observe_balancer(session->aws(), wanted));
    if (balancer.dns_name.empty())
      return fail(Error::Kind::NotFound,
                  fmt::format("there is no load balancer {}: `sparkecs create` makes it", wanted.name));
    if (context.options.json)
      print_json({{"dnsName", balancer.dns_name}, {"webUi", balancer.webui_url}, {"rest", balancer.rest_url}});
    else
      print(balancer.dns_name + "\n");
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_dns() {
  return std::make_unique<Dns>();
}

}  // namespace sparkecs::cmd
