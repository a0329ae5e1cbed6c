#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>

namespace sparkecs::log {
namespace {

std::atomic<Level> lowest{Level::Warn};

// Made at first use: `version` and the like never pay for it.
spdlog::logger& logger() {
  static spdlog::logger instance = [] {
    spdlog::logger made("sparkecs", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %-5l %v", spdlog::pattern_time_type::utc);
    made.set_level(spdlog::level::trace);
    made.flush_on(spdlog::level::trace);
    return made;
  }();
  return instance;
}

}  // namespace

void set_level(Level level) {
  lowest = level;
}

bool enabled(Level level) {
  return level >= lowest.load(std::memory_order_relaxed);
}

void write(Level level, std::string_view line) {
  auto to = level == Level::Debug  ? spdlog::level::debug
            : level == Level::Info ? spdlog::level::info
            : level == Level::Warn ? spdlog::level::warn
                                   : spdlog::level::err;
  logger().log(to, "{}", line);
}

}  // namespace sparkecs::log
