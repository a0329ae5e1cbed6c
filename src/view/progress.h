// What a person sees while plan/ works: on a terminal one live line per resource with its state and seconds, elsewhere
// plain lines, for JSON nothing. All of it goes to one descriptor, stderr.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "plan/events.h"
#include "view/look.h"

namespace sparkecs::view {

// Safe from any thread, as plan::Observer demands.
class Progress : public plan::Observer {
 public:
  // Writes a line of its own between those of the events: `line` without line end.
  virtual void say(std::string_view line) = 0;
  // Takes the live lines away and shows no further event: what is printed from now on has the terminal for itself.
  // Doing it twice is fine; the destructor does it too.
  virtual void end() = 0;
};

std::unique_ptr<Progress> live_progress(int fd, Look look);
std::unique_ptr<Progress> plain_progress(int fd, Look look);
std::unique_ptr<Progress> silent_progress();  // failures are in the result; only say() writes, to stderr

// --- the pure part ---

// An event as one line without line end; "" for those that need none.
std::string line_of(const plan::Event& event, const Look& look);

// A resource that is worked on.
struct Active {
  std::string subject;
  std::string detail;
  Millis since{0};  // how long already
};
// The live lines, each with its line end, cut to the terminal's width. `turn` counts redraws and moves the wheel.
std::string frame_of(const std::vector<Active>& active, int turn, const Look& look);

}  // namespace sparkecs::view
