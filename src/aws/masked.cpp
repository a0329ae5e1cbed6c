#include "aws/masked.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/text.h"

namespace sparkecs::aws {
namespace {

constexpr const char* kMask = "***";

std::string text_at(const Json& object, const char* name) {
  auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

void mask(Json& value) {
  if (value.is_object()) {
    const bool secret_pair = names_a_secret(text_at(value, "name"));
    for (auto& [name, member] : value.items()) {
      if (member.is_string() && (names_a_secret(name) || (secret_pair && name == "value")))
        member = kMask;
      else
        mask(member);
    }
  } else if (value.is_array()) {
    for (auto& member : value) mask(member);
  }
}

}  // namespace

bool names_a_secret(std::string_view name) {
  // Page and idempotency tokens; references to secrets, which are names and not the secrets themselves.
  constexpr std::array<std::string_view, 6> kHarmless{"nexttoken",         "clienttoken",   "nextforwardtoken",
                                                      "nextbackwardtoken", "sequencetoken", "clientrequesttoken"};
  constexpr std::array<std::string_view, 6> kMarks{"secret", "password",   "passwd",
                                                   "token",  "credential", "private_key"};
  auto lower = to_lower(name);
  if (std::ranges::find(kHarmless, lower) != kHarmless.end()) return false;
  return std::ranges::any_of(kMarks, [&](auto mark) { return lower.find(mark) != std::string::npos; });
}

std::string masked(const Json& value) {
  Json copy = value;
  mask(copy);
  return printable(to_text(copy), 4'000);
}

}  // namespace sparkecs::aws
