#include "model/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace sparkecs::model {
namespace {

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Between 1 and `most` letters, digits and characters of `others`.
bool consists_of(std::string_view text, std::string_view others, std::size_t most) {
  return !text.empty() && text.size() <= most && std::ranges::all_of(text, [&](char c) {
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

}  // namespace

bool is_balancer_name(std::string_view name) {
  return consists_of(name, "-", 32) && name.front() != '-' && name.back() != '-' && !name.starts_with("internal-");
}

bool is_cluster_name(std::string_view name) {
  return consists_of(name, "-_", 255);
}

bool is_dns_label(std::string_view label) {
  return consists_of(label, "-_", 63) && label.front() != '-' && label.back() != '-';
}

bool is_dns_name(std::string_view name) {
  return name.size() <= 253 && std::ranges::all_of(split(name, '.'), is_dns_label);
}

bool is_log_group_name(std::string_view name) {
  return consists_of(name, "._-/#", 512);
}

bool is_id(std::string_view id, std::string_view prefix) {
  return id.starts_with(prefix) && consists_of(id.substr(prefix.size()), "", 64);
}

bool is_role_arn(std::string_view arn) {
  return arn.starts_with("arn:aws") && arn.find(":iam::") != std::string_view::npos &&
         arn.find(":role/") != std::string_view::npos;
}

bool is_account(std::string_view id) {
  return id.size() == 12 && id.find_first_not_of("0123456789") == id.npos;
}

std::optional<std::string> canonical_cidr(std::string_view cidr) {
  auto slash = cidr.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  auto bits = parse_number(cidr.substr(slash + 1), 32);
  auto parts = split(cidr.substr(0, slash), '.');
  if (!bits || parts.size() != 4) return std::nullopt;
  std::uint32_t address = 0;
  for (const auto& part : parts) {
    auto byte = parse_number(part, 255);
    if (!byte) return std::nullopt;
    address = address << 8 | static_cast<std::uint32_t>(*byte);
  }
  // Shifting a 32-bit value by 32 is undefined, hence the wider type.
  auto mask = static_cast<std::uint32_t>(~std::uint64_t{0} << (32 - *bits));
  address &= mask;
  return fmt::format("{}.{}.{}.{}/{}", address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255, *bits);
}

}  // namespace sparkecs::model
