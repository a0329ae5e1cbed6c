// How to write to a stream: what a terminal can show, and what its reader wants.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace sparkecs::view {

enum class Colour { Plain, Bold, Faint, Red, Green, Yellow, Blue };

struct Look {
  bool terminal = false;  // lines may be rewritten
  bool colours = false;
  int columns = 80;

  // The text in that colour, or as it is where there are none.
  std::string paint(Colour colour, std::string_view text) const;
};

// Of an open descriptor. NO_COLOR (any value but an empty one) and TERM=dumb are honoured.
Look look_of(int fd, const std::map<std::string, std::string>& environment);

}  // namespace sparkecs::view
