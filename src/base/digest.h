// Hashes and encodings, by OpenSSL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sparkecs {

std::string sha256(std::string_view data);                             // 32 raw bytes
std::string hmac_sha256(std::string_view key, std::string_view data);  // 32 raw bytes
std::string to_hex(std::string_view bytes);                            // lower case
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  // nothing for malformed text

}  // namespace sparkecs
