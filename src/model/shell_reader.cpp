#include "model/shell_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace sparkecs::model {
namespace {

bool is_name_start(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name_part(int c) {
  return is_name_start(c) || (c >= '0' && c <= '9');
}

}  // namespace

std::string ShellReader::name() {
  std::string name;
  if (!is_name_start(peek())) return name;
  while (is_name_part(peek())) name += static_cast<char>(next());
  return name;
}

void ShellReader::skip_blanks() {
  while (is_blank(peek())) next();
}

void ShellReader::skip_comment() {
  while (peek_raw() != kEnd && peek_raw() != '\n') next_raw();
}

std::unexpected<Error> ShellReader::refuse(std::size_t offset, const std::string& message) const {
  auto at = position_of(text_, offset);
  return fail(Error::Kind::Invalid, fmt::format("{}:{}:{}: {}", path_, at.line, at.column, message));
}

bool is_shell_name(std::string_view text) {
  return !text.empty() && is_name_start(static_cast<unsigned char>(text[0])) &&
         std::ranges::all_of(text, [](char c) { return is_name_part(static_cast<unsigned char>(c)); });
}

bool is_one_of(int c, std::string_view set) {
  return c != ShellReader::kEnd && set.find(static_cast<char>(c)) != std::string_view::npos;
}

bool is_blank(int c) {
  return c == ' ' || c == '\t';
}

}  // namespace sparkecs::model
