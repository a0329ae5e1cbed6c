#include "plan/cost.h"

#include <gtest/gtest.h>

#include "plan/sample_for_test.h"

namespace sparkecs::plan {
namespace {

TEST(Cost, AddsUpListPrices) {
  auto environment = sample_environment();  // 1 vCPU and 2 GB each
  constexpr double kTask = 0.04048 + 2 * 0.004445;
  auto cost = cost_of(environment, "us-east-1", 2, false);
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
  EXPECT_NEAR(cost_of(environment, "us-east-1", 1, true).per_hour,
              0.25 * 0.03238 + 0.5 * 0.00356 + kStorage + kAddress +  // master
                  0.03238 + 2 * 0.00356 + kStorage + kAddress +       // worker
                  0.0225 + 2 * kAddress,                              // balancer in two zones
              1e-9);
}

TEST(Cost, SpotIsARange) {
  auto environment = sample_environment();
  environment.workers_on_spot = true;
  auto cost = cost_of(environment, "us-east-1", 4, false);
  EXPECT_LT(cost.per_hour, cost.most_per_hour);
}

TEST(Cost, ElsewhereItSaysThatItDoesNotKnow) {
  auto cost = cost_of(sample_environment(), "eu-central-1", 2, false);
  EXPECT_FALSE(cost.known());
  EXPECT_NE(cost.note.find("eu-central-1"), std::string::npos);
}

}  // namespace
}  // namespace sparkecs::plan
