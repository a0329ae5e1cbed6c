#include "base/secret.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace sparkecs {
namespace {

constexpr std::string_view kBlanksAndQuotes = " \t\r\n\"'";

void hide_url_passwords(std::string& text) {
  for (auto at = text.find("://"); at != std::string::npos; at = text.find("://", at + 1)) {
    const auto begin = at + 3;
    // Also beyond a '/', which people leave in passwords although URLs do not allow it there.
    const auto authority = std::string_view(text).substr(0, text.find_first_of(kBlanksAndQuotes, begin));
    const auto host = authority.rfind('@');
    const auto colon = authority.find_first_of(":/", begin);
    if (host == std::string::npos || colon >= host || authority[colon] != ':') continue;
    if (host > colon + 1) text.replace(colon + 1, host - colon - 1, kHidden);
  }
}

// Where the value after an '=' ends; a quoted one may hold anything but its quote.
std::size_t end_of_value(std::string_view text, std::size_t begin) {
  const bool quoted = begin < text.size() && (text[begin] == '"' || text[begin] == '\'');
  const auto end = quoted ? text.find(text[begin], begin + 1) : text.find_first_of(" \t\r\n\"'&;,", begin);
  return quoted && end < text.size() ? end + 1 : std::min(end, text.size());
}

void hide_assigned(std::string& text) {
  constexpr std::string_view kOfNames = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
  for (auto equals = text.find('='); equals != std::string::npos; equals = text.find('=', equals + 1)) {
    const auto before = std::string_view(text).substr(0, equals);
    if (!names_secret(before.substr(before.find_last_not_of(kOfNames) + 1))) continue;  // npos + 1 is 0
    const auto end = end_of_value(text, equals + 1);
    if (end > equals + 1) text.replace(equals + 1, end - equals - 1, kHidden);
  }
}

std::string text_at(const Json& object, const char* name) {
  auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

}  // namespace

bool names_secret(std::string_view name) {
  constexpr std::string_view kHarmless[] = {"nexttoken",           "clienttoken",   "nextforwardtoken",
                                            "nextbackwardtoken",   "sequencetoken", "clientrequesttoken",
                                            "credentialsparameter"};
  constexpr std::string_view kMarks[] = {"secret", "password",  "passwd",     "passphrase", "token",
                                         "apikey", "accesskey", "privatekey", "credential"};
  auto plain = to_lower(name);
  if (plain.ends_with("_pass")) return true;
  std::erase_if(plain, [](char c) { return c == '_' || c == '-' || c == '.'; });
  if (std::ranges::find(kHarmless, plain) != std::end(kHarmless)) return false;
  return std::ranges::any_of(kMarks, [&](auto mark) { return plain.find(mark) != std::string::npos; });
}

std::string hide_secrets(std::string_view text) {
  std::string shown(text);
  hide_url_passwords(shown);
  hide_assigned(shown);
  return shown;
}

void hide_secrets_in(Json& value) {
  if (value.is_string()) value = hide_secrets(value.get<std::string>());
  if (!value.is_structured()) return;
  const bool secret_pair = value.is_object() && names_secret(text_at(value, "name"));
  for (auto& [name, member] : value.items()) {
    if (member.is_string() && (names_secret(name) || (secret_pair && name == "value")))
      member = kHidden;
    else
      hide_secrets_in(member);
  }
}

}  // namespace sparkecs
