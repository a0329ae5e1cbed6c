#include "plan/ready.h"

#include <gtest/gtest.h>

#include <functional>

namespace sparkecs::plan {
namespace {

constexpr TimePoint kBegun{Millis(1'800'000'000'000)};

// A cluster of one master and two workers with nothing left to wait for.
ClusterState ready_state() {
  ClusterState state;
  state.cluster = "spark-dev";
  state.cluster_status = "ACTIVE";
  state.balancer = {.name = "spark-dev", .dns_name = "spark-dev.elb", .state = "active"};
  state.services = {{.name = "spark-master-service", .role = "master", .status = "ACTIVE", .desired = 1, .running = 1},
                    {.name = "spark-worker-service", .role = "worker", .status = "ACTIVE", .desired = 2, .running = 2}};
  for (auto& service : state.services) {
    service.deployments = 1;
    service.deployment = "ecs-svc/" + service.role;
    service.rollout = "IN_PROGRESS";
  }
  state.targets = {{.group = "rest", .address = "10.0.1.5", .port = 6066, .state = "healthy"},
                   {.group = "webui", .address = "10.0.1.5", .port = 8080, .state = "healthy"}};
  spark::MasterStatus master{.url = "spark://m:7077", .status = "ALIVE"};
  for (auto id : {"w1", "w2"}) master.workers.push_back({.id = id, .state = "ALIVE"});
  state.master = master;
  return state;
}

TaskState failed_task(std::string deployment, TimePoint stopped) {
  TaskState task;
  task.id = "0123456789";
  task.role = "worker";
  task.service = "spark-worker-service";
  task.deployment = std::move(deployment);
  task.stop_code = "TaskFailedToStart";
  task.stopped_reason = "CannotPullContainerError: image spark:9: not found";
  task.stopped = stopped;
  return task;
}

TEST(Judge, ReadyMeansReady) {
  struct Case {
    const char* what;
    std::function<void(ClusterState&)> change;
    bool ready;
    const char* unfinished;  // subject that is not done
  };
  const Case cases[] = {
      {"all is well", [](auto&) {}, true, ""},
      {"provisioning", [](auto& s) { s.balancer.state = "provisioning"; }, false, "load balancer spark-dev"},
      {"a worker task is missing", [](auto& s) { s.services[1].running = 1; }, false, "service spark-worker-service"},
      {"an old deployment lives", [](auto& s) { s.services[0].deployments = 2; }, false,
       "service spark-master-service"},
      {"a service is not there", [](auto& s) { s.services[1] = {.name = "spark-worker-service"}; }, false,
       "service spark-worker-service"},
      {"initial", [](auto& s) { s.targets[0].state = "initial"; }, false, "target group rest"},
      {"the last master's target drains beside the new one's",
       [](auto& s) { s.targets.push_back({.group = "rest", .state = "draining"}); }, true, ""},
      {"draining alone is not health", [](auto& s) { s.targets[1].state = "draining"; }, false, "target group webui"},
      {"no targets", [](auto& s) { s.targets.clear(); }, false, "targets"},
      {"REST silent", [](auto& s) { s.rest_note = "connection refused"; }, false, "Spark REST"},
      {"REST off", [](auto& s) { s.rest_wanted = false; }, true, ""},
      {"recovering", [](auto& s) { s.master->status = "RECOVERING"; }, false, "Spark master"},
      {"a worker is dead", [](auto& s) { s.master->workers[0].state = "DEAD"; }, false, "Spark workers"},
      {"master silent", [](auto& s) { s.master.reset(); }, false, "Spark master"},
      {"no workers wanted",
       [](auto& s) {
         s.services[1].desired = s.services[1].running = 0;
         s.master->workers.clear();
       },
       true, ""},
  };
  for (const auto& [what, change, ready, unfinished] : cases) {
    auto state = ready_state();
    change(state);
    auto verdict = judge(state, {}, 0);
    EXPECT_EQ(verdict.ready, ready) << what;
    EXPECT_FALSE(verdict.cause) << what;
    if (ready) continue;
    bool named = false;
    for (const auto& line : verdict.lines) named |= !line.done && line.subject == unfinished;
    EXPECT_TRUE(named) << what;
  }
}

TEST(Judge, ASilentMasterHasOnePhraseWhateverTheNetworkSays) {
  for (auto note : {"Recv failure: Connection reset by peer", "Failed to connect to 127.0.0.2 port 80"}) {
    auto state = ready_state();
    state.master.reset();
    state.master_note = state.rest_note = note;
    int silent = 0;
    for (const auto& line : judge(state, {}, 0).lines) {
      if (line.done) continue;
      EXPECT_EQ(line.detail, "does not answer yet") << line.subject;
      EXPECT_EQ(line.why, note) << line.subject;
      ++silent;
    }
    EXPECT_EQ(silent, 2) << "REST and the master";
  }
}

TEST(Judge, BeyondReachAwssWordHasToDo) {
  auto state = ready_state();
  state.master.reset();
  state.reachable = false;
  state.rest_note = state.master_note = "Connection timed out";
  EXPECT_FALSE(judge(state, {}, 1).ready) << "one look is no proof";
  EXPECT_FALSE(judge(state, {}, 9).ready) << "ECS has not called the deployments complete";
  for (auto& service : state.services) service.rollout = "COMPLETED";
  auto verdict = judge(state, {}, 9);
  EXPECT_TRUE(verdict.ready);
  EXPECT_NE(verdict.lines.back().detail.find("not reachable from here"), std::string::npos);
  state.targets[0].state = "unhealthy";
  EXPECT_FALSE(judge(state, {}, 9).ready);
}

TEST(Judge, EndsAtTheFirstDefiniteCause) {
  struct Case {
    const char* what;
    std::function<void(ClusterState&)> change;
    const char* cause;  // "" for none
  };
  const Case cases[] = {
      {"a task of this deployment fails",
       [](auto& s) { s.tasks = {failed_task("ecs-svc/worker", kBegun + Millis(5'000))}; }, "does not exist"},
      {"one of an earlier deployment did", [](auto& s) { s.tasks = {failed_task("ecs-svc/old", kBegun)}; }, ""},
      {"it did so long before", [](auto& s) { s.tasks = {failed_task("ecs-svc/worker", kBegun - Millis(600'000))}; },
       ""},
      {"a job failed, which is its own affair",
       [](auto& s) {
         s.tasks = {failed_task("ecs-svc/worker", kBegun)};
         s.tasks[0].service.clear();
       },
       ""},
      {"the quota is used up",
       [](auto& s) {
         s.services[1].events = {{"e1",
                                  "was unable to place a task. Reason: You've reached the limit on the number of vCPUs",
                                  kBegun + Millis(1)}};
       },
       "quota"},
      {"an old event",
       [](auto& s) {
         s.services[1].events = {
             {"e1", "Reason: You've reached the limit on the number of vCPUs", kBegun - Millis(600'000)}};
       },
       ""},
      {"the deployment failed",
       [](auto& s) {
         s.services[0].rollout = "FAILED";
         s.services[0].rollout_reason = "tasks failed to start";
       },
       "tasks failed to start"},
      {"the balancer failed",
       [](auto& s) {
         s.balancer.state = "failed";
         s.balancer.state_reason = "no addresses";
       },
       "no addresses"},
  };
  for (const auto& [what, change, cause] : cases) {
    auto state = ready_state();
    state.services[1].running = 1;
    change(state);
    auto verdict = judge(state, background(state.services, state.tasks, kBegun), 0);
    EXPECT_EQ(verdict.cause.has_value(), *cause != '\0') << what;
    if (verdict.cause) {
      EXPECT_NE(verdict.cause->cause.find(cause), std::string::npos) << verdict.cause->cause;
    }
  }
}

TEST(Judge, WhatHappensAfterTheFirstLookCountsWhateverOurClockSays) {
  auto state = ready_state();
  auto before = background(state.services, state.tasks, kBegun);
  state.tasks = {failed_task("ecs-svc/worker", kBegun - Millis(600'000))};
  EXPECT_TRUE(judge(state, before, 0).cause);
}

}  // namespace
}  // namespace sparkecs::plan
