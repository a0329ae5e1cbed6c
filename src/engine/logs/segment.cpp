#include "engine/logs/segment.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/fd.h"
#include "base/file.h"
#include "base/json.h"
#include "base/log.h"

namespace sparkecs::engine::logs {
namespace {

constexpr std::size_t kMostHead = 8u << 10;  // a stream's name has at most 512 characters

std::string head_line(const StreamHead& head) {
  return to_text(Json{{"stream", head.name}, {"created", head.created}}) + "\n";
}

Result<StreamHead> parse_head(std::string_view bytes) {
  auto end = bytes.substr(0, kMostHead).find('\n');
  if (end == std::string_view::npos) return fail(Error::Kind::Invalid, "no whole first line");
  auto head = TRY(parse_json(bytes.substr(0, end)));
  if (!head.is_object() || !head.contains("stream") || !head["stream"].is_string() || !head.contains("created") ||
      !head["created"].is_number_integer())
    return fail(Error::Kind::Invalid, "the first line does not name a stream");
  return StreamHead{head["stream"], head["created"]};
}

Error io_error(const std::filesystem::path& path, std::string_view what) {
  return {Error::Kind::Unavailable, fmt::format("{} {}: {}", what, path.string(), std::strerror(errno))};
}

Result<std::string> read_range(const std::filesystem::path& path, std::uint64_t offset, std::uint64_t length) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return std::unexpected(io_error(path, "opening"));
  std::string bytes(length, '\0');
  std::size_t have = 0;
  while (have < length) {
    auto n = pread(fd.get(), bytes.data() + have, length - have, static_cast<off_t>(offset + have));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return std::unexpected(io_error(path, "reading"));
    if (n == 0) break;
    have += static_cast<std::size_t>(n);
  }
  bytes.resize(have);
  return bytes;
}

Result<> write_at(const std::filesystem::path& path, std::uint64_t offset, std::string_view bytes) {
  Fd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd) return std::unexpected(io_error(path, "opening"));
  std::size_t done = 0;
  while (done < bytes.size()) {
    auto n = pwrite(fd.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      auto error = io_error(path, "writing");
      // A disk that is full took a part: without it the file is as it was.
      if (ftruncate(fd.get(), static_cast<off_t>(offset)) != 0) log::warn("{}", io_error(path, "truncating").message);
      return std::unexpected(error);
    }
    done += static_cast<std::size_t>(n);
  }
  return {};
}

}  // namespace

Result<Segment> Segment::create(std::filesystem::path path, const StreamHead& head) {
  // Not synced: opening a thousand streams must not wait for a thousand writes. A file with half a first line is no
  // stream.
  Fd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!fd) return std::unexpected(io_error(path, "creating"));
  auto line = head_line(head);
  TRY(write_at(path, 0, line));
  Segment segment(std::move(path));
  segment.size_ = line.size();
  return segment;
}

Result<StreamHead> Segment::read_head(const std::filesystem::path& path) {
  return parse_head(TRY(read_range(path, 0, kMostHead)));
}

Result<Segment> Segment::open(const std::filesystem::path& path) {
  auto bytes = TRY(read_file(path, kMostSegmentBytes + (2u << 20)));
  TRY(parse_head(bytes));
  Segment segment(path);
  auto start = bytes.find('\n') + 1;
  segment.index_all(std::string_view(bytes).substr(start), start);
  if (segment.size_ < bytes.size()) {
    log::warn("{}: {} bytes after the last whole record are cut off", path.string(), bytes.size() - segment.size_);
    if (truncate(path.c_str(), static_cast<off_t>(segment.size_)) != 0)
      return std::unexpected(io_error(path, "truncating"));
  }
  return segment;
}

void Segment::index_all(std::string_view records, std::uint64_t offset) {
  blocks_.clear();
  size_ = offset;
  while (auto event = take_record(records)) index(*event);
}

void Segment::index(const Event& event) {
  if (blocks_.empty() || blocks_.back().length >= kBlockBytes) blocks_.push_back({event.key(), event.key(), size_, 0});
  auto length = kRecordHeader + event.message.size();
  blocks_.back().last = event.key();
  blocks_.back().length += length;
  size_ += length;
  last_ingestion_ = std::max(last_ingestion_, event.ingestion);
  next_sequence_ = std::max(next_sequence_, event.sequence + 1);
}

Result<std::vector<Event>> Segment::read(const Block& block) const {
  auto bytes = TRY(read_range(path_, block.offset, block.length));
  std::string_view rest = bytes;
  std::vector<Event> events;
  while (auto event = take_record(rest)) events.push_back(std::move(*event));
  if (!rest.empty() || bytes.size() < block.length)
    return fail(Error::Kind::Failed, fmt::format("{} is damaged", path_.string()));
  return events;
}

Result<> Segment::append(const std::vector<Event>& events) {
  std::string bytes;
  for (const auto& event : events) append_record(bytes, event);
  TRY(write_at(path_, size_, bytes));
  for (const auto& event : events) index(event);
  return {};
}

Result<> Segment::merge(const std::vector<Event>& events) {
  auto bytes = TRY(read_file(path_, kMostSegmentBytes));
  auto start = bytes.find('\n') + 1;
  std::string_view rest = std::string_view(bytes).substr(start);
  std::vector<Event> all = events;
  while (auto event = take_record(rest)) all.push_back(std::move(*event));
  std::ranges::sort(all, {}, &Event::key);
  bytes.resize(start);
  for (const auto& event : all) append_record(bytes, event);
  if (bytes.size() > kMostSegmentBytes)
    return fail(Error::Kind::Invalid, "too many events with times before those that are already there");
  TRY(write_file_atomically(path_, bytes));
  index_all(std::string_view(bytes).substr(start), start);
  return {};
}

}  // namespace sparkecs::engine::logs
