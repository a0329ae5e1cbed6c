#include "engine/api/ec2_filters.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace sparkecs::engine::api {

void add_tags(Facts& facts, const names::Tags& tags) {
  for (const auto& [key, value] : tags) {
    facts.emplace("tag:" + key, value);
    facts.emplace("tag-key", key);
  }
}

Result<Filters> Filters::of(const std::vector<wire::ec2::Filter>& filters, const std::vector<std::string_view>& known) {
  for (const auto& filter : filters)
    if (!filter.name.starts_with("tag:") && filter.name != "tag-key" &&
        std::ranges::find(known, filter.name) == known.end())
      return fail(Error::Kind::Invalid, fmt::format("The filter '{}' is invalid", printable(filter.name)),
                  "InvalidParameterValue");
  Filters made;
  made.filters_ = filters;
  return made;
}

bool Filters::pass(const Facts& facts) const {
  return std::ranges::all_of(filters_, [&](const wire::ec2::Filter& filter) {
    auto [begin, end] = facts.equal_range(filter.name);
    return std::any_of(begin, end, [&](const auto& fact) {
      return std::ranges::any_of(filter.values,
                                 [&](const std::string& value) { return matches_wildcard(value, fact.second); });
    });
  });
}

// Greedy with one way back, to the last *: linear in practice, and never worse than the product of the lengths.
bool matches_wildcard(std::string_view pattern, std::string_view text) {
  constexpr auto kNone = std::string_view::npos;
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = kNone;
  std::size_t resume = 0;
  while (t < text.size()) {
    bool escaped = p + 1 < pattern.size() && pattern[p] == '\\';
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p + escaped] == text[t] || (pattern[p] == '?'))) {
      p += 1 + escaped;
      ++t;
    } else if (star != kNone) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace sparkecs::engine::api
