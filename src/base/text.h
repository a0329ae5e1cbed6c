// Small functions over text that several layers need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sparkecs {

std::string_view trim(std::string_view text);
// Every piece between separators, also empty ones; "" gives one empty piece.
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string to_lower(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);
// A whole decimal number without sign or blanks, at most `max`; nothing for anything else.
std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t max = UINT64_MAX);

// RFC 3986: everything but letters, digits and "-._~" becomes %XX in upper case; '/' too unless kept.
std::string percent_encode(std::string_view text, bool keep_slash = false);
// The reverse; '+' becomes a blank if `form`. Nothing for a broken escape.
std::optional<std::string> percent_decode(std::string_view text, bool form = false);

// Well-formed UTF-8 without overlong forms, surrogates or values beyond U+10FFFF.
bool is_utf8(std::string_view text);

// Line and column (both from 1, column in bytes) of an offset in a text.
struct Position {
  int line = 1;
  int column = 1;
};
Position position_of(std::string_view text, std::size_t offset);

// The text with control characters replaced by '?', cut to `most` bytes with "…": for messages that quote foreign
// input.
std::string printable(std::string_view text, std::size_t most = 200);

}  // namespace sparkecs
