// When a failed request is sent again, and after how long: the standard mode of AWS's SDKs. Pure, but for the quota.
#pragma once

#include <optional>
#include <string_view>

#include "base/guarded.h"
#include "base/result.h"
#include "base/time.h"

namespace sparkecs::aws {

inline constexpr int kDefaultAttempts = 3;  // the first one included

// Would the same request have a chance? `repeatable` says whether it may be sent again although it may have been
// carried out.
bool worth_repeating(const Error& error, bool repeatable);

// Is it unknown whether the failed request was carried out? So it is behind a lost reply, and behind 500, 502 and 504;
// 503 is an honest "not now".
bool may_have_been_done(const Error& error);

// The wait after the attempt with this number (from 1) failed: full jitter below a limit that doubles from 1 s to
// 20 s, but at least what the reply's Retry-After demands, as far as that is at most a minute. `random` is in [0, 1).
Millis retry_delay(int failed_attempt, double random, std::optional<Millis> retry_after);

// The Retry-After header: seconds, or a date. Nothing for anything else, or for a time that is over.
std::optional<Millis> read_retry_after(std::string_view header, TimePoint now);

// The retries a client has left, so that an outage is not answered with a storm of them. Safe from any thread.
class RetryQuota {
 public:
  static constexpr int kCapacity = 500;

  // What a retry after this error costs.
  static int cost_of(const Error& error);
  // False, and nothing taken, when fewer than `cost` are left.
  bool take(int cost);
  // A success gives back what its last retry has cost, or 1 if it needed none.
  void give_back(int cost);
  int left() const;

 private:
  Guarded<int> left_{kCapacity};
};

}  // namespace sparkecs::aws
