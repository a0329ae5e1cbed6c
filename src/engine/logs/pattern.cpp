#include "engine/logs/pattern.h"

#include <algorithm>

#include "base/text.h"

namespace sparkecs::engine::logs {

Result<Pattern> Pattern::parse(std::string_view text) {
  auto invalid = [](const char* why) { return fail(Error::Kind::Invalid, why, "InvalidParameterException"); };
  text = trim(text);
  if (text.starts_with('{') || text.starts_with('['))
    return invalid("Invalid filter pattern: the local AWS knows words and \"phrases\" only");
  Pattern pattern;
  while (!text.empty()) {
    auto* where = &pattern.all_;
    if (text.starts_with('?') || text.starts_with('-')) {
      where = text.front() == '?' ? &pattern.any_ : &pattern.none_;
      text.remove_prefix(1);
    }
    if (text.starts_with('%')) return invalid("Invalid filter pattern: the local AWS knows no regular expressions");
    bool quoted = text.starts_with('"');
    if (quoted) text.remove_prefix(1);
    auto end = quoted ? text.find('"') : std::min(text.find(' '), text.size());
    if (end == std::string_view::npos) return invalid("Invalid filter pattern: a quote is not closed");
    if (end == 0) return invalid("Invalid filter pattern: a term is empty");
    where->emplace_back(text.substr(0, end));
    text = trim(text.substr(end + (quoted ? 1 : 0)));
  }
  return pattern;
}

bool Pattern::matches(std::string_view message) const {
  auto contains = [message](const std::string& term) { return message.find(term) != std::string_view::npos; };
  return std::ranges::all_of(all_, contains) && std::ranges::none_of(none_, contains) &&
         (any_.empty() || std::ranges::any_of(any_, contains));
}

}  // namespace sparkecs::engine::logs
