// Screens as people see them, compared with tests/data/screens. UPDATE_GOLDEN=1 rewrites them: then read the diff.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "view/columns.h"
#include "view/inventory_text.h"
#include "view/plan_text.h"
#include "view/progress.h"
#include "view/state_text.h"

namespace sparkecs::view {
namespace {

using plan::Event;
using plan::Op;
using plan::Part;

const Look kPlain{};

void expect_screen(const std::string& name, const std::string& text) {
  auto path = std::filesystem::path(SPARKECS_SOURCE_DIR) / "tests/data/screens" / (name + ".txt");
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return;
  }
  auto golden = read_file(path);
  ASSERT_TRUE(golden) << golden.error().message;
  EXPECT_EQ(*golden, text) << name;
}

plan::Plan some_plan() {
  plan::Plan plan;
  plan.desired.identity = {"dev", "spark-dev"};
  plan.desired.account = "123456789012";
  plan.region = "eu-central-1";
  plan.steps = {
      {.part = Part::LogGroup, .op = Op::Keep, .name = "/ecs/spark", .subject = "log group /ecs/spark"},
      {.part = Part::Balancer,
       .op = Op::Create,
       .name = "spark-dev",
       .subject = "load balancer spark-dev",
       .why = "absent"},
      {.part = Part::RestTarget,
       .op = Op::Refuse,
       .name = "rest",
       .subject = "target group rest",
       .why = "it has no sparkecs tags (--adopt takes it over)"},
      {.part = Part::WorkerService,
       .op = Op::Update,
       .name = "spark-worker-service",
       .subject = "service spark-worker-service",
       .changes = {{"desiredCount", "2", "3"}, {"taskDefinition", "spark-worker:1", "spark-worker:2"}}},
  };
  plan.notes = {"REST is switched off by the master's template"};
  plan.cost.lines = {{"load balancer", 0.0225, 0.0225}, {"3 workers, 1 vCPU, 2 GB", 0.148, 0.148}};
  plan.cost.per_hour = plan.cost.most_per_hour = 0.1705;
  plan.cost.known = true;
  plan.cost.note = "list prices of us-east-1";
  return plan;
}

TEST(Screens, Plan) {
  expect_screen("plan", text_of(some_plan(), kPlain));
}

TEST(Screens, PlanWithNothingToDo) {
  auto plan = some_plan();
  for (auto& step : plan.steps) step.op = Op::Keep;
  EXPECT_EQ(summary_of(plan), "nothing to do: all 4 parts are as they should be");
}

TEST(Screens, Outcome) {
  plan::Outcome outcome;
  outcome.failed = {{"cluster spark-dev", {.message = "creating it: ecs CreateCluster: access denied"}}};
  outcome.skipped = {{"service spark-master-service", "cluster spark-dev"}, {"listener 80", ""}};
  expect_screen("outcome", text_of(outcome, kPlain));
}

TEST(Screens, Status) {
  const TimePoint now(std::chrono::seconds(1'700'000'000));
  plan::ClusterState state;
  state.environment = "dev";
  state.cluster = "spark-dev";
  state.cluster_status = "ACTIVE";
  state.region = "eu-central-1";
  state.balancer = {.name = "spark-dev",
                    .dns_name = "spark-dev-1.elb.test",
                    .state = "active",
                    .webui_url = "http://spark-dev-1.elb.test",
                    .rest_url = "http://spark-dev-1.elb.test:81"};
  state.services = {{.name = "spark-master-service",
                     .role = "master",
                     .status = "ACTIVE",
                     .desired = 1,
                     .running = 1,
                     .rollout = "COMPLETED"},
                    {.name = "spark-worker-service",
                     .role = "worker",
                     .status = "ACTIVE",
                     .desired = 2,
                     .running = 1,
                     .pending = 1,
                     .rollout = "IN_PROGRESS"}};
  plan::TaskState running{.id = "0123456789abcdef0123456789abcdef",
                          .role = "master",
                          .revision = "spark-master:3",
                          .last_status = "RUNNING",
                          .zone = "eu-central-1a",
                          .address = "10.0.1.5"};
  running.started = now - std::chrono::minutes(3);
  plan::TaskState stopped{.id = "fedcba9876543210fedcba9876543210",
                          .role = "worker",
                          .revision = "spark-worker:1",
                          .last_status = "STOPPED",
                          .stop_code = "TaskFailedToStart",
                          .stopped_reason = "CannotPullContainerError: spark:9: not found"};
  stopped.stopped = now - std::chrono::seconds(20);
  state.tasks = {running, stopped};
  state.targets = {{"rest", "10.0.1.5", 6066, "healthy", "", ""},
                   {"webui", "10.0.1.5", 8080, "initial", "", "registering"}};
  spark::MasterStatus master;
  master.url = "spark://spark-master.spark.local:7077";
  master.status = "ALIVE";
  spark::Worker worker;
  worker.host = "10.0.1.6";
  worker.state = "ALIVE";
  worker.cores = 1;
  worker.memory_mb = 1024;
  master.workers = {worker};
  spark::Application job;
  job.id = "app-1";
  job.name = "tpsa";
  job.state = "RUNNING";
  job.cores = 1;
  job.started = now - std::chrono::seconds(5);
  job.duration = Millis(5000);
  master.active = {job};
  state.master = master;
  state.workers_wanted = 2;
  state.cost.note = "prices are known for us-east-1 only";
  expect_screen("status", text_of(state, now, kPlain));
}

TEST(Screens, StatusOfNothing) {
  plan::ClusterState state;
  state.environment = "dev";
  state.cluster = "spark-dev";
  state.region = "eu-central-1";
  EXPECT_EQ(text_of(state, TimePoint(), kPlain),
            "cluster spark-dev of environment dev, region eu-central-1: does not exist\n");
}

TEST(Screens, WhatIsNotThereCostsNothing) {
  plan::Cost cost;
  cost.known = true;
  cost.note = "nothing is there that costs by the hour";
  EXPECT_EQ(text_of(cost, kPlain), "cost: nothing is there that costs by the hour\n");
}

TEST(Screens, BeforeAndAfterDelete) {
  plan::Inventory inventory{.environment = "dev", .cluster = "spark-dev"};
  inventory.ours = {
      {plan::Item::Kind::Service, "spark-master-service", "service spark-master-service", "arn", "1 task"},
      {plan::Item::Kind::LogGroup, "/ecs/spark", "log group /ecs/spark", "/ecs/spark", ""}};
  inventory.foreign = {{plan::Item::Kind::TargetGroup, "rest", "target group rest", "arn", "it has no sparkecs tags"}};
  expect_screen("before_delete", before_delete(inventory, false, kPlain));
  expect_screen("not_deleted", after_delete(inventory, true, kPlain));
  inventory.ours.erase(inventory.ours.begin());
  expect_screen("after_delete", after_delete(inventory, false, kPlain));
}

TEST(Screens, Frame) {
  Look narrow{.terminal = true, .columns = 48};
  expect_screen("frame", frame_of({{"cluster spark-dev", "", Millis(1234)},
                                   {"load balancer spark-dev", "provisioning, which takes minutes", Millis(61000)}},
                                  1, narrow));
}

TEST(Lines, OneForEachKindOfEvent) {
  struct Case {
    Event event;
    std::string line;
  };
  for (const auto& [event, line] : {
           Case{{.kind = Event::Kind::Started, .subject = "cluster c"}, ""},
           Case{{.kind = Event::Kind::Started, .subject = "cluster c", .detail = "creating"}, "cluster c: creating"},
           Case{{.kind = Event::Kind::Waiting, .subject = "workers", .detail = "1 of 2"}, "workers: 1 of 2"},
           Case{{.kind = Event::Kind::Done, .subject = "cluster c", .took = Millis(2345)}, "cluster c: done in 2.3 s"},
           Case{{.kind = Event::Kind::Failed, .subject = "cluster c", .error = {.message = "no"}},
                "cluster c: failed: no"},
           Case{{.kind = Event::Kind::Skipped, .subject = "service s", .detail = "behind cluster c"},
                "service s: skipped, behind cluster c"},
           Case{{.kind = Event::Kind::Note, .subject = "", .detail = "hello"}, "hello"},
       })
    EXPECT_EQ(line_of(event, kPlain), line);
}

TEST(Lines, PlainOnesAreNotRepeated) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  auto progress = plain_progress(ends[1], kPlain);
  for (const char* detail : {"1 of 2", "1 of 2", "2 of 2", "1 of 2"})
    progress->event({.kind = Event::Kind::Waiting, .subject = "workers", .detail = detail});
  ::close(ends[1]);
  char buffer[200];
  auto n = ::read(ends[0], buffer, sizeof buffer);
  ::close(ends[0]);
  EXPECT_EQ(std::string(buffer, static_cast<std::size_t>(n)), "workers: 1 of 2\nworkers: 2 of 2\nworkers: 1 of 2\n");
}

TEST(Columns, CountCharactersAndNotBytes) {
  EXPECT_EQ(width("añ→"), 3);
  EXPECT_EQ(fit("añ→b", 4), "añ→b");
  EXPECT_EQ(fit("añ→bc", 3), "añ…");
  EXPECT_EQ(fit("abc", 0), "");
  EXPECT_EQ(pad("é", 3), "é  ");
}

TEST(Look, ColoursOnlyWhereWanted) {
  Look colourful{.colours = true};
  EXPECT_EQ(colourful.paint(Colour::Red, "x"), "\x1b[31mx\x1b[0m");
  EXPECT_EQ(kPlain.paint(Colour::Red, "x"), "x");
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_FALSE(look_of(ends[1], {}).terminal);
  EXPECT_FALSE(look_of(ends[1], {}).colours);
  ::close(ends[0]);
  ::close(ends[1]);
}

}  // namespace
}  // namespace sparkecs::view
