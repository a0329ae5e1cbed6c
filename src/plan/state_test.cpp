#include "plan/state.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace sparkecs::plan {
namespace {

ClusterState state_of(std::string balancer, ServiceState master, ServiceState workers) {
  ClusterState state;
  state.cluster = "c";
  state.balancer = {.name = "c", .state = std::move(balancer)};
  master.role = "master";
  workers.role = "worker";
  state.services = {std::move(master), std::move(workers)};
  return state;
}

TEST(State, OnlyWhatIsThereCosts) {
  const ServiceState none;
  const ServiceState one{.name = "s", .status = "ACTIVE", .desired = 1};
  const ServiceState two_still_running{.name = "s", .status = "DRAINING", .desired = 0, .running = 2};
  const ServiceState ended{.name = "s", .status = "INACTIVE", .desired = 1};
  struct Case {
    ClusterState state;
    Running running;
  };
  for (const auto& [state, expected] : {
           Case{state_of("", none, none), {0, 0, false}},
           Case{state_of("provisioning", none, none), {0, 0, true}},
           Case{state_of("", one, none), {1, 0, false}},
           Case{state_of("active", one, two_still_running), {1, 2, true}},
           Case{state_of("", ended, ended), {0, 0, false}},
       }) {
    const auto found = running(state);
    EXPECT_EQ(found.masters, expected.masters);
    EXPECT_EQ(found.workers, expected.workers);
    EXPECT_EQ(found.balancer, expected.balancer);
  }
}

TEST(State, WhatIsAbsentIsNullInJson) {
  auto absent = to_json(state_of("", {.name = "m"}, {.name = "w"}));
  for (auto member : {"status", "loadBalancer", "master", "reachable"}) EXPECT_TRUE(absent[member].is_null()) << member;
  for (const auto& service : absent["services"]) EXPECT_TRUE(service["status"].is_null());

  auto there = state_of("active", {.name = "m", .status = "ACTIVE"}, {.name = "w", .status = "ACTIVE"});
  there.cluster_status = "ACTIVE";
  auto json = to_json(there);
  EXPECT_EQ(json["loadBalancer"]["state"], "active");
  EXPECT_EQ(json["reachable"], true);
  EXPECT_EQ(json["status"], "ACTIVE");
  EXPECT_EQ(json["services"][0]["desired"], 0);
}

}  // namespace
}  // namespace sparkecs::plan
