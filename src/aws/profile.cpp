#include "aws/profile.h"

#include <fmt/format.h>

#include <set>

#include "base/file.h"
#include "base/text.h"

namespace sparkecs::aws {
namespace {

using Sections = std::map<std::string, Section>;

std::string path_of(const Variables& environment, std::string_view variable, std::string_view file_name) {
  auto home = value_of(environment, "HOME");
  auto path = value_of(environment, variable);
  if (path.empty()) return fmt::format("{}/.aws/{}", home, file_name);
  return path.starts_with("~/") ? home + path.substr(1) : path;
}

Result<Sections> read_sections(const std::string& path) {
  auto text = read_file(path);
  if (!text && text.error().kind == Error::Kind::NotFound) return Sections();
  return parse_ini(TRY(std::move(text)), path);
}

std::string without_quotes(std::string_view text) {
  text = trim(text);
  const bool quoted = text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
  return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

// The name behind a section's kind: "dev" of `profile "dev"`; nothing for sections of another kind.
std::string name_behind(std::string_view kind, std::string_view section) {
  if (kind.empty()) return without_quotes(section);  // the credentials file knows profiles only
  if (!section.starts_with(kind) || section.size() == kind.size()) return {};
  section.remove_prefix(kind.size());
  return section.front() == ' ' || section.front() == '\t' ? without_quotes(section) : std::string();
}

Section of_kind(const Sections& sections, std::string_view kind, std::string_view name) {
  Section all;
  for (const auto& [title, section] : sections)
    if (name_behind(kind, title) == name) all.insert(section.begin(), section.end());
  return all;
}

std::set<std::string> profile_names(const Sections& credentials, const Sections& config) {
  std::set<std::string> names;
  for (const auto& [title, section] : credentials) names.insert(without_quotes(title));
  for (const auto& [title, section] : config) {
    if (title == "default") names.insert(title);
    if (auto name = name_behind("profile", title); !name.empty()) names.insert(name);
  }
  return names;
}

}  // namespace

std::string value_of(const Variables& environment, std::string_view name) {
  auto at = environment.find(std::string(name));
  return at == environment.end() ? std::string() : at->second;
}

Result<Sections> parse_ini(std::string_view text, std::string_view name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Sections sections;
  Section* section = nullptr;
  std::string parent;  // the last value's name: indented lines belong to it
  int number = 0;
  for (const auto& line : split(text, '\n')) {
    ++number;
    auto content = trim(line);
    if (content.empty() || content.front() == '#' || content.front() == ';') continue;
    if (content.front() == '[' && content.back() == ']') {
      section = &sections[std::string(trim(content.substr(1, content.size() - 2)))];
      parent.clear();
      continue;
    }
    auto equals = content.find('=');
    const bool nested = line.front() == ' ' || line.front() == '\t';
    if (section == nullptr || equals == std::string_view::npos || equals == 0) {
      // The continuation of a value over lines has no name; none of the values we read is written so.
      if (nested && !parent.empty()) continue;
      return fail(Error::Kind::Invalid, fmt::format("{}:{}: expected [section] or name = value, not '{}'", name, number,
                                                    section == nullptr ? printable(content, 40) : "…"));
    }
    auto key = to_lower(trim(content.substr(0, equals)));
    if (nested && !parent.empty())
      key = fmt::format("{}.{}", parent, key);
    else
      parent = key;
    (*section)[key] = trim(content.substr(equals + 1));
  }
  return sections;
}

std::string Profile::value(const std::string& key) const {
  for (const auto* section : {&credentials, &config})
    if (auto at = section->find(key); at != section->end() && !at->second.empty()) return at->second;
  return {};
}

Result<Profile> read_profile(const std::string& name, const Variables& environment) {
  auto credentials = TRY(read_sections(path_of(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials")));
  auto config = TRY(read_sections(path_of(environment, "AWS_CONFIG_FILE", "config")));
  auto names = profile_names(credentials, config);
  if (name != "default" && !names.contains(name)) {
    auto known = join({names.begin(), names.end()}, ", ");
    return fail(Error::Kind::Invalid, fmt::format("there is no AWS profile '{}'; there {}", printable(name),
                                                  known.empty() ? "are none" : "are: " + known));
  }
  Profile profile;
  profile.name = name;
  profile.credentials = of_kind(credentials, "", name);
  profile.config = of_kind(config, "profile", name);
  if (name == "default") profile.config.merge(Section(config["default"]));
  if (auto services = profile.value("services"); !services.empty())
    profile.services = of_kind(config, "services", services);
  return profile;
}

}  // namespace sparkecs::aws
