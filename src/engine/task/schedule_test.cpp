#include "engine/task/schedule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

namespace sparkecs::engine::task {
namespace {

using Why = Decision::Why;

// One letter a task: p pending, r running, h healthy, u unhealthy, d told to stop, x told to stop and past STOPPING;
// upper case for older deployments.
ServiceFacts facts(int desired, int minimum, int maximum, const std::string& tasks) {
  ServiceFacts facts{.desired = desired, .minimum_percent = minimum, .maximum_percent = maximum};
  for (char c : tasks) {
    char kind = static_cast<char>(std::tolower(c));
    facts.tasks.push_back({.deployment = kind == c ? 0u : 1u,
                           .wanted = kind != 'd' && kind != 'x',
                           .running = kind == 'r' || kind == 'h' || kind == 'u',
                           .healthy = kind == 'h',
                           .unhealthy = kind == 'u',
                           .occupies = kind != 'x'});
  }
  return facts;
}

TEST(Schedule, Decide) {
  struct Case {
    int desired, minimum, maximum;
    std::string tasks;
    int starts;
    std::vector<Decision::Stop> stops;
    bool stuck = false;
  };
  const Case cases[] = {
      // Desired count.
      {3, 100, 200, "", 3, {}},
      {3, 100, 200, "hp", 1, {}},
      {3, 100, 200, "hhh", 0, {}},
      {1, 100, 200, "hhh", 0, {{2, Why::ScaleIn}, {1, Why::ScaleIn}}},
      {1, 100, 200, "hph", 0, {{1, Why::ScaleIn}, {2, Why::ScaleIn}}},  // who does not run yet goes first
      {0, 100, 200, "hhH", 0, {{1, Why::ScaleIn}, {0, Why::ScaleIn}, {2, Why::Replaced}}},
      {0, 100, 200, "d", 0, {}},
      {0, 100, 200, "uh", 0, {{0, Why::ScaleIn}, {1, Why::ScaleIn}}},
      {1, 100, 200, "huh", 0, {{2, Why::ScaleIn}}},
      // Start first, then stop: one old task for each healthy new one.
      {2, 100, 200, "HH", 2, {}},
      {2, 100, 200, "HHpr", 0, {}},
      {2, 100, 200, "HHhr", 0, {{1, Why::Replaced}}},
      {2, 100, 200, "HDhr", 0, {}},
      {2, 100, 200, "HXhh", 0, {{0, Why::Replaced}}},
      {2, 100, 200, "PHhr", 0, {{0, Why::Replaced}}},  // who is not healthy is no loss
      {2, 100, 200, "RRpp", 0, {}},                    // they run, and nobody is healthy yet
      {2, 100, 200, "UPpp", 0, {{1, Why::Replaced}, {0, Why::Replaced}}},
      {2, 100, 200, "RRhh", 0, {{1, Why::Replaced}, {0, Why::Replaced}}},
      // Exactly one: stop first, start when its containers are gone.
      {1, 0, 100, "H", 0, {{0, Why::Replaced}}},
      {1, 0, 100, "D", 0, {}},
      {1, 0, 100, "X", 1, {}},
      {1, 0, 100, "d", 0, {}},
      {1, 0, 100, "x", 1, {}},
      // Half at a time.
      {4, 50, 100, "HHHH", 0, {{3, Why::Replaced}, {2, Why::Replaced}}},
      {4, 50, 100, "HHXX", 2, {}},
      {4, 50, 100, "HHhr", 0, {{1, Why::Replaced}}},
      // Rounding: floor of the maximum, ceiling of the minimum.
      {3, 100, 125, "HHH", 0, {}, true},
      {2, 75, 100, "HH", 0, {}, true},
      {3, 100, 125, "HHD", 0, {}},  // not stuck: one is on its way out
      // Unhealthy tasks: replaced first where there is room …
      {1, 100, 200, "u", 1, {}},
      {1, 100, 200, "up", 0, {}},
      {1, 100, 200, "uh", 0, {{0, Why::Unhealthy}}},
      // … else stopped one by one.
      {1, 0, 100, "u", 0, {{0, Why::Unhealthy}}},
      {2, 100, 100, "uu", 0, {{1, Why::Unhealthy}}},
      {2, 100, 100, "ud", 0, {}},
      {2, 100, 100, "ux", 1, {}},
      {1, 100, 200, "uu", 0, {{1, Why::Unhealthy}}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(testing::Message() << c.desired << " " << c.minimum << "/" << c.maximum << " " << c.tasks);
    Decision decision = decide(facts(c.desired, c.minimum, c.maximum, c.tasks));
    EXPECT_EQ(decision.starts, c.starts);
    EXPECT_EQ(decision.stops, c.stops);
    EXPECT_EQ(decision.stuck, c.stuck);
  }
}

TEST(Schedule, PausesAndFailedDeployments) {
  auto paused = facts(2, 100, 200, "H");
  paused.may_start = false;
  EXPECT_EQ(decide(paused).starts, 0);
  auto failed = facts(2, 0, 200, "Hu");
  failed.failed = true;
  EXPECT_EQ(decide(failed).starts, 0);
  EXPECT_TRUE(decide(failed).stops.empty());
}

// Whatever the percentages and the state, the schedule keeps its bounds, and comes to rest at the desired count.
TEST(Schedule, KeepsItsBoundsAndConverges) {
  for (int desired : {0, 1, 2, 3, 7})
    for (int minimum : {0, 50, 100})
      for (int maximum : {100, 150, 200}) {
        auto f = facts(desired, minimum, maximum, std::string(static_cast<std::size_t>(desired), 'H'));
        bool possible = least_healthy(f) < desired || most_tasks(f) > desired || desired == 0;
        for (int round = 0; round < 100; ++round) {
          Decision decision = decide(f);
          auto healthy = std::ranges::count_if(f.tasks, [](auto& t) { return t.wanted && t.healthy; });
          auto occupying = std::ranges::count_if(f.tasks, [](auto& t) { return t.occupies; });
          long stopping_healthy = 0;
          for (auto stop : decision.stops) stopping_healthy += f.tasks[stop.task].healthy;
          if (stopping_healthy > 0) {
            EXPECT_GE(healthy - stopping_healthy, least_healthy(f));
          }
          if (decision.starts > 0) {
            EXPECT_LE(occupying + decision.starts, most_tasks(f));
          }
          // The world moves on by one step: what stops is gone, what was started becomes healthy.
          std::erase_if(f.tasks, [](auto& t) { return !t.wanted; });
          decision = decide(f);
          for (auto stop : decision.stops) f.tasks[stop.task].wanted = false;
          for (auto& t : f.tasks) t.healthy = t.running = t.wanted;
          for (int i = 0; i < decision.starts; ++i) f.tasks.push_back({});
        }
        auto primary = std::ranges::count_if(f.tasks, [](auto& t) { return t.deployment == 0; });
        if (possible) {
          EXPECT_EQ(primary, desired) << desired << " " << minimum << "/" << maximum;
          EXPECT_EQ(static_cast<int>(f.tasks.size()), desired);
        } else {
          EXPECT_TRUE(decide(f).stuck);
        }
      }
}

TEST(Schedule, PausesDoubleUpToTheirCeiling) {
  EXPECT_EQ(pause_after(0, Millis(1000), Millis(900'000)), Millis(0));
  EXPECT_EQ(pause_after(1, Millis(1000), Millis(900'000)), Millis(1000));
  EXPECT_EQ(pause_after(2, Millis(1000), Millis(900'000)), Millis(2000));
  EXPECT_EQ(pause_after(5, Millis(1000), Millis(900'000)), Millis(16'000));
  EXPECT_EQ(pause_after(1'000'000, Millis(1000), Millis(900'000)), Millis(900'000));
}

TEST(Schedule, BreakerThreshold) {
  for (auto [desired, threshold] : {std::pair(0, 3), {1, 3}, {6, 3}, {7, 4}, {10, 5}, {399, 200}, {5000, 200}})
    EXPECT_EQ(breaker_threshold(desired), threshold);
}

}  // namespace
}  // namespace sparkecs::engine::task
