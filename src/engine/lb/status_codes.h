// The HTTP codes that pass a health check, as a matcher writes them: "200", "200,202" or "200-399".
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sparkecs::engine::lb {

using StatusCodes = std::vector<std::pair<int, int>>;  // first and last of each range

// Nothing for text of another form, an empty range, or a code outside 200–599.
std::optional<StatusCodes> parse_status_codes(std::string_view text);
bool contains(const StatusCodes& codes, int code);

}  // namespace sparkecs::engine::lb
