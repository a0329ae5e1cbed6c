// A place in the text of a config.sh. Bash drops a backslash at the end of a line, with the line end, wherever it
// reads on, even in the middle of a name; so peek() and next() do the same, and only what reads raw bytes sees it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sparkecs::model {

class ShellReader {
 public:
  static constexpr int kEnd = -1;

  // Both must outlive the reader; `path` is what errors begin with.
  ShellReader(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  std::string_view text() const { return text_; }
  std::size_t offset() const { return offset_; }

  // The next character, past any continued line ends; kEnd at the end.
  int peek() {
    while (text_.substr(offset_).starts_with("\\\n")) offset_ += 2;
    return peek_raw();
  }
  int next() {
    int c = peek();
    if (c != kEnd) ++offset_;
    return c;
  }
  // The character as it stands, as inside single quotes, comments and after a backslash.
  int peek_raw() const { return offset_ < text_.size() ? static_cast<unsigned char>(text_[offset_]) : kEnd; }
  int next_raw() {
    int c = peek_raw();
    if (c != kEnd) ++offset_;
    return c;
  }
  // Steps over `wanted` if it comes next.
  bool take(char wanted) {
    if (peek() != static_cast<unsigned char>(wanted)) return false;
    ++offset_;
    return true;
  }
  // A name as variables have it, or nothing.
  std::string name();
  void skip_blanks();
  void skip_comment();

  std::unexpected<Error> refuse(std::size_t offset, const std::string& message) const;

 private:
  std::string_view text_;
  const std::string& path_;
  std::size_t offset_ = 0;
};

bool is_shell_name(std::string_view text);
// One of the characters of `set`; never the end.
bool is_one_of(int c, std::string_view set);
bool is_blank(int c);

}  // namespace sparkecs::model
