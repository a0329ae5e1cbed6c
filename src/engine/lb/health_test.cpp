#include "engine/lb/health.h"

#include <gtest/gtest.h>

#include "engine/lb/status_codes.h"

namespace sparkecs::engine::lb {
namespace {

using enum TargetState;

// Results of checks as letters: + passed, - failed.
struct Story {
  TargetState from;
  std::string results;
  TargetState expected;
};

TEST(Health, CountsResultsInARow) {
  Thresholds thresholds{.healthy = 3, .unhealthy = 2, .interval = Millis(10'000)};
  for (const auto& [from, results, expected] : {
           Story{Initial, "+", Healthy},  // one is enough for a new target
           Story{Initial, "-", Initial},
           Story{Initial, "--", Unhealthy},
           Story{Initial, "-+", Healthy},
           Story{Healthy, "-", Healthy},
           Story{Healthy, "-+-", Healthy},
           Story{Healthy, "--", Unhealthy},
           Story{Unhealthy, "++", Unhealthy},
           Story{Unhealthy, "++-++", Unhealthy},
           Story{Unhealthy, "+++", Healthy},
           Story{Unhealthy, "+++-", Healthy},
       }) {
    Health health{.state = from};
    Millis age{0};
    for (char result : results) {
      age += thresholds.interval;
      health = after(health, {result == '+' ? Probed::Outcome::Passed : Probed::Outcome::Failed}, thresholds, age);
    }
    EXPECT_EQ(health.state, expected) << results;
  }
}

TEST(Health, QuickChecksOfANewTargetDoNotMakeItUnhealthyEarly) {
  Thresholds thresholds{.healthy = 5, .unhealthy = 2, .interval = Millis(30'000)};
  Health health;
  for (Millis age{0}; age < Millis(60'000); age += kNewTargetInterval) {
    health = after(health, {Probed::Outcome::Failed}, thresholds, age);
    ASSERT_EQ(health.state, Initial) << age.count();
  }
  EXPECT_EQ(after(health, {Probed::Outcome::Failed}, thresholds, Millis(60'000)).state, Unhealthy);
}

TEST(Health, SaysWhyInAwsWords) {
  EXPECT_EQ(to_text(Healthy, {}).reason, "");
  EXPECT_EQ(to_text(Initial, {}).description, "Initial health checks in progress");
  EXPECT_EQ(to_text(Unhealthy, {Probed::Outcome::Failed}).reason, "Target.FailedHealthChecks");
  EXPECT_EQ(to_text(Unhealthy, {Probed::Outcome::TimedOut}).reason, "Target.Timeout");
  auto mismatch = to_text(Unhealthy, {Probed::Outcome::Mismatched, 503});
  EXPECT_EQ(mismatch.reason, "Target.ResponseCodeMismatch");
  EXPECT_EQ(mismatch.description, "Health checks failed with these codes: [503]");
  EXPECT_EQ(to_text(Draining, {}).reason, "Target.DeregistrationInProgress");
  EXPECT_EQ(to_text(Unused, {}).reason, "Target.NotInUse");
}

TEST(StatusCodes, AreReadAsMatchersWriteThem) {
  auto codes = parse_status_codes("200,301-302");
  ASSERT_TRUE(codes);
  for (int code : {200, 301, 302}) EXPECT_TRUE(contains(*codes, code)) << code;
  for (int code : {199, 201, 300, 303, 404}) EXPECT_FALSE(contains(*codes, code)) << code;
  for (const char* wrong : {"", "abc", "200,", "200-", "-200", "399-200", "100", "600", "200-300-400", " 200"})
    EXPECT_FALSE(parse_status_codes(wrong)) << wrong;
}

}  // namespace
}  // namespace sparkecs::engine::lb
