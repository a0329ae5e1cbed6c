// Why a task did not start or did not stay, in words, and what to do about it. Pure: a table of patterns over what ECS
// says (docs: aws "stopped task error codes"); what the table does not know is passed on as it is.
#pragma once

#include <string>

#include "plan/state.h"

namespace sparkecs::plan {

struct Explanation {
  std::string cause;      // "the image of the master cannot be pulled: …", with AWS's own words
  std::string advice;     // what to do; may be empty
  bool definite = false;  // it will happen again: waiting does not help
};

// A stopped task. Empty cause when it stopped because it was meant to.
Explanation explain_stopped(const TaskState& task);
// The text of a service event that speaks of trouble; empty cause for all others.
Explanation explain_event(const std::string& message);
// What failures[].reason of RunTask means.
Explanation explain_not_placed(const std::string& reason);

}  // namespace sparkecs::plan
