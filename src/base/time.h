// Wall-clock time as the AWS protocols write it, and a Clock that tests turn by hand.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sparkecs {

using Millis = std::chrono::milliseconds;
using TimePoint = std::chrono::sys_time<Millis>;  // UTC, millisecond resolution

// What time it is. Safe from any thread. Code that decides by time takes a Clock& and never asks the system itself.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
 public:
  TimePoint now() const override;
};

// Stands still until advanced.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(TimePoint start = TimePoint(Millis(1'700'000'000'000)))
      : now_(start.time_since_epoch().count()) {}
  TimePoint now() const override { return TimePoint(Millis(now_.load())); }
  void advance(Millis by) { now_ += by.count(); }

 private:
  std::atomic<Millis::rep> now_;
};

double to_epoch_seconds(TimePoint t);  // JSON 1.1 services: seconds with fraction
TimePoint from_epoch_seconds(double seconds);
std::string to_iso8601(TimePoint t);    // 2026-01-31T12:00:00.123Z
std::string to_basic_iso(TimePoint t);  // 20260131T120000Z, as SigV4 writes it
// Reads either ISO form, with or without fraction, zone "Z" or absent.
std::optional<TimePoint> from_iso8601(std::string_view text);
// The Date header: "Sun, 06 Nov 1994 08:49:37 GMT".
std::optional<TimePoint> from_http_date(std::string_view text);
std::string to_http_date(TimePoint t);
// "10m", "90s", "1h30m", "250ms", "2d"; nothing for anything else or a value above ten years.
std::optional<Millis> parse_duration(std::string_view text);
// "250 ms", "4.2 s", "3 min 5 s": for people.
std::string to_human(Millis duration);

}  // namespace sparkecs
