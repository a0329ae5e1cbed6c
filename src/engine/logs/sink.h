// LogSink is where the output of containers goes: log streams of CloudWatch Logs.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"

namespace sparkecs::engine::logs {

// Loop thread only.
class LogSink {
 public:
  virtual ~LogSink() = default;
  virtual bool has_group(const std::string& group) const = 0;
  virtual void create_group(const std::string& group) = 0;  // for awslogs-create-group; no effect when it exists
  // Appends one event; the stream appears with its first line. Lines of a group deleted meanwhile are dropped.
  virtual void append(const std::string& group, const std::string& stream, TimePoint at, std::string line) = 0;
};

}  // namespace sparkecs::engine::logs
