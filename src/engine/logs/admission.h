// What PutLogEvents lets in. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "engine/logs/record.h"

namespace sparkecs::engine::logs {

// The accepted part of a batch is [first, last). Events before it are too old or expired, events behind it too new.
struct Admission {
  std::size_t first = 0;
  std::size_t last = 0;
  std::optional<int> too_old_end{};    // exclusive
  std::optional<int> expired_end{};    // exclusive
  std::optional<int> too_new_start{};  // inclusive
};

// Kind::Invalid, with AWS's words, for a batch that is empty, too large, not in the order of time, or longer than a
// day. `now` in ms since 1970.
Result<Admission> admit(const std::vector<Event>& events, std::int64_t now, std::optional<int> retention_days);

}  // namespace sparkecs::engine::logs
