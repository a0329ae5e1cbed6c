// Json values and their parser. Parsing never throws; depth is limited, so hostile input cannot exhaust the stack.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

// Compiled once, in json.cpp: without this every file that includes the header pays for the library's own parser.
extern template nlohmann::json nlohmann::json::parse<const char*>(const char*, const char*,
                                                                  nlohmann::json::parser_callback_t, bool, bool);

namespace sparkecs {

// Nesting beyond this is refused by parse_json.
inline constexpr int kMaxJsonDepth = 128;

// Parses one JSON document (UTF-8). On failure Kind::Invalid with "LINE:COLUMN: what is wrong".
Result<Json> parse_json(std::string_view text);

// One line without blanks; bytes that are not UTF-8 become U+FFFD instead of an exception.
std::string to_text(const Json& value);
// Indented by two, with a final line end; for files and for people.
std::string to_pretty(const Json& value);

}  // namespace sparkecs
