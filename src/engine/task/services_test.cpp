// Stories of services: the scheduler, real tasks on the scripted runtime, and a clock turned by hand.
#include "engine/task/services.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/task/stage_for_test.h"

namespace sparkecs::engine::task {
namespace {

constexpr Millis kSecond{1000};
constexpr const char* kArn = "arn:aws:ecs:us-east-1:000000000000:service/spark/web";

class ServicesTest : public testing::Test {
 protected:
  ServicesTest() {
    stage.inbox.open(tasks);
    stage.targets.observe([this](const std::string&, const lb::Target& target) { tasks.target_changed(target); });
    tasks.listen([this](const Task& task, Change change) { services.task_changed(task, change); });
  }

  Service& create(int desired, int minimum = 100, int maximum = 200, DeploymentPlan plan = {}) {
    Service service;
    service.shape.service_arn = kArn;
    service.shape.service_name = "web";
    service.shape.cluster_arn = Stage::kCluster;
    service.shape.status = "ACTIVE";
    service.shape.desired_count = desired;
    service.shape.deployment_configuration = {.maximum_percent = maximum, .minimum_healthy_percent = minimum};
    begin_deployment(service, with_defaults(std::move(plan)), stage.loop.now());
    return services.add(std::move(service));
  }
  static DeploymentPlan with_defaults(DeploymentPlan plan) {
    if (!plan.definition) plan.definition = Stage::definition({Stage::container("app")});
    plan.network = {.awsvpc_configuration = wire::ecs::AwsVpcConfiguration{.subnets = {"subnet-1"}}};
    plan.launch_type = "FARGATE";
    return plan;
  }
  static DeploymentPlan behind_balancer(int revision = 1) {
    return {.definition = Stage::definition({Stage::container("app")}, revision),
            .load_balancers = {{"tg", "", "app", 8080}}};
  }
  void deploy(Service& service, DeploymentPlan plan) {
    begin_deployment(service, with_defaults(std::move(plan)), stage.loop.now());
    services.touch(service);
  }
  void scale(Service& service, int desired) {
    service.shape.desired_count = desired;
    services.touch(service);
  }
  void settle(Millis time = kSecond) { stage.loop.advance(time); }

  // Counts of wanted tasks by revision, such as {1: 2, 2: 1}.
  std::map<int, int> revisions(const Service& service) const {
    std::map<int, int> found;
    for (const Task* task : service.tasks)
      if (task->wanted()) ++found[task->launch.definition->revision];
    return found;
  }
  static bool said(const Service& service, const std::string& part) {
    return std::ranges::any_of(service.events.newest_first(),
                               [&](const auto& event) { return event.message.find(part) != std::string::npos; });
  }
  static std::string last_event(const Service& service) { return service.events.newest_first().at(0).message; }
  static Error pull_error() { return {Error::Kind::Failed, "not found", "CannotPullContainerError"}; }

  Stage stage;
  Tasks tasks{stage.surroundings()};
  Services services{stage.surroundings(), tasks};
};

using Revisions = std::map<int, int>;

TEST_F(ServicesTest, ReachesItsDesiredCountAndASteadyState) {
  Service& service = create(3);
  settle();
  auto shape = describe(service);
  EXPECT_EQ(shape.running_count, 3);
  EXPECT_EQ(shape.pending_count, 0);
  ASSERT_EQ(shape.deployments.size(), 1u);
  EXPECT_EQ(shape.deployments[0].running_count, 3);
  EXPECT_EQ(shape.deployments[0].desired_count, 3);
  EXPECT_EQ(shape.deployments[0].rollout_state, "COMPLETED");
  EXPECT_EQ(shape.deployments[0].rollout_state_reason, "ECS deployment " + shape.deployments[0].id + " completed.");
  EXPECT_EQ(last_event(service), "(service web) has reached a steady state.");
  EXPECT_TRUE(said(service, "(service web) has started 3 tasks: (task "));
  const auto& task = service.tasks[0]->shape;
  EXPECT_EQ(task.group, "service:web");
  EXPECT_EQ(task.started_by, shape.deployments[0].id);
}

TEST_F(ServicesTest, ReplacesWhatDiesWithoutAPause) {
  Service& service = create(2, 100, 100);
  settle();
  std::string dead = service.tasks[0]->id;
  stage.runtime.end(dead, "app", {1});
  settle();
  EXPECT_EQ(describe(service).running_count, 2);
  EXPECT_NE(service.tasks[0]->id, dead);
  EXPECT_EQ(service.primary().shape.failed_tasks, 0);
  EXPECT_EQ(std::ranges::count_if(service.events.newest_first(),
                                  [](auto& e) { return e.message.ends_with("steady state."); }),
            2);
}

TEST_F(ServicesTest, ScalesOutAndInYoungestFirst) {
  Service& service = create(2);
  settle();
  std::string oldest = service.tasks[0]->id;
  scale(service, 4);
  settle();
  EXPECT_EQ(describe(service).running_count, 4);
  EXPECT_EQ(service.deployments.size(), 1u);
  scale(service, 1);
  settle();
  ASSERT_EQ(service.tasks.size(), 1u);
  EXPECT_EQ(service.tasks[0]->id, oldest);
  EXPECT_TRUE(said(service, "(service web) has stopped 3 running tasks: (task "));
  auto stopped = tasks.in_cluster(Stage::kCluster);
  EXPECT_EQ(std::ranges::count_if(stopped,
                                  [](const Task* task) {
                                    return task->shape.stop_code == "ServiceSchedulerInitiated" &&
                                           task->shape.stopped_reason.starts_with(
                                               "Scaling activity initiated by (deployment ecs-svc/");
                                  }),
            3);
}

TEST_F(ServicesTest, RollsOutStartingFirst) {
  Service& service = create(2);
  settle();
  deploy(service, {.definition = Stage::definition({Stage::container("app")}, 2)});
  settle();
  // Without checks a task counts as healthy 40 s after RUNNING; until then the old ones stay.
  EXPECT_EQ(revisions(service), (Revisions{{1, 2}, {2, 2}}));
  EXPECT_EQ(describe(service).deployments[1].status, "ACTIVE");
  EXPECT_EQ(service.primary().shape.rollout_state, "IN_PROGRESS");
  settle(Millis(38'900));
  EXPECT_EQ(revisions(service), (Revisions{{1, 2}, {2, 2}}));
  settle(Millis(200));
  EXPECT_EQ(revisions(service), (Revisions{{2, 2}}));
  settle();
  EXPECT_EQ(service.deployments.size(), 1u);
  EXPECT_EQ(service.primary().shape.rollout_state, "COMPLETED");
  EXPECT_TRUE(service.shape.task_definition.ends_with(":2"));
}

TEST_F(ServicesTest, ExactlyOneStopsBeforeItStarts) {
  stage.runtime.script("app", {.shutdown = Millis(5000)});
  Service& service = create(1, 0, 100);
  settle();
  deploy(service, {.definition = Stage::definition({Stage::container("app")}, 2)});
  settle(Millis(4000));
  EXPECT_EQ(revisions(service), Revisions{});  // the old one still shuts down
  settle(Millis(2000));
  EXPECT_EQ(revisions(service), (Revisions{{2, 1}}));
  EXPECT_EQ(describe(service).running_count, 1);
}

TEST_F(ServicesTest, HealthComesFromTheTargetGroup) {
  Service& service = create(1, 100, 200, behind_balancer());
  settle();
  EXPECT_EQ(describe(service).running_count, 1);
  EXPECT_EQ(service.primary().shape.rollout_state, "IN_PROGRESS");
  EXPECT_TRUE(said(service, "(service web) registered 1 targets in (target-group tg)"));
  stage.targets.set_all(lb::TargetState::Healthy);
  settle();
  EXPECT_EQ(service.primary().shape.rollout_state, "COMPLETED");

  // Unhealthy: the replacement comes first, and the old one goes once that is healthy.
  std::string sick = service.tasks[0]->id;
  stage.targets.set_all(lb::TargetState::Unhealthy);
  settle();
  EXPECT_EQ(describe(service).running_count, 2);
  stage.targets.set("tg", {"10.0.1.5", 8080}, lb::TargetState::Healthy);
  settle();
  ASSERT_EQ(service.tasks.size(), 1u);
  EXPECT_NE(service.tasks[0]->id, sick);
  const Task* gone = tasks.find(
      std::string(Stage::kCluster)
          .replace(std::string(Stage::kCluster).find("cluster/spark"), std::string::npos, "task/spark/" + sick));
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->shape.stopped_reason, "Task failed ELB health checks in (target-group tg)");
  EXPECT_TRUE(said(service,
                   "(service web) (port 8080) is unhealthy in (target-group tg) due to (reason Health checks "
                   "failed)."));
  EXPECT_TRUE(said(service, "(service web) has begun draining connections on 1 tasks."));
  EXPECT_TRUE(said(service, "(service web) deregistered 1 targets in (target-group tg)"));
}

TEST_F(ServicesTest, HealthComesFromTheContainersOwnChecks) {
  stage.runtime.script("app", {.program_exit = 1});
  auto container = Stage::container("app");
  container.health_check = {.command = {"CMD-SHELL", "exit 1"}, .interval = 10, .retries = 2};
  Service& service = create(1, 100, 200, {.definition = Stage::definition({container})});
  settle();
  const Task* first = service.tasks.at(0);
  EXPECT_EQ(first->shape.last_status, "RUNNING");
  settle(Millis(15'000));
  EXPECT_EQ(first->shape.health_status, "UNKNOWN") << "one failure of two";
  EXPECT_FALSE(said(service, "steady state")) << "nobody has found it healthy yet";

  stage.runtime.script("app", {});
  settle(Millis(10'000));
  EXPECT_EQ(first->shape.containers[0].health_status, "UNHEALTHY");
  EXPECT_EQ(first->shape.health_status, "UNHEALTHY");
  EXPECT_TRUE(first->wanted()) << "its replacement has to be healthy first";
  settle(Millis(15'000));
  EXPECT_FALSE(first->wanted());
  EXPECT_EQ(first->shape.stopped_reason, "Task failed container health checks");
  EXPECT_TRUE(said(service, "(service web) (task " + first->id + ") failed container health checks."));
  settle(Millis(60'000));
  EXPECT_EQ(service.tasks.at(0)->shape.health_status, "HEALTHY");
  EXPECT_TRUE(said(service, "steady state"));
}

TEST_F(ServicesTest, GracePeriodForgivesEarlyVerdicts) {
  Service& service = create(1, 0, 100, behind_balancer());
  service.shape.health_check_grace_period_seconds = 60;
  settle();
  std::string first = service.tasks[0]->id;
  stage.targets.set_all(lb::TargetState::Unhealthy);
  settle(Millis(58'000));
  EXPECT_EQ(service.tasks.at(0)->id, first);
  settle(Millis(3000));
  EXPECT_NE(service.tasks.at(0)->id, first);
}

TEST_F(ServicesTest, FailedStartsAreRetriedWithGrowingPauses) {
  stage.runtime.script("app", {.fails = pull_error()});
  Service& service = create(2, 100, 200);
  settle(Millis(500));
  auto launched = [&] { return tasks.in_cluster(Stage::kCluster).size(); };
  EXPECT_EQ(launched(), 2u);
  settle(Millis(1000));  // first pause: 1 s
  EXPECT_EQ(launched(), 4u);
  settle(Millis(1400));  // second: 2 s
  EXPECT_EQ(launched(), 4u);
  settle(Millis(200));
  EXPECT_EQ(launched(), 6u);
  EXPECT_EQ(service.primary().shape.failed_tasks, 6);
  EXPECT_TRUE(said(service, "(service web) is unable to consistently start tasks successfully."));
  settle(Millis(3'600'000));
  EXPECT_LE(launched(), 2u * 14);  // 4, 8, … 512, 900, 900, … seconds
  EXPECT_FALSE(said(service, "steady"));

  // A new task definition clears the pause.
  stage.runtime.script("app", {});
  deploy(service, {.definition = Stage::definition({Stage::container("app")}, 2)});
  settle();
  EXPECT_EQ(describe(service).running_count, 2);
}

TEST_F(ServicesTest, BreakerFailsTheFirstDeployment) {
  stage.runtime.script("app", {.fails = pull_error()});
  Service& service = create(1);
  service.shape.deployment_configuration->deployment_circuit_breaker = {.enable = true, .rollback = true};
  settle(Millis(60'000));
  EXPECT_EQ(service.primary().shape.rollout_state, "FAILED");
  EXPECT_EQ(service.primary().shape.rollout_state_reason, "ECS deployment circuit breaker: tasks failed to start.");
  EXPECT_EQ(tasks.in_cluster(Stage::kCluster).size(), 3u);
  EXPECT_TRUE(said(service, "deployment failed: tasks failed to start."));
  settle(Millis(3'000'000));
  EXPECT_EQ(tasks.in_cluster(Stage::kCluster).size(), 3u);
}

TEST_F(ServicesTest, BreakerRollsBackToTheLastCompletedDeployment) {
  Service& service = create(2);
  service.shape.deployment_configuration->deployment_circuit_breaker = {.enable = true, .rollback = true};
  settle(Millis(60'000));
  std::string good = service.primary().shape.id;
  stage.runtime.script("app", {.fails = pull_error()});
  deploy(service, {.definition = Stage::definition({Stage::container("app")}, 2)});
  settle(Millis(60'000));
  EXPECT_EQ(service.primary().shape.id, good);
  EXPECT_EQ(revisions(service), (Revisions{{1, 2}}));
  EXPECT_TRUE(service.shape.task_definition.ends_with(":1"));
  EXPECT_TRUE(said(service, "(service web) rolling back to deployment " + good + "."));
  EXPECT_EQ(service.primary().shape.rollout_state, "COMPLETED");
  EXPECT_EQ(service.deployments.size(), 1u);
}

TEST_F(ServicesTest, DeletedServiceDrainsThenIsInactiveThenForgotten) {
  stage.targets.drains_at_once = false;
  Service& service = create(1, 100, 200, behind_balancer());
  settle();
  services.remove(service);
  settle();
  EXPECT_EQ(service.shape.status, "DRAINING");
  EXPECT_EQ(describe(service).running_count, 0);
  stage.targets.set("tg", {"10.0.1.4", 8080}, std::nullopt);
  settle();
  EXPECT_EQ(service.shape.status, "INACTIVE");
  EXPECT_EQ(tasks.living(), 0u);
  EXPECT_TRUE(services.find(kArn));
  settle(Millis(3'600'000));
  EXPECT_FALSE(services.find(kArn));
}

TEST_F(ServicesTest, SaysWhenThePercentagesLeaveNoRoom) {
  Service& service = create(3, 100, 125);
  settle(Millis(60'000));
  deploy(service, {.definition = Stage::definition({Stage::container("app")}, 2)});
  settle(Millis(120'000));
  EXPECT_EQ(revisions(service), (Revisions{{1, 3}}));
  EXPECT_TRUE(said(service, "because of the service deployment configuration"));
}

TEST_F(ServicesTest, SteadyStateIsRepeatedEverySixHours) {
  Service& service = create(1);
  settle();
  auto steady = [&] {
    return std::ranges::count_if(service.events.newest_first(),
                                 [](auto& e) { return e.message.ends_with("has reached a steady state."); });
  };
  EXPECT_EQ(steady(), 1);
  settle(Millis(21'600'000 - 2000));
  EXPECT_EQ(steady(), 1);
  settle(Millis(5000));
  EXPECT_EQ(steady(), 2);
}

TEST_F(ServicesTest, SpreadsOverCapacityProvidersByBaseAndWeight) {
  Service& service = create(7, 100, 200, {.capacity_provider_strategy = {{"FARGATE", 1, 1}, {"FARGATE_SPOT", 2, 0}}});
  settle();
  std::map<std::string, int> used;
  for (const Task* task : service.tasks) ++used[task->shape.capacity_provider_name];
  EXPECT_EQ(used, (std::map<std::string, int>{{"FARGATE", 3}, {"FARGATE_SPOT", 4}}));
}

// A thousand tasks come and go in one service; the time is checked generously, for a square in it would show.
TEST_F(ServicesTest, AThousandTasksAreCheap) {
  auto start = std::chrono::steady_clock::now();
  Service& service = create(1000, 100, 200, behind_balancer());
  settle();
  stage.targets.set_all(lb::TargetState::Healthy);
  settle();
  EXPECT_EQ(describe(service).running_count, 1000);
  EXPECT_EQ(service.primary().shape.rollout_state, "COMPLETED");
  scale(service, 0);
  settle();
  EXPECT_EQ(tasks.living(), 0u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_EQ(service.events.newest_first().size(), 100u);
}

}  // namespace
}  // namespace sparkecs::engine::task
