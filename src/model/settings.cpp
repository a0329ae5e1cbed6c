#include "model/settings.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "model/config_values.h"
#include "model/known_variables.h"

namespace sparkecs::model {
namespace {

constexpr std::string_view kHidden = "********";

Setting setting(const Config& config, const std::string& name) {
  auto value = join(effective_list(config, name), " ");
  auto found = config.variables.find(name);
  if (found != config.variables.end() && !found->second.array && !found->second.text().empty())
    value = found->second.text();
  Setting setting{.name = name, .value = value, .origin = origin_of(config, name)};
  setting.secret = is_secret(name);
  setting.placeholder = is_placeholder(value);
  if (setting.secret && !value.empty() && !setting.placeholder) setting.value = kHidden;
  return setting;
}

// Secret values long enough that they are not part of other words by chance.
std::vector<std::string> secret_values(const Config& config) {
  constexpr std::size_t kShortest = 6;
  std::vector<std::string> secrets;
  for (const auto& [name, variable] : config.variables) {
    if (!is_secret(name)) continue;
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
  if (value.is_object() && value.value("name", Json()).is_string() && value.contains("value") &&
      is_secret(value["name"].get<std::string>()))
    value["value"] = kHidden;
  if (!value.is_structured()) return;
  for (auto& member : value) hide(member, secrets);
}

}  // namespace

std::vector<Setting> settings(const Config& config) {
  std::vector<Setting> all;
  for (const auto& known : known_variables()) all.push_back(setting(config, std::string(known.name)));
  for (const auto& [name, variable] : config.variables) {
    if (find_known(name) == nullptr && !variable.origin.empty()) all.push_back(setting(config, name));
  }
  return all;
}

Json without_secrets(const TaskDefinition& definition, const Config& config) {
  auto shown = definition.request;
  hide(shown, secret_values(config));
  return shown;
}

}  // namespace sparkecs::model
