#include "engine/lb/status_codes.h"

#include <algorithm>

#include "base/text.h"

namespace sparkecs::engine::lb {
namespace {

std::optional<int> parse_code(std::string_view text) {
  auto code = parse_number(text, 599);
  if (!code || *code < 200) return std::nullopt;
  return static_cast<int>(*code);
}

}  // namespace

std::optional<StatusCodes> parse_status_codes(std::string_view text) {
  StatusCodes codes;
  for (const auto& part : split(text, ',')) {
    auto ends = split(part, '-');
    auto first = parse_code(ends.front());
    auto last = parse_code(ends.back());
    if (ends.size() > 2 || !first || !last || *first > *last) return std::nullopt;
    codes.emplace_back(*first, *last);
  }
  return codes;
}

bool contains(const StatusCodes& codes, int code) {
  return std::ranges::any_of(codes, [code](auto range) { return range.first <= code && code <= range.second; });
}

}  // namespace sparkecs::engine::lb
