// What an AWS error code means to us. One table for the retry rules, the plan and the messages.
#pragma once

#include <string_view>

#include "base/result.h"

namespace sparkecs::wire {

// The kind of an error with this code and HTTP status; `code` may be empty. `service` is Service::name:
// LimitExceededException means "slow down" with some services and "your quota is full" with others.
Error::Kind kind_of(std::string_view service, std::string_view code, int status, std::string_view message);

// True for codes that say, or may say, that our clock is wrong. "May" is settled by the reply's Date header.
bool may_be_clock_skew(std::string_view code);

}  // namespace sparkecs::wire
