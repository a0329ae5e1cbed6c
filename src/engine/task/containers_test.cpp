#include "engine/task/containers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace sparkecs::engine::task {
namespace {

using Phase = ContainerState::Phase;
using Indexes = std::vector<std::size_t>;

wire::ecs::ContainerDefinition container(std::string name, const std::map<std::string, std::string>& depends_on = {},
                                         bool essential = true) {
  wire::ecs::ContainerDefinition definition{.name = std::move(name), .essential = essential};
  for (const auto& [on, condition] : depends_on) definition.depends_on.push_back({on, condition});
  return definition;
}

ContainerState ended(int code) {
  return {Phase::Ended, runtime::Exit{code}};
}

ContainerState checked(Health verdict) {
  return {.phase = Phase::Running, .checkup = {.verdict = verdict}};
}

TEST(Containers, StartWhenTheirDependenciesHold) {
  struct Case {
    std::string condition;
    ContainerState on;
    bool starts;
    bool hopeless;
  };
  const Case cases[] = {
      {"START", {Phase::Waiting}, false, false},
      {"START", {Phase::Starting}, false, false},
      {"START", {Phase::Running}, true, false},
      {"START", ended(1), true, false},
      {"START", {Phase::Ended}, false, true},  // it failed to start
      {"COMPLETE", {Phase::Running}, false, false},
      {"COMPLETE", ended(1), true, false},
      {"COMPLETE", {Phase::Ended}, false, true},
      {"SUCCESS", {Phase::Running}, false, false},
      {"SUCCESS", ended(0), true, false},
      {"SUCCESS", ended(1), false, true},
      {"HEALTHY", {Phase::Running}, false, false},
      {"HEALTHY", checked(Health::Healthy), true, false},
      {"HEALTHY", checked(Health::Unhealthy), false, false},
      {"HEALTHY", ended(0), false, true},
  };
  for (const auto& c : cases) {
    Definitions definitions{container("app", {{"init", c.condition}}), container("init", {}, false)};
    States states{{Phase::Waiting}, c.on};
    auto ready = startable(definitions, states);
    EXPECT_EQ(std::ranges::count(ready, 0u) == 1, c.starts) << c.condition << static_cast<int>(c.on.phase);
    EXPECT_EQ(hopeless(definitions, states).has_value(), c.hopeless) << c.condition << static_cast<int>(c.on.phase);
  }
}

TEST(Containers, HealthOfATaskIsThatOfItsEssentialContainers) {
  const auto check = wire::ecs::HealthCheck{.command = {"CMD", "true"}};
  auto a = container("a"), b = container("b"), side = container("side", {}, false), plain = container("plain");
  a.health_check = b.health_check = side.health_check = check;
  Definitions definitions{a, b, side, plain};
  struct Case {
    Health a, b, side, overall;
  };
  using enum Health;
  for (const auto& c : {Case{Unknown, Unknown, Unhealthy, Unknown}, Case{Healthy, Unknown, Healthy, Unknown},
                        Case{Healthy, Healthy, Unhealthy, Healthy}, Case{Healthy, Unhealthy, Healthy, Unhealthy},
                        Case{Unknown, Unhealthy, Healthy, Unhealthy}})
    EXPECT_EQ(overall_health(definitions, {checked(c.a), checked(c.b), checked(c.side), checked(Unknown)}), c.overall);
  EXPECT_TRUE(has_health_checks(definitions));
  EXPECT_FALSE(has_health_checks({side, plain})) << "one that is not essential is not the task's";
  EXPECT_EQ(overall_health({plain}, {checked(Unknown)}), Unknown);
}

TEST(Containers, StopInReverseOrderOfDependence) {
  Definitions definitions{container("db"), container("app", {{"db", "START"}}), container("log")};
  States states{{Phase::Running}, {Phase::Running}, {Phase::Running}};
  EXPECT_EQ(stoppable(definitions, states), (Indexes{1, 2}));
  states[1].signalled = states[2].signalled = true;
  EXPECT_EQ(stoppable(definitions, states), Indexes{});
  states[1] = ended(143);
  EXPECT_EQ(stoppable(definitions, states), Indexes{0});
}

TEST(Containers, StartedAndEnded) {
  Definitions definitions{container("app"), container("side", {}, false)};
  EXPECT_FALSE(all_started(definitions, {{Phase::Starting}, {Phase::Running}}));
  EXPECT_TRUE(all_started(definitions, {{Phase::Running}, {Phase::Waiting}}));
  EXPECT_FALSE(all_ended({{Phase::Running}, {Phase::Ended}}));
  EXPECT_FALSE(all_ended({{Phase::Starting}, {Phase::Ended}}));
  EXPECT_TRUE(all_ended({ended(0), {Phase::Waiting}}));
}

TEST(Containers, BrokenDependencies) {
  EXPECT_FALSE(broken_dependencies({container("a", {{"b", "START"}}), container("b")}));
  EXPECT_TRUE(broken_dependencies({container("a", {{"c", "START"}}), container("b")}));
  EXPECT_TRUE(broken_dependencies({container("a", {{"b", "START"}}), container("b", {{"a", "START"}})}));
  EXPECT_TRUE(broken_dependencies({container("a", {{"a", "START"}})}));
}

}  // namespace
}  // namespace sparkecs::engine::task
