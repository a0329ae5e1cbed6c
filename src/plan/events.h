// What plan/ tells while it works. view/ turns it into lines, live or plain.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"

namespace sparkecs::plan {

struct Event {
  enum class Kind {
    Started,  // work on the subject has begun
    Waiting,  // it goes on; `detail` says for what it waits, or how far it is
    Done,     // `took` says how long
    Failed,   // `error` says why
    Skipped,  // never started; `detail` says because of what
    Note,     // something worth knowing that is no step of its own
  };
  Kind kind;
  std::string subject;  // "load balancer spark-dev": the same thing has the same subject in all events of a command
  std::string detail{};
  Millis took{0};
  Error error{};
};

// Called from any thread, also from several at once.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void event(const Event& event) = 0;
};

}  // namespace sparkecs::plan
