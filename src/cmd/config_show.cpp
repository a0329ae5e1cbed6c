#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "aws/settings.h"
#include "base/json.h"
#include "base/secret.h"
#include "cmd/commands.h"
#include "cmd/environment.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"
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

// One place that may say where AWS is.
struct Source {
  std::string value;
  std::string origin;
};

// The places other than config.sh that count before it, the strongest first: the order of aws/settings.h.
class Elsewhere {
 public:
  Elsewhere(const Context& context, const model::Environment& environment) : context_(context) {
    const aws::Wishes wishes{.profile = context.options.profile,
                             .endpoint = context.options.endpoint,
                             .config_endpoint = environment.endpoint,
                             .config_profile = environment.profile};
    endpoint_ = aws::wanted_endpoint(wishes, context.environment).value_or("");
    profile_name_ = profile().value.empty() ? environment.profile : profile().value;
    if (profile_name_.empty()) profile_name_ = "default";
    // One that cannot be read has no say here; whatever needs AWS will complain of it.
    profile_ = aws::read_profile(profile_name_, context.environment).value_or(aws::Profile());
  }

  Source profile() const {
    return first({{context_.options.profile, "--profile"}, variable("AWS_PROFILE"), variable("AWS_DEFAULT_PROFILE")});
  }
  Source region() const {
    return first({{context_.options.region, "--region"},
                  variable("AWS_REGION"),
                  variable("AWS_DEFAULT_REGION"),
                  // The local AWS has nothing to do with ~/.aws.
                  endpoint_ == "local" ? Source() : of_profile("region")});
  }
  Source endpoint() const {
    auto said = first(
        {{context_.options.endpoint, "--endpoint-url"}, variable("AWS_ENDPOINT_URL"), of_profile("endpoint_url")});
    // It may have been said that variable and profile are to be ignored.
    return said.value == endpoint_ ? said : Source();
  }

 private:
  static Source first(std::initializer_list<Source> sources) {
    auto at = std::ranges::find_if(sources, [](const Source& source) { return !source.value.empty(); });
    return at == sources.end() ? Source() : *at;
  }
  Source variable(const std::string& name) const { return {context_.variable(name), "environment"}; }
  Source of_profile(const std::string& key) const { return {profile_.value(key), "profile " + profile_name_}; }

  const Context& context_;
  std::string endpoint_;  // in effect
  std::string profile_name_;
  aws::Profile profile_;
};

void put(std::vector<model::Setting>& settings, std::string_view name, const Source& source) {
  auto at = std::ranges::find(settings, name, &model::Setting::name);
  if (source.value.empty() || at == settings.end()) return;
  at->value = hide_secrets(source.value);
  at->origin = source.origin;
}

class ConfigShow final : public Command {
 public:
  // Settings are shown even where they are not enough for an environment: that is when one wants to see them. What is
  // wrong is said after them.
  Result<int> run(const Context& context) override {
    auto config = TRY(load_config(context));
    auto environment = model::make_environment(config);
    const Elsewhere elsewhere(context, environment ? *environment : model::Environment());
    if (environment && !elsewhere.region().value.empty()) environment->region = elsewhere.region().value;
    auto settings = model::settings(config, environment ? &*environment : nullptr);
    put(settings, "AWS_REGION", elsewhere.region());
    put(settings, "AWS_PROFILE", elsewhere.profile());
    put(settings, "AWS_ENDPOINT_URL", elsewhere.endpoint());
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
