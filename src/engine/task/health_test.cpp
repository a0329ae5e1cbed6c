#include "engine/task/health.h"

#include <gtest/gtest.h>

namespace sparkecs::engine::task {
namespace {

using wire::ecs::HealthCheck;

TEST(Health, ProgramOfADefinition) {
  using Words = std::vector<std::string>;
  struct Case {
    Words command;
    std::optional<Words> program;
  };
  for (const auto& [command, program] : {
           Case{{"CMD-SHELL", "curl -f localhost || exit 1"}, Words{"/bin/sh", "-c", "curl -f localhost || exit 1"}},
           Case{{"CMD", "curl", "-f", "localhost"}, Words{"curl", "-f", "localhost"}},
           Case{{"NONE"}, std::nullopt},
       })
    EXPECT_EQ(health_program({.health_check = HealthCheck{.command = command}}), program);
  EXPECT_EQ(health_program({}), std::nullopt);
}

TEST(Health, VerdictsOfARowOfChecks) {
  struct Case {
    std::string checks;  // one every ten seconds: + passed, - failed
    HealthCheck check;
    Health verdict;
  };
  const HealthCheck plain{};
  const HealthCheck twice{.retries = 2};
  const HealthCheck patient{.retries = 2, .start_period = 30};
  for (const auto& [checks, check, verdict] : {
           Case{"", plain, Health::Unknown},
           Case{"+", plain, Health::Healthy},
           Case{"--", plain, Health::Unknown},
           Case{"---", plain, Health::Unhealthy},
           Case{"--", twice, Health::Unhealthy},
           Case{"+-", twice, Health::Healthy},
           Case{"-+-", twice, Health::Healthy},
           Case{"--+", twice, Health::Healthy},
           Case{"--", patient, Health::Unknown},
           Case{"---", patient, Health::Unknown},
           Case{"----", patient, Health::Unhealthy},
           Case{"-+", patient, Health::Healthy},
       }) {
    Checkup checkup;
    Millis since_start{0};
    for (char passed : checks) checkup = after_check(check, checkup, passed == '+', since_start += Millis(10'000));
    EXPECT_EQ(to_string(checkup.verdict), to_string(verdict)) << checks;
  }
}

}  // namespace
}  // namespace sparkecs::engine::task
