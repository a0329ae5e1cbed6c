// LogEvents reads the events of several log streams in the order of their time, look by look: first what was written so
// far, then what has come since.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>

#include "aws/logs.h"
#include "base/result.h"
#include "base/time.h"

namespace sparkecs::cmd {

class LogEvents {
 public:
  // All streams of the group whose names begin with `prefix`; neither need exist yet. Borrows `logs`.
  LogEvents(aws::Logs& logs, std::string group, std::string prefix, std::optional<TimePoint> since);

  // The next event of this look, nothing at its end. No event comes twice, in this look or in others.
  Result<const wire::logs::FilteredLogEvent*> front();
  void pop() { page_.pop_front(); }
  void look_again() { ended_ = false; }

 private:
  Result<> fetch();
  void add(wire::logs::FilteredLogEvent event);

  aws::Logs& logs_;
  wire::logs::FilterLogEventsRequest request_;
  std::deque<wire::logs::FilteredLogEvent> page_;
  bool ended_ = false;                                     // this look has read its last page
  std::int64_t newest_ = 0;                                // time of the newest event so far
  std::set<std::pair<std::int64_t, std::string>> recent_;  // time and id of what may come again
};

}  // namespace sparkecs::cmd
