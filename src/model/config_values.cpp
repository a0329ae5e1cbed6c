#include "model/config_values.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/secret.h"
#include "base/text.h"
#include "model/known_variables.h"

namespace sparkecs::model {
namespace {

const Variable* find_set(const Config& config, std::string_view name) {
  auto found = config.variables.find(std::string(name));
  // As ${NAME:-default}: an empty value is none.
  if (found == config.variables.end() || found->second.text().empty()) return nullptr;
  return &found->second;
}

// The defaults are ours, so they are well-formed and do not refer to themselves.
std::string fill(const Config& config, std::string_view fallback) {
  std::string text;
  for (;;) {
    auto start = fallback.find("${");
    text += fallback.substr(0, start);
    if (start == std::string_view::npos) return text;
    auto end = fallback.find('}', start);
    text += effective_text(config, fallback.substr(start + 2, end - start - 2));
    fallback.remove_prefix(end + 1);
  }
}

}  // namespace

std::string effective_text(const Config& config, std::string_view name) {
  if (const auto* variable = find_set(config, name)) return variable->text();
  const auto* known = find_known(name);
  return known == nullptr ? std::string() : fill(config, known->fallback);
}

std::vector<std::string> effective_list(const Config& config, std::string_view name) {
  const auto* variable = find_set(config, name);
  if (variable != nullptr && variable->array) return variable->values;
  auto text = effective_text(config, name);
  std::ranges::replace_if(text, [](char c) { return c == ',' || c == '\t' || c == '\n'; }, ' ');
  auto parts = split(text, ' ');
  std::erase(parts, "");
  return parts;
}

std::string origin_of(const Config& config, std::string_view name) {
  const auto* variable = find_set(config, name);
  if (variable == nullptr) return "default";
  return variable->origin.empty() ? "environment" : variable->origin;
}

std::string ConfigValues::required(std::string_view name) {
  auto value = text(name);
  if (value.empty()) problem(name, "a value is needed");
  return value;
}

int ConfigValues::number(std::string_view name, int least, int most) {
  auto value = parse_number(text(name), static_cast<std::uint64_t>(most));
  if (value && static_cast<int>(*value) >= least) return static_cast<int>(*value);
  problem(name, fmt::format("a whole number from {} to {} is needed", least, most));
  return least;
}

std::string ConfigValues::word(std::string_view name, const std::vector<std::string>& allowed) {
  auto value = text(name);
  if (std::ranges::find(allowed, value) != allowed.end()) return value;
  problem(name, fmt::format("one of {} is needed", join(allowed, ", ")));
  return allowed.front();
}

void ConfigValues::problem(std::string_view name, const std::string& message) {
  wrong_.emplace(name);
  auto origin = origin_of(config_, name);
  if (origin == "default" && text(name).empty()) {
    problems_.push_back(
        fmt::format("{}/config.sh: {} is not set: {}; {}", config_.folder, name, message, how_to_find(name)));
    return;
  }
  auto shown = names_secret(name) ? std::string(kHidden) : printable(hide_secrets(join(list(name), " ")));
  bool ours = origin == "default";
  problems_.push_back(fmt::format("{}: {}=\"{}\"{}: {}", ours ? config_.folder + "/config.sh" : origin, name, shown,
                                  ours ? " (default)" : "", message));
}

}  // namespace sparkecs::model
