#include "base/json.h"

#include <fmt/format.h>

#include <optional>

#include "base/text.h"

template nlohmann::json nlohmann::json::parse<const char*>(const char*, const char*, nlohmann::json::parser_callback_t,
                                                           bool, bool);

namespace sparkecs {
namespace {

// nlohmann's messages carry ids and its own wording of positions; keep only what helps a person.
std::string reason(std::string_view what) {
  if (auto at = what.find(": "); at != std::string_view::npos) what.remove_prefix(at + 2);
  if (auto at = what.find("syntax error"); at != std::string_view::npos) what.remove_prefix(at);
  return std::string(what);
}

// Where the text nests deeper than allowed, if it does. Read before it is parsed: the parser's own callback would look
// through all the values before it at every end of an object.
std::optional<std::size_t> too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '{' || c == '[') && ++depth > kMaxJsonDepth)
      return i;
    else if (!quoted && (c == '}' || c == ']'))
      --depth;
  }
  return std::nullopt;
}

Error invalid(std::string_view text, std::size_t offset, std::string_view what) {
  auto at = position_of(text, offset);
  return {Error::Kind::Invalid, fmt::format("{}:{}: {}", at.line, at.column, what)};
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (auto at = too_deep(text))
    return std::unexpected(invalid(text, *at, fmt::format("nested deeper than {} levels", kMaxJsonDepth)));
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const Json::parse_error& e) {
    return std::unexpected(invalid(text, e.byte == 0 ? 0 : e.byte - 1, reason(e.what())));
  } catch (const Json::exception& e) {
    return std::unexpected(invalid(text, 0, reason(e.what())));
  }
}

std::string to_text(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_pretty(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sparkecs
