#include <fmt/format.h>

#include <algorithm>

#include "aws/settings.h"
#include "base/json.h"
#include "base/secret.h"
#include "cmd/commands.h"
#include "cmd/environment.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"
#include "cmd/session.h"
#include "model/settings.h"
#include "model/template.h"
#include "view/columns.h"

namespace sparkecs::cmd {
namespace {

using view::Colour;
using view::Table;

Json as_json(const std::vector<model::Setting>& settings) {
  Json list = Json::array();
  for (const auto& one : settings)
    list.push_back(
        {{"name", one.name}, {"value", one.value}, {"origin", one.origin}, {"placeholder", one.placeholder}});
  return list;
}

std::string as_text(const std::vector<model::Setting>& settings, const view::Look& look) {
  Table table;
  for (const auto& one : settings)
    table.add({one.name, {one.value, one.placeholder ? Colour::Yellow : Colour::Plain}, {one.origin, Colour::Faint}});
  return table.text(look);
}

// What others than config.sh have said counts before it.
void put(std::vector<model::Setting>& settings, std::string_view name, const aws::Said& said) {
  auto at = std::ranges::find(settings, name, &model::Setting::name);
  if (said.origin.empty() || at == settings.end()) return;
  at->value = hide_secrets(said.value);
  at->origin = said.origin;
}

class ConfigShow final : public Command {
 public:
  // Settings are shown even where they are not enough for an environment: that is when one wants to see them. What is
  // wrong is said after them.
  Result<int> run(const Context& context) override {
    auto config = TRY(load_config(context));
    auto environment = model::make_environment(config);
    const auto wishes = wishes_of(context, environment ? *environment : model::Environment());
    const auto named = aws::wanted_profile(wishes, context.environment);
    // One that cannot be read has no say here; whatever needs AWS will complain of it.
    const auto profile = aws::read_profile(named.value, context.environment).value_or(aws::Profile());
    const auto region = aws::wanted_region(wishes, context.environment, profile);
    if (environment) environment->region = region.value;
    auto settings = model::settings(config, environment ? &*environment : nullptr);
    put(settings, "AWS_REGION", region);
    put(settings, "AWS_PROFILE", named);
    put(settings, "AWS_ENDPOINT_URL", aws::wanted_endpoint(wishes, context.environment, profile));
    auto definitions = effective_definitions(std::move(environment));
    if (context.options.json) {
      Json json{{"environment", config.name}, {"folder", config.folder}, {"settings", as_json(settings)}};
      if (definitions)
        for (const auto* one : {&definitions->master, &definitions->worker, &definitions->submit})
          json["taskDefinitions"].push_back(
              {{"origin", one->origin}, {"request", model::without_secrets(*one, config)}});
      print_json(json);
    } else {
      print(as_text(settings, context.out));
      if (definitions)
        for (const auto* one : {&definitions->master, &definitions->worker, &definitions->submit})
          print(fmt::format("\n{}\n{}", context.out.paint(Colour::Bold, one->origin),
                            to_pretty(model::without_secrets(*one, config))));
    }
    if (!definitions) return std::unexpected(std::move(definitions).error());
    return kDone;
  }

 private:
  static Result<model::TaskDefinitions> effective_definitions(Result<model::Environment> environment) {
    return model::task_definitions(TRY(std::move(environment)));
  }
};

}  // namespace

std::unique_ptr<Command> make_config_show() {
  return std::make_unique<ConfigShow>();
}

}  // namespace sparkecs::cmd
