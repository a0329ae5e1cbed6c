#include "engine/logs/record.h"

#include <bit>
#include <boost/crc.hpp>
#include <cstring>

namespace sparkecs::engine::logs {
namespace {

static_assert(std::endian::native == std::endian::little, "records are written as they lie in memory");

template <class T>
void put(std::string& to, T value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T get(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::uint32_t checksum(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

}  // namespace

void append_record(std::string& to, const Event& event) {
  std::string rest;
  put(rest, event.timestamp);
  put(rest, event.ingestion);
  put(rest, event.sequence);
  rest += event.message;
  put(to, static_cast<std::uint32_t>(event.message.size()));
  put(to, checksum(rest));
  to += rest;
}

std::optional<Event> take_record(std::string_view& bytes) {
  if (bytes.size() < kRecordHeader) return std::nullopt;
  std::size_t length = get<std::uint32_t>(bytes, 0);
  if (length > kMostMessage || bytes.size() - kRecordHeader < length) return std::nullopt;
  auto record = bytes.substr(0, kRecordHeader + length);
  if (get<std::uint32_t>(record, 4) != checksum(record.substr(8))) return std::nullopt;
  bytes.remove_prefix(record.size());
  return Event{get<std::int64_t>(record, 8), get<std::int64_t>(record, 16), get<std::uint64_t>(record, 24),
               std::string(record.substr(kRecordHeader))};
}

}  // namespace sparkecs::engine::logs
