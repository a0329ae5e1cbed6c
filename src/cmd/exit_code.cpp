#include "cmd/exit_code.h"

namespace sparkecs::cmd {

int exit_code_of(const Error& error) {
  switch (error.kind) {
    case Error::Kind::Invalid:
      return error.status == 0 ? kUsage : kFailed;
    case Error::Kind::TimedOut:
      return kTimedOut;
    case Error::Kind::Cancelled:
      return kInterrupted;
    default:
      return kFailed;
  }
}

}  // namespace sparkecs::cmd
