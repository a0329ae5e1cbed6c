#include "base/time.h"

#include <fmt/format.h>
#include <time.h>

#include <cctype>
#include <cmath>

#include "base/text.h"

namespace sparkecs {
namespace {

std::tm to_tm(TimePoint t) {
  std::time_t seconds = std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count();
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return parts;
}

std::string format(TimePoint t, const char* pattern) {
  std::tm parts = to_tm(t);
  char buffer[64];
  return {buffer, strftime(buffer, sizeof buffer, pattern, &parts)};
}

std::optional<TimePoint> parse(std::string_view text, const char* pattern, std::string_view* rest) {
  std::string copy(text);
  std::tm parts{};
  const char* end = strptime(copy.c_str(), pattern, &parts);
  if (end == nullptr) return std::nullopt;
  *rest = text.substr(static_cast<std::size_t>(end - copy.c_str()));
  return TimePoint(std::chrono::seconds(timegm(&parts)));
}

}  // namespace

TimePoint SystemClock::now() const {
  return std::chrono::floor<Millis>(std::chrono::system_clock::now());
}

double to_epoch_seconds(TimePoint t) {
  return static_cast<double>(t.time_since_epoch().count()) / 1000.0;
}

TimePoint from_epoch_seconds(double seconds) {
  return TimePoint(Millis(std::llround(seconds * 1000.0)));
}

std::string to_iso8601(TimePoint t) {
  auto seconds = std::chrono::floor<std::chrono::seconds>(t);
  return fmt::format("{}.{:03}Z", format(t, "%Y-%m-%dT%H:%M:%S"), (t - seconds).count());
}

std::string to_basic_iso(TimePoint t) {
  return format(t, "%Y%m%dT%H%M%SZ");
}

std::optional<TimePoint> from_iso8601(std::string_view text) {
  std::string_view rest;
  auto t = parse(text, "%Y-%m-%dT%H:%M:%S", &rest);
  if (!t) t = parse(text, "%Y%m%dT%H%M%S", &rest);
  if (!t) return std::nullopt;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    int scale = 100;
    while (!rest.empty() && std::isdigit(static_cast<unsigned char>(rest.front())) != 0) {
      *t += Millis((rest.front() - '0') * scale);
      scale /= 10;
      rest.remove_prefix(1);
    }
  }
  if (!rest.empty() && rest != "Z" && rest != "+00:00") return std::nullopt;
  return t;
}

std::optional<TimePoint> from_http_date(std::string_view text) {
  std::string_view rest;
  auto t = parse(text, "%a, %d %b %Y %H:%M:%S", &rest);
  if (!t || trim(rest) != "GMT") return std::nullopt;
  return t;
}

std::string to_http_date(TimePoint t) {
  return format(t, "%a, %d %b %Y %H:%M:%S GMT");
}

std::optional<Millis> parse_duration(std::string_view text) {
  constexpr double kTenYears = 10.0 * 366 * 24 * 3600 * 1000;
  double total = 0;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    auto digits = text.substr(0, text.find_first_not_of("0123456789"));
    auto number = parse_number(digits, 1'000'000'000'000);
    if (!number) return std::nullopt;
    text.remove_prefix(digits.size());
    auto unit = text.substr(0, text.find_first_of("0123456789"));
    text.remove_prefix(unit.size());
    double scale = unit == "ms"  ? 1
                   : unit == "s" ? 1000
                   : unit == "m" ? 60'000
                   : unit == "h" ? 3'600'000
                   : unit == "d" ? 86'400'000
                                 : 0;
    if (scale == 0) return std::nullopt;
    total += static_cast<double>(*number) * scale;
    if (total > kTenYears) return std::nullopt;
  }
  return Millis(std::llround(total));
}

std::string to_human(Millis duration) {
  auto ms = duration.count();
  if (ms < 1000) return fmt::format("{} ms", ms);
  if (ms < 60'000) return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000);
  if (ms < 3'600'000) return fmt::format("{} min {} s", ms / 60'000, ms / 1000 % 60);
  return fmt::format("{} h {} min", ms / 3'600'000, ms / 60'000 % 60);
}

}  // namespace sparkecs
