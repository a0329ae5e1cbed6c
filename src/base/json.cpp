#include "base/json.h"

#include <fmt/format.h>

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

}  // namespace

Result<Json> parse_json(std::string_view text) {
  bool too_deep = false;
  auto limit_depth = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kMaxJsonDepth;
    return !too_deep;
  };
  try {
    Json value = Json::parse(text.begin(), text.end(), limit_depth);
    if (too_deep) return fail(Error::Kind::Invalid, fmt::format("1:1: nested deeper than {} levels", kMaxJsonDepth));
    return value;
  } catch (const Json::parse_error& e) {
    auto at = position_of(text, e.byte == 0 ? 0 : e.byte - 1);
    return fail(Error::Kind::Invalid, fmt::format("{}:{}: {}", at.line, at.column, reason(e.what())));
  } catch (const Json::exception& e) {
    return fail(Error::Kind::Invalid, fmt::format("1:1: {}", reason(e.what())));
  }
}

std::string to_text(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_pretty(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sparkecs
