// How a command ended, as -o json tells it.
#pragma once

#include "base/json_fwd.h"
#include "base/result.h"
#include "cmd/context.h"
#include "plan/outcome.h"

namespace sparkecs::cmd {

// What a run of steps that was not completed comes to: Kind::Cancelled, Kind::TimedOut when nothing but the time was
// missing, or Kind::Failed.
Error::Kind kind_of(const plan::Outcome& outcome);

Json to_json(const Error& error);
// The document of a command with "interrupted", "timedOut" and, where there is one, "error".
Json with_ending(Json document, const Result<int>& ended);
// Prints it, for -o json only; returns how the command ended.
Result<int> tell_ending(const Context& context, Json document, Result<int> ended);

}  // namespace sparkecs::cmd
