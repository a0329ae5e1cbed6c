#include "plan/cost.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "plan/sample_for_test.h"

namespace sparkecs::plan {
namespace {

TEST(Cost, AddsUpListPrices) {
  auto environment = sample_environment();  // 1 vCPU and 2 GB each
  constexpr double kTask = 0.04048 + 2 * 0.004445;
  auto cost = cost_of(environment, "us-east-1", {.workers = 2}, false);
  EXPECT_NEAR(cost.per_hour, 3 * kTask + 0.0225, 1e-9);
  EXPECT_DOUBLE_EQ(cost.per_hour, cost.most_per_hour);
  EXPECT_EQ(cost.lines.size(), 3u);
  EXPECT_NE(cost.note.find("estimate"), std::string::npos);
  EXPECT_NE(cost.note.find("2026"), std::string::npos) << "no date";

  environment.arm64 = true;
  environment.master = {.cpu = 256, .memory_mb = 512};
  environment.ephemeral_storage_gb = 120;
  environment.balancer.internet_facing = true;
  constexpr double kStorage = 100 * 0.000111, kAddress = 0.005;
  EXPECT_NEAR(cost_of(environment, "us-east-1", {.workers = 1}, true).per_hour,
              0.25 * 0.03238 + 0.5 * 0.00356 + kStorage + kAddress +  // master
                  0.03238 + 2 * 0.00356 + kStorage + kAddress +       // worker
                  0.0225 + 2 * kAddress,                              // balancer in two zones
              1e-9);
}

TEST(Cost, CountsWhatIsThereOnly) {
  struct Case {
    Running running;
    std::vector<std::string> lines;
  };
  for (const auto& [running, lines] : {
           Case{{1, 2, true}, {"master, 1 vCPU, 2 GB", "2 workers, 1 vCPU, 2 GB", "load balancer"}},
           Case{{1, 0, false}, {"master, 1 vCPU, 2 GB"}},
           Case{{0, 0, true}, {"load balancer"}},
           Case{{0, 0, false}, {}},
       }) {
    auto cost = cost_of(sample_environment(), "us-east-1", running, false);
    EXPECT_TRUE(cost.known);
    std::vector<std::string> found;
    for (const auto& line : cost.lines) found.push_back(line.what);
    EXPECT_EQ(found, lines);
  }
  EXPECT_EQ(to_json(cost_of(sample_environment(), "us-east-1", {0, 0, false}, false))["perHour"], 0);
}

TEST(Cost, HasNoDigitsOfBinaryAddition) {
  const Cost cost{.lines = {{"master", 0.02024 + 0.004445, 0.1 + 0.2}}, .known = true};
  EXPECT_EQ(to_text(to_json(cost)["lines"]), R"([{"mostPerHour":0.3,"perHour":0.024685,"what":"master"}])");
}

TEST(Cost, SpotIsARange) {
  auto environment = sample_environment();
  environment.workers_on_spot = true;
  auto cost = cost_of(environment, "us-east-1", {.workers = 4}, false);
  EXPECT_LT(cost.per_hour, cost.most_per_hour);
}

TEST(Cost, ElsewhereItSaysThatItDoesNotKnow) {
  auto cost = cost_of(sample_environment(), "eu-central-1", {.workers = 2}, false);
  EXPECT_FALSE(cost.known);
  EXPECT_NE(cost.note.find("eu-central-1"), std::string::npos);
}

}  // namespace
}  // namespace sparkecs::plan
