#include "engine/api/logs_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"

namespace sparkecs::engine::api::log_checks {
namespace {

constexpr std::size_t kMostName = 512;
constexpr std::size_t kMostTags = 50;
constexpr std::array kRetentions{1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

}  // namespace

std::unexpected<Error> invalid(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "InvalidParameterException");
}

Result<> check_group_name(const std::string& name) {
  auto allowed = [](unsigned char c) {
    return std::isalnum(c) || std::string_view("_-/.#").contains(static_cast<char>(c));
  };
  if (name.empty() || name.size() > kMostName || !std::ranges::all_of(name, allowed))
    return invalid(
        fmt::format("Value '{}' at 'logGroupName' failed to satisfy constraint: 1 to 512 of "
                    "[a-zA-Z0-9_\\-/.#]",
                    printable(name)));
  if (name.starts_with("aws/")) return invalid("Log groups starting with 'aws/' are reserved for AWS.");
  return {};
}

Result<> check_stream_name(const std::string& name) {
  if (name.empty() || name.size() > kMostName || name.find_first_of(":*") != std::string::npos)
    return invalid(
        fmt::format("Value '{}' at 'logStreamName' failed to satisfy constraint: 1 to 512 characters, "
                    "without : and *",
                    printable(name)));
  return {};
}

Result<> check_retention(int days) {
  if (std::ranges::find(kRetentions, days) == kRetentions.end())
    return invalid(fmt::format("Value '{}' at 'retentionInDays' is not a valid retention period.", days));
  return {};
}

Result<> check_tags(const std::map<std::string, std::string>& tags) {
  if (tags.size() > kMostTags)
    return fail(Error::Kind::Invalid, "A resource can have no more than 50 tags.", "TooManyTagsException");
  for (const auto& [key, value] : tags)
    if (key.empty() || key.size() > 128 || value.size() > 256 || key.starts_with("aws:"))
      return invalid("tags: keys have 1 to 128 characters and do not begin with aws:, values at most 256.");
  return {};
}

Result<std::size_t> limit(std::optional<int> asked, int most, std::size_t otherwise) {
  if (!asked) return otherwise;
  if (*asked < 1 || *asked > most) return invalid(fmt::format("limit: 1 to {} are allowed.", most));
  return static_cast<std::size_t>(*asked);
}

std::string group_arn(const Caller& caller, const std::string& group) {
  return fmt::format("arn:aws:logs:{}:{}:log-group:{}", caller.region, caller.account, group);
}

std::string group_of(const std::string& name_or_arn) {
  constexpr std::string_view kKind = ":log-group:";
  auto at = name_or_arn.find(kKind);
  if (!name_or_arn.starts_with("arn:") || at == std::string::npos) return name_or_arn;
  auto name = name_or_arn.substr(at + kKind.size());
  if (name.ends_with(":*")) name.resize(name.size() - 2);
  return name;
}

}  // namespace sparkecs::engine::api::log_checks
