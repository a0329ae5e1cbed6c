#include "cmd/print.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>

#include "base/json.h"
#include "base/text.h"

namespace sparkecs::cmd {
namespace {

bool put(int fd, std::string_view text) {
  while (!text.empty()) {
    auto n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

void print(std::string_view text) {
  if (put(STDOUT_FILENO, text)) return;
  complain("cannot write to stdout");
  std::_Exit(1);  // the result is lost; nothing that is still running may pretend otherwise
}

void print_json(const Json& value) {
  print(to_pretty(value));
}

void tell(std::string_view line) {
  put(STDERR_FILENO, std::string(line) + "\n");
}

void complain(std::string_view message) {
  std::string text = "sparkecs: ";
  for (const auto& line : split(trim(message), '\n')) text += (text.size() > 10 ? "  " : "") + line + "\n";
  put(STDERR_FILENO, text);
}

bool can_ask() {
  return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

std::string ask(std::string_view question) {
  put(STDERR_FILENO, std::string(question) + " ");
  std::string line;
  std::getline(std::cin, line);
  return std::string(trim(line));
}

}  // namespace sparkecs::cmd
