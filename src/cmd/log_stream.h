// LogStream reads one log stream from its first event to its last, each once, while it is still being written.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "aws/logs.h"
#include "base/result.h"

namespace sparkecs::cmd {

class LogStream {
 public:
  // The stream need not exist yet: it appears with its first line.
  LogStream(std::string group, std::string name) : group_(std::move(group)), name_(std::move(name)) {}

  // Hands over every message that was not handed over before; returns how many. After an error the next call goes on
  // where this one stopped.
  Result<int> read(aws::Logs& logs, const std::function<void(std::string_view message)>& emit);

 private:
  const std::string group_;
  const std::string name_;
  std::string token_;
};

}  // namespace sparkecs::cmd
