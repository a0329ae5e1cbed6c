#include "engine/names/ipv4.h"

#include <arpa/inet.h>

#include "base/text.h"

namespace sparkecs::engine::names {

std::string to_text(std::uint32_t address) {
  in_addr raw{htonl(address)};
  char text[INET_ADDRSTRLEN];
  return inet_ntop(AF_INET, &raw, text, sizeof text);
}

std::optional<std::uint32_t> parse_address(const std::string& text) {
  in_addr raw{};
  if (inet_pton(AF_INET, text.c_str(), &raw) != 1) return std::nullopt;
  return ntohl(raw.s_addr);
}

std::optional<Block> parse_block(const std::string& text) {
  auto slash = text.find('/');
  if (slash == std::string::npos) return std::nullopt;
  auto first = parse_address(text.substr(0, slash));
  auto prefix = parse_number(std::string_view(text).substr(slash + 1), 32);
  if (!first || !prefix || *prefix < 8) return std::nullopt;
  Block block{*first, static_cast<int>(*prefix)};
  if (*first % block.size() != 0) return std::nullopt;
  return block;
}

}  // namespace sparkecs::engine::names
