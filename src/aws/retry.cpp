#include "aws/retry.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "net/http_client.h"

namespace sparkecs::aws {

bool may_have_been_done(const Error& error) {
  if (error.code == net::kReplyLost) return true;
  return error.kind == Error::Kind::Unavailable && error.status >= 500 && error.status != 503;
}

bool worth_repeating(const Error& error, bool repeatable) {
  switch (error.kind) {
    case Error::Kind::Throttled:
      return true;  // refused before anything was done
    case Error::Kind::Unavailable:
    case Error::Kind::TimedOut:
      return repeatable || !may_have_been_done(error);
    default:
      return false;
  }
}

Millis retry_delay(int failed_attempt, double random, std::optional<Millis> retry_after) {
  constexpr Millis kMost{20'000};
  constexpr Millis kMostAskedFor{60'000};
  const double limit = std::min(1000.0 * std::exp2(failed_attempt - 1), static_cast<double>(kMost.count()));
  const Millis backoff(std::llround(random * limit));
  return std::max(backoff, std::min(retry_after.value_or(Millis(0)), kMostAskedFor));
}

std::optional<Millis> read_retry_after(std::string_view header, TimePoint now) {
  header = trim(header);
  if (auto seconds = parse_number(header, 1'000'000)) return Millis(static_cast<Millis::rep>(*seconds) * 1000);
  if (auto date = from_http_date(header); date && *date > now) return *date - now;
  return std::nullopt;
}

int RetryQuota::cost_of(const Error& error) {
  return error.kind == Error::Kind::TimedOut ? 10 : 5;
}

bool RetryQuota::take(int cost) {
  return left_.with([cost](int& left) {
    if (left < cost) return false;
    left -= cost;
    return true;
  });
}

void RetryQuota::give_back(int cost) {
  left_.with([cost](int& left) { left = std::min(left + cost, kCapacity); });
}

int RetryQuota::left() const {
  return left_.with([](const int& left) { return left; });
}

}  // namespace sparkecs::aws
