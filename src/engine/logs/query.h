// The two ways of reading events: one stream by pages in both directions, and many streams merged by time. Tokens are
// texts that say where a page ended; they stay good when events are added.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/logs/pattern.h"
#include "engine/logs/stream.h"

namespace sparkecs::engine::logs {

struct GetQuery {
  std::int64_t start = 0;             // ms, inclusive
  std::optional<std::int64_t> end{};  // exclusive
  std::string token{};                // of the page before
  bool from_head = false;             // without a token: the oldest page, not the newest
  std::size_t limit = 10'000;
};
struct GetPage {
  std::vector<Event> events;  // ascending
  // Always there. A page that gives back the token that was sent has nothing, and was the end in that direction.
  std::string forward;
  std::string backward;
};
// Kind::Invalid for a token that is not one of ours.
Result<GetPage> get_events(Stream& stream, const GetQuery& query);

struct FilterQuery {
  std::int64_t start = 0;
  std::optional<std::int64_t> end{};  // inclusive
  Pattern pattern{};
  std::string token{};
  std::size_t limit = 10'000;
};
struct FilterPage {
  struct Found {
    std::string stream;
    Event event;
  };
  std::vector<Found> events;  // by time, ingestion time, stream, order in the stream
  std::string token;          // empty at the end; a page may be empty and still have one
};
// `streams` in the order of their names.
Result<FilterPage> filter_events(const std::vector<Stream*>& streams, const FilterQuery& query);

}  // namespace sparkecs::engine::logs
