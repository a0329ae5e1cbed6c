// Stream is one log stream on disk: segments in the order of time. Memory holds an index of its blocks, from its first
// use on, and never more events than one answer carries.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/logs/segment.h"

namespace sparkecs::engine::logs {

// How much one answer carries.
struct Most {
  std::size_t events = 10'000;
  std::size_t bytes = 1u << 20;  // of messages; a single larger event is still given
};

// One thread at a time.
class Stream {
 public:
  // Makes its first file, which marks it as existing.
  static Result<Stream> create(std::filesystem::path folder, StreamHead head);
  // A stream of an earlier process: its files, oldest first. They are opened when somebody asks for events.
  Stream(std::filesystem::path folder, StreamHead head, std::vector<std::filesystem::path> files);

  const StreamHead& head() const { return head_; }

  struct Extent {
    Key first;
    Key last;
    std::int64_t last_ingestion = 0;
  };
  // Nothing while it is empty.
  Result<std::optional<Extent>> extent();

  // Events in the order of their timestamps; sequence and ingestion time are set here. They may be older than those
  // that are there.
  Result<> append(std::vector<Event> events, std::int64_t now);
  Result<> remove_files();

  // Events with from <= key < until, in order, the first or the last of them that fit.
  Result<std::vector<Event>> first_of(Key from, Key until, const Most& most);
  Result<std::vector<Event>> last_of(Key from, Key until, const Most& most);

 private:
  friend class Cursor;
  struct Place {
    std::size_t segment = 0;
    std::size_t block = 0;
  };
  Result<> load();
  // The first block with events at or after the key; past the last segment when there is none.
  Place seek(Key key) const;
  bool next(Place& place) const;
  bool previous(Place& place) const;
  const Block& block(Place place) const { return segments_[place.segment].blocks()[place.block]; }
  std::filesystem::path file_of(std::uint64_t number) const;

  std::filesystem::path folder_;
  StreamHead head_;
  std::vector<std::filesystem::path> unopened_;
  std::vector<Segment> segments_;
  std::uint64_t last_number_ = 0;  // of the newest file
};

// Cursor walks a stream forward, one block in memory at a time. Changing the stream ends its use.
class Cursor {
 public:
  Cursor(Stream& stream, Key from) : stream_(&stream), from_(from) {}
  // The event it stands on; nullptr behind the last one.
  Result<const Event*> event();
  void advance() { ++at_; }

 private:
  Stream* stream_;
  Key from_;
  bool started_ = false;
  Stream::Place place_{};
  std::vector<Event> events_;
  std::size_t at_ = 0;
};

}  // namespace sparkecs::engine::logs
