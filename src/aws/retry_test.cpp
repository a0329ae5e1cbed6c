#include "aws/retry.h"

#include <gtest/gtest.h>

#include <string>

#include "net/http_client.h"

namespace sparkecs::aws {
namespace {

using enum Error::Kind;

Error error_of(Error::Kind kind, std::string_view code, int status) {
  return {.kind = kind, .message = "m", .code = std::string(code), .status = status};
}

TEST(Retry, WhatIsWorthRepeating) {
  struct Case {
    Error error;
    bool when_safe, when_not;
  };
  for (const auto& c : {
           Case{error_of(Throttled, "ThrottlingException", 400), true, true},
           Case{error_of(Throttled, "RequestLimitExceeded", 503), true, true},
           Case{error_of(Unavailable, "ServiceUnavailable", 503), true, true},
           Case{error_of(Unavailable, "InternalFailure", 500), true, false},
           Case{error_of(Unavailable, "", 502), true, false},
           Case{error_of(Unavailable, "", 504), true, false},
           Case{error_of(Unavailable, net::kNotSent, 0), true, true},
           Case{error_of(Unavailable, net::kReplyLost, 0), true, false},
           Case{error_of(TimedOut, net::kNotSent, 0), true, true},
           Case{error_of(TimedOut, net::kReplyLost, 0), true, false},
           Case{error_of(Failed, "LimitExceededException", 400), false, false},
           Case{error_of(Invalid, "ValidationError", 400), false, false},
           Case{error_of(NotFound, "ClusterNotFoundException", 400), false, false},
           Case{error_of(Conflict, "DuplicateListener", 400), false, false},
           Case{error_of(Denied, "AccessDenied", 403), false, false},
           Case{error_of(Denied, net::kUntrusted, 0), false, false},
           Case{error_of(Cancelled, net::kNotSent, 0), false, false},
       }) {
    EXPECT_EQ(worth_repeating(c.error, true), c.when_safe) << c.error.code << " " << c.error.status;
    EXPECT_EQ(worth_repeating(c.error, false), c.when_not) << c.error.code << " " << c.error.status;
    EXPECT_EQ(may_have_been_done(c.error), c.when_safe && !c.when_not) << c.error.code << " " << c.error.status;
  }
}

TEST(Retry, Delay) {
  struct Case {
    int attempt;
    double random;
    std::optional<Millis> asked;
    int expected;
  };
  for (const auto& c : {
           Case{1, 0.0, std::nullopt, 0},
           Case{1, 0.5, std::nullopt, 500},
           Case{2, 0.5, std::nullopt, 1000},
           Case{3, 0.999, std::nullopt, 3996},
           Case{5, 1.0, std::nullopt, 16'000},
           Case{6, 1.0, std::nullopt, 20'000},
           Case{100, 1.0, std::nullopt, 20'000},
           Case{1, 0.0, Millis(3000), 3000},
           Case{4, 0.5, Millis(3000), 4000},
           Case{1, 0.0, Millis(3'600'000), 60'000},
       })
    EXPECT_EQ(retry_delay(c.attempt, c.random, c.asked), Millis(c.expected)) << c.attempt;
}

TEST(Retry, ReadsRetryAfter) {
  const TimePoint now = *from_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(read_retry_after("7", now), Millis(7000));
  EXPECT_EQ(read_retry_after(" 0 ", now), Millis(0));
  EXPECT_EQ(read_retry_after("Sun, 06 Nov 1994 08:49:40 GMT", now), Millis(3000));
  for (auto nothing : {"", "soon", "-1", "1.5", "Sun, 06 Nov 1994 08:49:30 GMT"})
    EXPECT_EQ(read_retry_after(nothing, now), std::nullopt) << nothing;
}

TEST(RetryQuota, RunsDryAndIsRefilled) {
  RetryQuota quota;
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(quota.take(5));
  EXPECT_FALSE(quota.take(5));
  quota.give_back(4);
  EXPECT_FALSE(quota.take(5));
  quota.give_back(1);
  EXPECT_TRUE(quota.take(5));
  quota.give_back(10'000);
  EXPECT_EQ(quota.left(), RetryQuota::kCapacity);
  EXPECT_EQ(RetryQuota::cost_of(error_of(TimedOut, net::kReplyLost, 0)), 10);
  EXPECT_EQ(RetryQuota::cost_of(error_of(Unavailable, "", 500)), 5);
}

}  // namespace
}  // namespace sparkecs::aws
