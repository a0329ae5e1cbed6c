// Errors that pass by themselves: AWS's parts learn of each other with a delay, and some deletions go on after they
// were answered. One table says which, with which call, and how long to believe it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "plan/wait.h"

namespace sparkecs::plan {

struct Passing {
  std::string_view operation;  // as AWS calls it: "CreateService"
  std::string_view code;       // "" for any
  std::string_view part;       // of the message, in any case of letters; "" for any
  std::string_view meaning;    // what is waited for, in words
  Millis budget;               // longer than that is a failure
};

// The row that fits, or nullptr.
const Passing* passing(std::string_view operation, const Error& error);

// Calls until it succeeds, fails with something that does not pass, or the row's budget is over. When the patience
// ends first, its error ends with the last one of the call.
template <class F>
auto patiently(std::string_view operation, Patience& patience, F call) -> decltype(call()) {
  const auto begun = std::chrono::steady_clock::now();
  for (;;) {
    auto result = call();
    if (result) return result;
    const auto* row = passing(operation, result.error());
    if (!row || std::chrono::steady_clock::now() - begun >= row->budget) return result;
    auto paused = patience.pause(std::string(row->meaning));
    if (!paused) {
      paused.error().message += ": " + result.error().message;
      return std::unexpected(std::move(paused).error());
    }
  }
}

}  // namespace sparkecs::plan
