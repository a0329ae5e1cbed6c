// How one log event lies in a file. A record is whole or it does not count: each carries its length and a checksum, so
// that what a crash left half written is recognised and cut off.
//
//   u32 length of the message · u32 CRC-32 of all that follows · i64 timestamp · i64 ingestion time · u64 sequence ·
//   message                                                              (little endian, times in ms since 1970)
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sparkecs::engine::logs {

// The place of an event in its stream: by time, and by arrival where the time is the same.
struct Key {
  std::int64_t timestamp = 0;
  std::uint64_t sequence = 0;
  auto operator<=>(const Key&) const = default;
};

struct Event {
  std::int64_t timestamp = 0;
  std::int64_t ingestion = 0;
  std::uint64_t sequence = 0;  // counts up within the stream
  std::string message;
  Key key() const { return {timestamp, sequence}; }
};

inline constexpr std::size_t kRecordHeader = 32;
inline constexpr std::size_t kMostMessage = 1u << 20;

void append_record(std::string& to, const Event& event);
// Takes the record at the front of `bytes`; nothing, and `bytes` unchanged, when it is cut short or damaged.
std::optional<Event> take_record(std::string_view& bytes);

}  // namespace sparkecs::engine::logs
