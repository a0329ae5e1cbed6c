#include "base/random.h"

#include <sys/random.h>

#include <cstdlib>
#include <string_view>

namespace sparkecs {
namespace {

std::uint64_t random_word() {
  std::uint64_t word = 0;
  // Requests of up to 256 bytes are never cut short once the kernel's pool is ready.
  if (getrandom(&word, sizeof word, 0) != static_cast<ssize_t>(sizeof word)) std::abort();
  return word;
}

std::string pick(std::size_t n, std::string_view from) {
  std::string text(n, ' ');
  for (auto& c : text) c = from[random_below(from.size())];
  return text;
}

}  // namespace

std::uint64_t random_below(std::uint64_t limit) {
  const std::uint64_t fair = UINT64_MAX - UINT64_MAX % limit;
  std::uint64_t word = random_word();
  while (word >= fair) word = random_word();
  return word % limit;
}

double random_unit() {
  return static_cast<double>(random_word() >> 11) * 0x1.0p-53;
}

std::string random_hex(std::size_t digits) {
  return pick(digits, "0123456789abcdef");
}

std::string random_decimal(std::size_t digits) {
  auto text = pick(digits, "0123456789");
  if (!text.empty() && text[0] == '0') text[0] = '1';
  return text;
}

std::string random_alphanumeric(std::size_t n) {
  return pick(n, "abcdefghijklmnopqrstuvwxyz0123456789");
}

std::string random_uuid() {
  auto hex = random_hex(32);
  hex[12] = '4';
  hex[16] = "89ab"[random_below(4)];
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

}  // namespace sparkecs
