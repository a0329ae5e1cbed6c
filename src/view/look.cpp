#include "view/look.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace sparkecs::view {
namespace {

std::string_view code(Colour colour) {
  switch (colour) {
    case Colour::Plain:
      return "";
    case Colour::Bold:
      return "1";
    case Colour::Faint:
      return "2";
    case Colour::Red:
      return "31";
    case Colour::Green:
      return "32";
    case Colour::Yellow:
      return "33";
    case Colour::Blue:
      return "34";
  }
  return "";
}

std::string value(const std::map<std::string, std::string>& environment, const std::string& name) {
  auto at = environment.find(name);
  return at == environment.end() ? std::string() : at->second;
}

}  // namespace

std::string Look::paint(Colour colour, std::string_view text) const {
  if (!colours || colour == Colour::Plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code(colour), text);
}

Look look_of(int fd, const std::map<std::string, std::string>& environment) {
  Look look;
  bool dumb = value(environment, "TERM") == "dumb";
  bool terminal = ::isatty(fd) == 1;
  look.terminal = terminal && !dumb;
  look.colours = terminal && !dumb && value(environment, "NO_COLOR").empty();
  winsize size{};
  if (terminal && ::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) look.columns = size.ws_col;
  return look;
}

}  // namespace sparkecs::view
