// Stories of single tasks, from launch to end.
#include "engine/task/tasks.h"

#include <gtest/gtest.h>

#include "engine/task/stage_for_test.h"

namespace sparkecs::engine::task {
namespace {

using wire::ecs::ContainerDefinition;

class TasksTest : public testing::Test {
 protected:
  TasksTest() {
    stage.inbox.open(tasks);
    stage.targets.observe([this](const std::string&, const lb::Target& target) { tasks.target_changed(target); });
    tasks.listen([this](const Task& task, Change change) {
      if (change == Change::Status && (path.empty() || path.back() != task.shape.last_status))
        path.push_back(task.shape.last_status);
    });
  }

  const Task& launch(std::vector<ContainerDefinition> containers) {
    return tasks.launch({.cluster_arn = Stage::kCluster,
                         .definition = Stage::definition(std::move(containers)),
                         .network = {.subnets = {"subnet-1"}}});
  }
  const Task& launch_behind_balancer(const std::vector<std::string>& groups,
                                     const std::vector<std::string>& registries = {}) {
    Launch launch{.cluster_arn = Stage::kCluster,
                  .definition = Stage::definition({Stage::container("app")}),
                  .network = {.subnets = {"subnet-1"}},
                  .service = "arn:aws:ecs:us-east-1:000000000000:service/spark/master"};
    for (auto& group : groups) launch.load_balancers.push_back({group, "", "app", 8080});
    for (auto& registry : registries) launch.registries.push_back({.registry_arn = registry});
    return tasks.launch(std::move(launch));
  }
  static Error error(std::string code, std::string message) {
    return {Error::Kind::Failed, std::move(message), std::move(code)};
  }

  Stage stage;
  Tasks tasks{stage.surroundings()};
  std::vector<std::string> path;  // every lastStatus, in order
};

using Path = std::vector<std::string>;

TEST_F(TasksTest, RunsAndEndsByItself) {
  stage.runtime.script("app", {.pull = Millis(3000), .prints = {"hello"}, .runs_for = Millis(5000), .exit_code = 7});
  const Task& task = launch({Stage::container("app")});
  EXPECT_EQ(task.shape.last_status, "PROVISIONING");
  EXPECT_EQ(task.shape.version, 1);
  EXPECT_EQ(task.shape.overrides.container_overrides.at(0).name, "app");
  stage.loop.run();
  EXPECT_EQ(task.shape.last_status, "PENDING");
  EXPECT_EQ(task.shape.connectivity, "CONNECTED");
  EXPECT_EQ(task.shape.attachments[0].status, "ATTACHED");
  EXPECT_EQ(task.shape.containers[0].network_interfaces[0].private_ipv4_address, "10.0.1.4");
  stage.loop.advance(Millis(3000));
  EXPECT_EQ(task.shape.last_status, "RUNNING");
  EXPECT_EQ(task.shape.containers[0].last_status, "RUNNING");
  EXPECT_EQ(stage.logs.lines["/ecs/spark:master/app/" + task.id], (std::vector<std::string>{"hello"}));
  stage.loop.advance(Millis(5000));
  EXPECT_EQ(path, (Path{"PENDING", "RUNNING", "STOPPING", "DEPROVISIONING", "STOPPED"}));
  EXPECT_EQ(task.shape.desired_status, "STOPPED");
  EXPECT_EQ(task.shape.stop_code, "EssentialContainerExited");
  EXPECT_EQ(task.shape.stopped_reason, "Essential container in task exited");
  EXPECT_EQ(task.shape.containers[0].exit_code, 7);
  EXPECT_EQ(task.shape.containers[0].last_status, "STOPPED");
  EXPECT_EQ(task.shape.attachments[0].status, "DELETED");
  EXPECT_TRUE(stage.interfaces.attached.empty());
  EXPECT_EQ(tasks.living(), 0u);
  const auto& t = task.shape;
  EXPECT_LE(t.created_at, t.connectivity_at);
  EXPECT_LE(t.connectivity_at, t.pull_started_at);
  EXPECT_EQ(*t.pull_stopped_at - *t.pull_started_at, Millis(3000));
  EXPECT_LE(t.pull_stopped_at, t.started_at);
  EXPECT_EQ(*t.stopping_at - *t.started_at, Millis(5000));
  EXPECT_LE(t.stopping_at, t.execution_stopped_at);
  EXPECT_LE(t.execution_stopped_at, t.stopped_at);
}

TEST_F(TasksTest, StopSendsTermThenKillAfterTheStopTimeout) {
  stage.runtime.script("app", {.ignores_signals = true});
  auto app = Stage::container("app");
  app.stop_timeout = 20;
  const Task& task = launch({app});
  stage.loop.advance(Millis(1));
  tasks.stop(task, kUserInitiated, "enough");
  EXPECT_EQ(task.shape.desired_status, "STOPPED");
  EXPECT_EQ(task.shape.last_status, "RUNNING");
  stage.loop.advance(Millis(19'999));
  EXPECT_EQ(task.shape.last_status, "STOPPING");
  EXPECT_EQ(stage.runtime.signals(task.id, "app"), std::vector<int>{15});
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "STOPPED");
  EXPECT_EQ(task.shape.containers[0].exit_code, 137);
  EXPECT_EQ(task.shape.stop_code, "UserInitiated");
  EXPECT_EQ(task.shape.stopped_reason, "enough");
  tasks.stop(task, kUserInitiated, "again");
  EXPECT_EQ(task.shape.stopped_reason, "enough");
}

TEST_F(TasksTest, ScaledDelaysTakeTheSamePath) {
  stage.delays.scale = 0.001;
  stage.runtime.script("app", {.ignores_signals = true});
  const Task& task = launch({Stage::container("app")});
  stage.loop.advance(Millis(1));
  tasks.stop(task, kUserInitiated, "");
  stage.loop.advance(Millis(29));
  EXPECT_EQ(task.shape.last_status, "STOPPING");
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "STOPPED");
}

TEST_F(TasksTest, FailuresToStartNameTheirCause) {
  struct Case {
    const char* name;
    std::function<void()> arrange;
    std::string reason;
    std::string container_reason;
  };
  auto reset = [&] {
    stage.interfaces.full = false;
    stage.logs.groups = {"/ecs/spark"};
    stage.runtime.script("app", {});
  };
  const Case cases[] = {
      {"subnet", [&] { stage.interfaces.full = true; },
       "ResourceInitializationError: InsufficientFreeAddressesInSubnet", ""},
      {"network", [&] { stage.runtime.fail_prepare(error("", "no bridge")); }, "ResourceInitializationError: no bridge",
       ""},
      {"log group", [&] { stage.logs.groups.clear(); }, "", ""},
      {"image",
       [&] { stage.runtime.script("app", {.fails = error("CannotPullContainerError", "spark:3.5: not found")}); },
       "CannotPullContainerError: spark:3.5: not found", "CannotPullContainerError: spark:3.5: not found"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    reset();
    c.arrange();
    const Task& task = launch({Stage::container("app")});
    stage.loop.advance(Millis(1));
    EXPECT_EQ(task.shape.last_status, "STOPPED");
    EXPECT_EQ(task.shape.stop_code, "TaskFailedToStart");
    if (!c.reason.empty()) {
      EXPECT_EQ(task.shape.stopped_reason, c.reason);
    } else {
      EXPECT_NE(task.shape.stopped_reason.find("ResourceInitializationError"), std::string::npos);
      EXPECT_NE(task.shape.stopped_reason.find("/ecs/spark"), std::string::npos);
    }
    EXPECT_EQ(task.shape.containers[0].reason, c.container_reason);
    EXPECT_FALSE(task.shape.containers[0].exit_code);
    EXPECT_FALSE(task.shape.started_at);
    EXPECT_TRUE(stage.interfaces.attached.empty());
  }
  EXPECT_EQ(tasks.living(), 0u);
}

TEST_F(TasksTest, LogGroupIsMadeWhenTheDefinitionSaysSo) {
  stage.logs.groups.clear();
  auto app = Stage::container("app");
  app.log_configuration->options["awslogs-create-group"] = "true";
  const Task& task = launch({app});
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "RUNNING");
  EXPECT_TRUE(stage.logs.groups.contains("/ecs/spark"));
}

TEST_F(TasksTest, StoppedWhileStarting) {
  stage.runtime.script("app", {.pull = Millis(5000)});
  const Task& task = launch({Stage::container("app")});
  tasks.stop(task, kUserInitiated, "");
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "STOPPED");
  EXPECT_FALSE(task.shape.pull_started_at);
  EXPECT_FALSE(task.shape.execution_stopped_at);

  const Task& pulling = launch({Stage::container("app")});
  stage.loop.advance(Millis(1));
  tasks.stop(pulling, kUserInitiated, "");
  stage.loop.advance(Millis(4000));
  EXPECT_EQ(pulling.shape.last_status, "STOPPING");
  stage.loop.advance(Millis(1000));
  EXPECT_EQ(pulling.shape.last_status, "STOPPED");
  EXPECT_EQ(pulling.shape.containers[0].exit_code, 143);
}

TEST_F(TasksTest, OneEssentialContainerTakesTheOthersAlong) {
  stage.runtime.script("helper", {.runs_for = Millis(10)});
  auto helper = Stage::container("helper");
  helper.essential = false;
  const Task& task = launch({Stage::container("app"), helper, Stage::container("proxy")});
  stage.loop.advance(Millis(20));
  EXPECT_EQ(task.shape.last_status, "RUNNING");
  EXPECT_EQ(task.shape.containers[1].last_status, "STOPPED");
  stage.runtime.end(task.id, "app", {.code = 137, .out_of_memory = true});
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "STOPPED");
  EXPECT_EQ(task.shape.containers[0].reason, "OutOfMemoryError: Container killed due to memory usage");
  EXPECT_EQ(task.shape.containers[2].exit_code, 143);
}

TEST_F(TasksTest, DependenciesDecideTheOrderOfStartAndStop) {
  stage.runtime.script("init", {.runs_for = Millis(100)});
  stage.runtime.script("app", {.shutdown = Millis(50)});
  auto init = Stage::container("init");
  init.essential = false;
  auto app = Stage::container("app");
  app.depends_on = {{"init", "SUCCESS"}, {"db", "START"}};
  const Task& task = launch({app, init, Stage::container("db")});
  stage.loop.advance(Millis(99));
  EXPECT_EQ(task.shape.last_status, "PENDING");
  EXPECT_EQ(task.shape.containers[0].last_status, "PENDING");
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "RUNNING");
  tasks.stop(task, kUserInitiated, "");
  stage.loop.run();
  EXPECT_EQ(stage.runtime.signals(task.id, "app"), std::vector<int>{15});
  EXPECT_TRUE(stage.runtime.signals(task.id, "db").empty());
  stage.loop.advance(Millis(50));
  EXPECT_EQ(task.shape.last_status, "STOPPED");

  stage.runtime.script("init", {.runs_for = Millis(100), .exit_code = 1});
  const Task& unlucky = launch({app, init, Stage::container("db")});
  stage.loop.advance(Millis(100));
  EXPECT_EQ(unlucky.shape.last_status, "STOPPED");
  EXPECT_EQ(unlucky.shape.stop_code, "TaskFailedToStart");
}

TEST_F(TasksTest, StartTimeoutEndsTheWait) {
  auto init = Stage::container("init");
  init.essential = false;
  init.start_timeout = 60;
  auto app = Stage::container("app");
  app.depends_on = {{"init", "SUCCESS"}};
  const Task& task = launch({app, init});
  stage.loop.run();
  stage.runtime.script("init", {.runs_for = Millis(59'000)});
  const Task& lucky = launch({app, init});
  stage.loop.advance(Millis(59'999));
  EXPECT_EQ(task.shape.last_status, "PENDING");
  EXPECT_EQ(lucky.shape.last_status, "RUNNING");
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "STOPPED");
  EXPECT_EQ(task.shape.stop_code, "TaskFailedToStart");
  EXPECT_EQ(lucky.shape.last_status, "RUNNING");
}

TEST_F(TasksTest, DrainsBeforeTheSignal) {
  stage.targets.drains_at_once = false;
  const Task& task = launch_behind_balancer({"tg"});
  stage.loop.advance(Millis(1));
  lb::Target target{"10.0.1.4", 8080};
  EXPECT_EQ(stage.targets.state("tg", target), lb::TargetState::Initial);
  EXPECT_EQ(task.health, Health::Unknown);
  stage.targets.set("tg", target, lb::TargetState::Healthy);
  stage.loop.run();
  EXPECT_EQ(task.health, Health::Healthy);
  tasks.stop(task, kServiceSchedulerInitiated, "");
  stage.loop.advance(Millis(60'000));
  EXPECT_EQ(task.shape.last_status, "RUNNING");  // one target group, no Cloud Map: it drains without a word
  EXPECT_TRUE(stage.runtime.signals(task.id, "app").empty());
  stage.targets.set("tg", target, std::nullopt);
  stage.loop.run();
  EXPECT_EQ(task.shape.last_status, "STOPPED");
  EXPECT_EQ(path, (Path{"PENDING", "RUNNING", "STOPPING", "DEPROVISIONING", "STOPPED"}));
}

TEST_F(TasksTest, CloudMapShowsAsActivatingAndDeactivating) {
  stage.targets.drains_at_once = false;
  const Task& task = launch_behind_balancer({"tg"}, {"srv"});
  stage.loop.advance(Millis(1));
  EXPECT_EQ(path, (Path{"PENDING", "ACTIVATING", "RUNNING"}));
  auto& attributes = stage.instances.instances[{"srv", task.id}];
  EXPECT_EQ(attributes["AWS_INSTANCE_IPV4"], "10.0.1.4");
  EXPECT_EQ(attributes["ECS_SERVICE_NAME"], "master");
  EXPECT_EQ(attributes["ECS_CLUSTER_NAME"], "spark");
  EXPECT_FALSE(attributes.contains("AWS_INSTANCE_PORT"));
  tasks.stop(task, kServiceSchedulerInitiated, "");
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "DEACTIVATING");
  EXPECT_TRUE(stage.instances.instances.empty());
}

TEST_F(TasksTest, WhoDiedDoesNotWaitForDrainingButKeepsItsAddressUntilThen) {
  stage.targets.drains_at_once = false;
  const Task& task = launch_behind_balancer({"tg"});
  stage.loop.advance(Millis(1));
  stage.runtime.end(task.id, "app", {1});
  stage.loop.advance(Millis(1));
  EXPECT_EQ(task.shape.last_status, "STOPPED");
  EXPECT_EQ(stage.interfaces.attached.size(), 1u);
  stage.targets.set("tg", {"10.0.1.4", 8080}, std::nullopt);
  stage.loop.run();
  EXPECT_TRUE(stage.interfaces.attached.empty());
}

TEST_F(TasksTest, StoppedTasksAreForgottenAfterAnHour) {
  stage.runtime.script("app", {.runs_for = Millis(0)});
  std::string arn = launch({Stage::container("app")}).shape.task_arn;
  stage.loop.advance(Millis(3'599'999));
  EXPECT_TRUE(tasks.find(arn));
  stage.loop.advance(Millis(1));
  EXPECT_FALSE(tasks.find(arn));
}

TEST_F(TasksTest, OverridesAndOwnEnvironment) {
  auto app = Stage::container("app");
  app.command = {"sleep"};
  app.environment = {{"A", "1"}, {"B", "2"}, {"AWS_REGION", "mine"}};
  const Task& task = tasks.launch(
      {.cluster_arn = Stage::kCluster,
       .definition = Stage::definition({app, Stage::container("other")}),
       .overrides = {.container_overrides = {{.name = "app", .command = {"run", "it"}, .environment = {{"B", "3"}}}},
                     .cpu = "512"},
       .network = {.subnets = {"subnet-1"}}});
  stage.loop.run();
  auto spec = stage.runtime.prepared(task.id);
  ASSERT_TRUE(spec);
  EXPECT_EQ(spec->cpu_units, 512);
  EXPECT_EQ(spec->memory_mib, 512);
  EXPECT_EQ(spec->containers[0].command, (std::vector<std::string>{"run", "it"}));
  EXPECT_EQ(spec->containers[0].environment,
            (std::map<std::string, std::string>{{"A", "1"},
                                                {"B", "3"},
                                                {"AWS_REGION", "mine"},
                                                {"AWS_DEFAULT_REGION", "us-east-1"},
                                                {"AWS_EXECUTION_ENV", "AWS_ECS_FARGATE"}}));
  EXPECT_EQ(task.shape.overrides.container_overrides.size(), 2u);
}

TEST_F(TasksTest, RestoredTasksAreStopped) {
  const Task& running = launch({Stage::container("app")});
  stage.loop.advance(Millis(1));
  auto shape = running.shape;
  Tasks next(stage.surroundings());
  next.restore(shape);
  const Task* task = next.find(shape.task_arn);
  ASSERT_TRUE(task);
  EXPECT_EQ(task->shape.last_status, "STOPPED");
  EXPECT_EQ(task->shape.stopped_reason, "The local AWS was stopped.");
  EXPECT_EQ(next.living(), 0u);
}

}  // namespace
}  // namespace sparkecs::engine::task
