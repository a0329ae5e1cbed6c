#include "engine/logs/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <queue>
#include <tuple>

#include "base/digest.h"
#include "base/text.h"

namespace sparkecs::engine::logs {
namespace {

constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMostMatched = 1u << 20;    // bytes of messages in one page of filter_events
constexpr std::size_t kMostExamined = 16u << 20;  // after so many a page ends even if empty: others wait for the loop

Error bad_token() {
  return {Error::Kind::Invalid, "The specified nextToken is invalid.", "InvalidParameterException"};
}

// A boundary between the events before the key and those from it on: "f/" reads on from there, "b/" back.
std::string token_of(char direction, Key boundary) {
  return fmt::format("{}/{:020}{:020}", direction, boundary.timestamp, boundary.sequence);
}

struct Boundary {
  bool forward = true;
  Key key;
};

Result<Boundary> parse_token(const std::string& token) {
  constexpr std::size_t kDigits = 20;
  std::string_view text = token;
  if (text.size() != 2 + 2 * kDigits || (!text.starts_with("f/") && !text.starts_with("b/")))
    return std::unexpected(bad_token());
  auto timestamp = parse_number(text.substr(2, kDigits), kForever);
  auto sequence = parse_number(text.substr(2 + kDigits));
  if (!timestamp || !sequence) return std::unexpected(bad_token());
  return Boundary{text[0] == 'f', {static_cast<std::int64_t>(*timestamp), *sequence}};
}

Key after(const Event& event) {
  return {event.timestamp, event.sequence + 1};
}

// The order of filter_events. The name breaks ties between streams.
using Position = std::tuple<std::int64_t, std::int64_t, std::string, std::uint64_t>;

Position position_of(const Event& event, const std::string& stream) {
  return {event.timestamp, event.ingestion, stream, event.sequence};
}

std::string token_of(const Position& last) {
  const auto& [timestamp, ingestion, stream, sequence] = last;
  return to_base64(fmt::format("{} {} {} {}", timestamp, ingestion, sequence, stream));
}

Result<Position> parse_position(const std::string& token) {
  auto text = from_base64(token).value_or("");
  auto parts = split(text, ' ');
  if (parts.size() < 4) return std::unexpected(bad_token());
  auto timestamp = parse_number(parts[0], kForever);
  auto ingestion = parse_number(parts[1], kForever);
  auto sequence = parse_number(parts[2]);
  if (!timestamp || !ingestion || !sequence) return std::unexpected(bad_token());
  auto name = text.substr(parts[0].size() + parts[1].size() + parts[2].size() + 3);  // may hold blanks itself
  return Position{static_cast<std::int64_t>(*timestamp), static_cast<std::int64_t>(*ingestion), name, *sequence};
}

// A stream in the merge, at its next event.
struct Source {
  Position position;
  std::size_t stream;
  bool operator>(const Source& other) const { return position > other.position; }
};

}  // namespace

Result<GetPage> get_events(Stream& stream, const GetQuery& query) {
  Key from{std::max<std::int64_t>(query.start, 0), 0};  // tokens hold no negative times
  Key until{std::max<std::int64_t>(query.end.value_or(kForever), 0), 0};
  Boundary at{query.from_head, from};
  if (!query.token.empty()) {
    at = TRY(parse_token(query.token));
  } else if (!query.from_head) {
    auto extent = TRY(stream.extent());
    Key end = extent ? Key{extent->last.timestamp, extent->last.sequence + 1} : Key{};
    at.key = std::min(end, until);
  }
  Most most{.events = query.limit};
  auto events = at.forward ? TRY(stream.first_of(std::max(from, at.key), until, most))
                           : TRY(stream.last_of(from, std::min(until, at.key), most));
  auto begin = events.empty() ? at.key : events.front().key();
  auto end = events.empty() ? at.key : after(events.back());
  return GetPage{std::move(events), token_of('f', end), token_of('b', begin)};
}

Result<FilterPage> filter_events(const std::vector<Stream*>& streams, const FilterQuery& query) {
  std::optional<Position> resume;
  if (!query.token.empty()) resume = TRY(parse_position(query.token));
  Key from{resume ? std::max(query.start, std::get<0>(*resume)) : query.start, 0};
  auto end = query.end.value_or(kForever);

  std::vector<Cursor> cursors;
  std::priority_queue<Source, std::vector<Source>, std::greater<>> next;
  auto offer = [&](std::size_t i) -> Result<> {
    const auto* event = TRY(cursors[i].event());
    if (event && event->timestamp <= end) next.push({position_of(*event, streams[i]->head().name), i});
    return {};
  };
  for (std::size_t i = 0; i < streams.size(); ++i) {
    cursors.emplace_back(*streams[i], from);
    TRY(offer(i));
  }

  FilterPage page;
  std::size_t matched = 0;
  std::size_t examined = 0;
  std::optional<Position> last;
  while (!next.empty()) {
    auto [position, i] = next.top();
    const auto* event = TRY(cursors[i].event());
    if (!resume || position > *resume) {
      bool full = page.events.size() >= query.limit || matched >= kMostMatched || examined >= kMostExamined;
      if (full && last) {
        page.token = token_of(*last);
        return page;
      }
      examined += event->message.size();
      if (query.pattern.matches(event->message)) {
        matched += event->message.size();
        page.events.push_back({streams[i]->head().name, *event});
      }
      last = position;
    }
    next.pop();
    cursors[i].advance();
    TRY(offer(i));
  }
  return page;
}

}  // namespace sparkecs::engine::logs
