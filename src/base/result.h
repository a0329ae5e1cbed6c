// Result<T> is a value or an Error: what failed, as data. Failures are reported many at a time, answered as AWS
// replies and asked for their kind by the retry rules, so they travel as values and never as exceptions.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace sparkecs {

struct Error {
  enum class Kind {
    NotFound,     // what was asked for does not exist
    Conflict,     // exists already, or is in use, or is in a state that forbids this
    Denied,       // credentials or permissions
    Throttled,    // too many requests; the same call may succeed later
    Unavailable,  // the other side, or the way to it, failed; the same call may succeed later
    Invalid,      // the input is wrong; the same call will fail again
    Cancelled,    // somebody asked us to stop
    TimedOut,     // the time given by the caller is over
    Failed,       // a definite failure that is none of the above
  };
  Kind kind = Kind::Failed;
  std::string message;       // for people; outermost step first; no secrets
  std::string code{};        // the service's own word, such as "ServiceNotFoundException"
  std::string request_id{};  // AWS's id of the failed request, when there was one
  int status = 0;            // HTTP status, when there was one
};

template <class T = void>
struct [[nodiscard]] Result : std::expected<T, Error> {
  using std::expected<T, Error>::expected;
};

// The value, or an early return of the error. Use it as a whole initialiser or statement.
#define TRY(expr)                                           \
  __extension__({                                           \
    auto r_ = (expr);                                       \
    if (!r_) return std::unexpected(std::move(r_).error()); \
    *std::move(r_);                                         \
  })

inline std::unexpected<Error> fail(Error::Kind kind, std::string message, std::string code = {}) {
  return std::unexpected(Error{kind, std::move(message), std::move(code)});
}

// Adds the step in words in front of the error's message: "registering spark-master: …".
template <class T>
Result<T> during(const std::string& step, Result<T> result) {
  if (!result) result.error().message = step + ": " + result.error().message;
  return result;
}

}  // namespace sparkecs
