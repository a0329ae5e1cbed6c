#include "model/settings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/secret.h"
#include "base/text.h"
#include "model/config_values.h"
#include "model/derived.h"
#include "model/known_variables.h"

namespace sparkecs::model {
namespace {

Setting setting(const Config& config, const std::string& name) {
  auto value = join(effective_list(config, name), " ");
  auto found = config.variables.find(name);
  if (found != config.variables.end() && !found->second.array && !found->second.text().empty())
    value = found->second.text();
  Setting setting{.name = name, .value = value, .origin = origin_of(config, name)};
  setting.secret = names_secret(name);
  setting.placeholder = is_placeholder(value);
  if (!setting.secret)
    setting.value = hide_secrets(value);
  else if (!value.empty() && !setting.placeholder)
    setting.value = kHidden;
  return setting;
}

void fill_in_derived(std::vector<Setting>& settings, const Environment& environment) {
  for (const auto& [name, value, from] : derived_settings(environment)) {
    auto at = std::ranges::find(settings, name, &Setting::name);
    if (at == settings.end() || at->origin != "default") continue;
    at->value = value;
    at->origin = fmt::format("default, from {}", from);
  }
}

// Secret values long enough that they are not part of other words by chance.
std::vector<std::string> secret_values(const Config& config) {
  constexpr std::size_t kShortest = 6;
  std::vector<std::string> secrets;
  for (const auto& [name, variable] : config.variables) {
    // The id of a key is no secret, and the local AWS's is the account, which stands in every ARN.
    if (!names_secret(name) || name.ends_with("ACCESS_KEY_ID")) continue;
    std::ranges::copy_if(variable.values, std::back_inserter(secrets),
                         [&](const auto& value) { return value.size() >= kShortest; });
  }
  // The longest first, lest a shorter one leave the rest of it.
  std::ranges::sort(secrets, std::ranges::greater{}, &std::string::size);
  return secrets;
}

void hide(Json& value, const std::vector<std::string>& secrets) {
  if (value.is_string()) {
    auto text = value.get<std::string>();
    for (const auto& secret : secrets) {
      for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kHidden.size()))
        text.replace(at, secret.size(), kHidden);
    }
    value = text;
    return;
  }
  if (!value.is_structured()) return;
  for (auto& member : value) hide(member, secrets);
}

}  // namespace

std::vector<Setting> settings(const Config& config, const Environment* environment) {
  std::vector<Setting> all;
  for (const auto& known : known_variables()) all.push_back(setting(config, std::string(known.name)));
  for (const auto& [name, variable] : config.variables) {
    if (find_known(name) == nullptr && !variable.origin.empty()) all.push_back(setting(config, name));
  }
  if (environment != nullptr) fill_in_derived(all, *environment);
  return all;
}

Json without_secrets(const TaskDefinition& definition, const Config& config) {
  auto shown = definition.request;
  hide(shown, secret_values(config));
  hide_secrets_in(shown);
  return shown;
}

}  // namespace sparkecs::model
