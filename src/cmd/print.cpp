#include "cmd/print.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "base/fd.h"
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

// Waits until there is a line on stdin, or until `stop` is requested.
void wait_for_line(std::stop_token stop) {
  Fd woken(::eventfd(0, EFD_CLOEXEC));
  std::stop_callback wake(std::move(stop), [&] {
    std::uint64_t one = 1;
    [[maybe_unused]] auto ignored = ::write(woken.get(), &one, sizeof one);
  });
  std::array<pollfd, 2> both{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{woken.get(), POLLIN, 0}};
  while (::poll(both.data(), both.size(), -1) < 0 && errno == EINTR) continue;
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

Result<std::string> ask(std::string_view question, std::stop_token stop) {
  put(STDERR_FILENO, std::string(question) + " ");
  wait_for_line(stop);
  if (stop.stop_requested()) {
    put(STDERR_FILENO, "\n");
    return fail(Error::Kind::Cancelled, "interrupted");
  }
  std::string line;
  std::getline(std::cin, line);
  return std::string(trim(line));
}

}  // namespace sparkecs::cmd
