// IPv4 addresses as numbers, and blocks of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sparkecs::engine::names {

std::string to_text(std::uint32_t address);
std::optional<std::uint32_t> parse_address(const std::string& text);

// An aligned block such as 10.0.16.0/20.
struct Block {
  std::uint32_t first = 0;
  int prefix_length = 32;

  std::uint32_t size() const { return std::uint32_t{1} << (32 - prefix_length); }  // prefix_length is never 0
  bool contains(std::uint32_t address) const { return address - first < size(); }
  std::string text() const { return to_text(first) + "/" + std::to_string(prefix_length); }
};
// Nothing for a malformed block, host bits that are set, or a prefix outside 8–32.
std::optional<Block> parse_block(const std::string& text);

}  // namespace sparkecs::engine::names
