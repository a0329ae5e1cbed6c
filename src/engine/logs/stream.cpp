#include "engine/logs/stream.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"

namespace sparkecs::engine::logs {
namespace {

Result<> remove_file(const std::filesystem::path& path) {
  std::error_code ec;
  std::filesystem::remove(path, ec);
  if (ec) return fail(Error::Kind::Unavailable, fmt::format("removing {}: {}", path.string(), ec.message()));
  return {};
}

}  // namespace

Result<Stream> Stream::create(std::filesystem::path folder, StreamHead head) {
  Stream stream(std::move(folder), std::move(head), {});
  stream.last_number_ = 1;
  stream.segments_.push_back(TRY(Segment::create(stream.file_of(1), stream.head_)));
  return stream;
}

Stream::Stream(std::filesystem::path folder, StreamHead head, std::vector<std::filesystem::path> files)
    : folder_(std::move(folder)), head_(std::move(head)), unopened_(std::move(files)) {
  if (unopened_.empty()) return;
  auto stem = unopened_.back().stem().string();
  last_number_ = parse_number(std::string_view(stem).substr(stem.rfind('-') + 1)).value_or(unopened_.size());
}

// Names come from outside and are never part of a path; a digest of them is.
std::filesystem::path Stream::file_of(std::uint64_t number) const {
  return folder_ / fmt::format("{}-{:08}.log", to_hex(sha256(head_.name)).substr(0, 32), number);
}

Result<> Stream::load() {
  if (unopened_.empty()) return {};
  std::vector<Segment> segments;
  for (const auto& file : unopened_) {
    auto segment = TRY(Segment::open(file));
    // Only the first may be empty; another one was begun just before a crash.
    if (!segments.empty() && segment.blocks().empty())
      TRY(remove_file(file));
    else
      segments.push_back(std::move(segment));
  }
  segments_ = std::move(segments);
  unopened_.clear();
  return {};
}

Result<std::optional<Stream::Extent>> Stream::extent() {
  TRY(load());
  std::optional<Extent> extent;
  for (const auto& segment : segments_) {
    if (segment.blocks().empty()) continue;
    if (!extent) extent = Extent{segment.blocks().front().first, {}, 0};
    extent->last = segment.blocks().back().last;
    extent->last_ingestion = std::max(extent->last_ingestion, segment.last_ingestion());
  }
  return extent;
}

Result<> Stream::append(std::vector<Event> events, std::int64_t now) {
  auto known = TRY(extent());
  std::uint64_t sequence = 0;
  for (const auto& segment : segments_) sequence = std::max(sequence, segment.next_sequence());
  for (auto& event : events) {
    event.sequence = sequence++;
    event.ingestion = known ? std::max(now, known->last_ingestion) : now;
  }
  // Late events join the segment that spans their time.
  auto in_time = std::ranges::find_if(events, [&](const Event& e) { return !known || e.key() > known->last; });
  for (auto late = events.begin(); late != in_time;) {
    std::size_t at = 0;
    while (at + 1 < segments_.size() && segments_[at + 1].blocks().front().first < late->key()) ++at;
    auto end = std::find_if(late, in_time, [&](const Event& e) {
      return at + 1 < segments_.size() && segments_[at + 1].blocks().front().first < e.key();
    });
    TRY(segments_[at].merge({late, end}));
    late = end;
  }
  if (in_time == events.end()) return {};
  events.erase(events.begin(), in_time);
  if (segments_.back().size() < kSegmentBytes) return segments_.back().append(events);
  auto segment = TRY(Segment::create(file_of(last_number_ + 1), head_));
  if (auto appended = segment.append(events); !appended) {
    TRY(remove_file(segment.path()));
    return appended;
  }
  ++last_number_;
  segments_.push_back(std::move(segment));
  return {};
}

Result<> Stream::remove_files() {
  // The newest first: what a crash leaves is still a stream.
  for (const auto& file : unopened_) TRY(remove_file(file));
  for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment) TRY(remove_file(segment->path()));
  return {};
}

Stream::Place Stream::seek(Key key) const {
  Place place;
  auto before = [key](const Segment& s) { return s.blocks().empty() || s.blocks().back().last < key; };
  place.segment = static_cast<std::size_t>(std::ranges::partition_point(segments_, before) - segments_.begin());
  if (place.segment == segments_.size()) return place;
  const auto& blocks = segments_[place.segment].blocks();
  auto at = std::ranges::partition_point(blocks, [key](const Block& b) { return b.last < key; });
  place.block = static_cast<std::size_t>(at - blocks.begin());
  return place;
}

bool Stream::next(Place& place) const {
  if (++place.block < segments_[place.segment].blocks().size()) return true;
  place = {place.segment + 1, 0};
  return place.segment < segments_.size();
}

bool Stream::previous(Place& place) const {
  if (place.block > 0) return --place.block, true;
  if (place.segment == 0 || segments_[place.segment - 1].blocks().empty()) return false;
  --place.segment;
  place.block = segments_[place.segment].blocks().size() - 1;
  return true;
}

Result<std::vector<Event>> Stream::first_of(Key from, Key until, const Most& most) {
  std::vector<Event> page;
  std::size_t bytes = 0;
  Cursor cursor(*this, from);
  for (;; cursor.advance()) {
    const auto* event = TRY(cursor.event());
    if (!event || event->key() >= until || page.size() >= most.events) return page;
    bytes += event->message.size();
    if (bytes > most.bytes && !page.empty()) return page;
    page.push_back(*event);
  }
}

Result<std::vector<Event>> Stream::last_of(Key from, Key until, const Most& most) {
  TRY(load());
  std::vector<Event> page;  // newest first, until the end
  std::size_t bytes = 0;
  bool full = false;
  auto place = seek(until);
  // The block found may begin before `until`; the ones before it certainly do.
  bool more = place.segment < segments_.size() || previous(place);
  for (; more && !full && block(place).last >= from; more = previous(place)) {
    auto events = TRY(segments_[place.segment].read(block(place)));
    for (auto event = events.rbegin(); event != events.rend() && !full; ++event) {
      if (event->key() >= until) continue;
      bytes += event->message.size();
      full = event->key() < from || page.size() >= most.events || (bytes > most.bytes && !page.empty());
      if (!full) page.push_back(std::move(*event));
    }
  }
  std::ranges::reverse(page);
  return page;
}

Result<const Event*> Cursor::event() {
  if (!started_) {
    TRY(stream_->load());
    started_ = true;
    place_ = stream_->seek(from_);
    if (place_.segment >= stream_->segments_.size()) return nullptr;
    events_ = TRY(stream_->segments_[place_.segment].read(stream_->block(place_)));
    at_ = static_cast<std::size_t>(std::ranges::lower_bound(events_, from_, {}, &Event::key) - events_.begin());
  }
  if (at_ < events_.size()) return &events_[at_];
  if (events_.empty() || !stream_->next(place_)) return nullptr;
  events_ = TRY(stream_->segments_[place_.segment].read(stream_->block(place_)));
  at_ = 0;
  return &events_[at_];
}

}  // namespace sparkecs::engine::logs
