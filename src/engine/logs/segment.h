// Segment is one file of a log stream: a line that names the stream, then its events in the order of their keys.
// In memory there is only an index of the blocks the file consists of.
//
//   {"created":1700000000000,"stream":"spark/master/0123…"}\n  record record record …
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/logs/record.h"

namespace sparkecs::engine::logs {

struct StreamHead {
  std::string name;
  std::int64_t created = 0;  // ms since 1970
};

// A run of whole records, about kBlockBytes of them.
struct Block {
  Key first;
  Key last;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};
inline constexpr std::uint64_t kBlockBytes = 32u << 10;
// A segment of this size gets no more events at its end. Only events that arrive late make it larger.
inline constexpr std::uint64_t kSegmentBytes = 8u << 20;
inline constexpr std::uint64_t kMostSegmentBytes = 8 * kSegmentBytes;

// One thread at a time.
class Segment {
 public:
  // A new file without events. The folder must exist.
  static Result<Segment> create(std::filesystem::path path, const StreamHead& head);
  // Only the first line of the file; Kind::Invalid when that is not whole.
  static Result<StreamHead> read_head(const std::filesystem::path& path);
  // Reads the whole file once, and cuts off what follows its last whole record.
  static Result<Segment> open(const std::filesystem::path& path);

  const std::vector<Block>& blocks() const { return blocks_; }
  std::uint64_t size() const { return size_; }
  // The latest time an event arrived, and a sequence above those of all events; 0 without any.
  std::int64_t last_ingestion() const { return last_ingestion_; }
  std::uint64_t next_sequence() const { return next_sequence_; }
  const std::filesystem::path& path() const { return path_; }

  Result<std::vector<Event>> read(const Block& block) const;
  // Events after all that are there. On failure nothing of them remains.
  Result<> append(const std::vector<Event>& events);
  // Events that belong between those that are there: writes the file anew. Kind::Invalid above kMostSegmentBytes.
  Result<> merge(const std::vector<Event>& events);

 private:
  explicit Segment(std::filesystem::path path) : path_(std::move(path)) {}
  void index(const Event& event);
  void index_all(std::string_view records, std::uint64_t offset);

  std::filesystem::path path_;
  std::vector<Block> blocks_;
  std::uint64_t size_ = 0;
  std::int64_t last_ingestion_ = 0;
  std::uint64_t next_sequence_ = 0;
};

}  // namespace sparkecs::engine::logs
