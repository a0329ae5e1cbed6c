// How list operations hand out long lists: sorted by a key, page by page. A token names the last key of its page, so
// that what comes or goes between two calls neither repeats nor hides the rest. It also holds a mark of that key:
// other text that is base64 too would read as some key and silently hide what stands before it.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/result.h"

namespace sparkecs::engine::api {

inline constexpr std::size_t kTokenMark = 8;  // bytes of the key's digest

inline std::string token_of(const std::string& key) {
  return to_base64(sha256(key).substr(0, kTokenMark) + key);
}

// Nothing for a token that token_of() did not make.
inline std::optional<std::string> key_of_token(const std::string& token) {
  auto text = from_base64(token).value_or("");
  if (text.size() < kTokenMark) return std::nullopt;
  auto key = text.substr(kTokenMark);
  return token_of(key) == token ? std::optional(key) : std::nullopt;
}

// Leaves the page behind `token` in `items`, which are in the order of their keys (in the reverse order if
// `descending`), and returns the next token, empty at the end. Kind::Invalid for a token that is not one of ours; the
// caller adds its service's code.
template <class T, class KeyOf>
Result<std::string> take_page(std::vector<T>& items, const std::string& token, std::size_t most, KeyOf key_of,
                              bool descending = false) {
  if (!token.empty()) {
    auto last = key_of_token(token);
    if (!last) return fail(Error::Kind::Invalid, "the token is not one this service gave");
    auto begin = std::ranges::find_if(
        items, [&](const T& item) { return descending ? key_of(item) < *last : key_of(item) > *last; });
    items.erase(items.begin(), begin);
  }
  if (items.size() <= most) return std::string();
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(most), items.end());
  return token_of(key_of(items.back()));
}

}  // namespace sparkecs::engine::api
