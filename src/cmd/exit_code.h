// The exit codes of sparkecs; scripts rely on them. `submit` passes on the job's own.
#pragma once

#include "base/result.h"

namespace sparkecs::cmd {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;  // wrong usage or configuration
inline constexpr int kTimedOut = 4;
inline constexpr int kChanges = 5;    // `plan --exit-code` found some
inline constexpr int kLeft = 6;       // `delete` left something
inline constexpr int kNoStart = 125;  // `submit`: the job never started
inline constexpr int kInterrupted = 130;

// Of an error that ends a command. What a service refuses as invalid is a failure, not wrong usage: nobody could have
// known before asking it.
int exit_code_of(const Error& error);

}  // namespace sparkecs::cmd
