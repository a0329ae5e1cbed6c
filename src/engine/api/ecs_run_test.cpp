// ECS as its callers see it: tasks, services, and what outlives the process.
#include "base/json.h"
#include "engine/api/ecs_stage_for_test.h"

namespace sparkecs::engine::api {
namespace {

TEST_F(EcsTest, RunTaskAnswersBeforeAnythingRuns) {
  furnish();
  Json reply = asking.ask("RunTask", with(run_request(), {{"count", 2}, {"startedBy", "me"}}));
  ASSERT_EQ(reply["tasks"].size(), 2u);
  EXPECT_EQ(reply["failures"], Json::array());
  Json made = reply["tasks"][0];
  EXPECT_EQ(made["lastStatus"], "PROVISIONING");
  EXPECT_EQ(made["desiredStatus"], "RUNNING");
  EXPECT_EQ(made["version"], 1);
  EXPECT_EQ(made["group"], "family:app");
  EXPECT_EQ(made["launchType"], "FARGATE");
  EXPECT_FALSE(made.contains("startedAt"));
  settle();
  Json running = task(made["taskArn"]);
  EXPECT_EQ(running["lastStatus"], "RUNNING");
  EXPECT_EQ(running["startedBy"], "me");
  EXPECT_GT(running["version"], 1);
  std::string id = made["taskArn"].get<std::string>();
  id = id.substr(id.rfind('/') + 1);
  EXPECT_EQ(task(id)["taskArn"], made["taskArn"]);

  Json stopping = asking.ask("StopTask", {{"cluster", "spark"}, {"task", id}, {"reason", "done"}})["task"];
  EXPECT_EQ(stopping["desiredStatus"], "STOPPED");
  settle();
  EXPECT_EQ(task(id)["stopCode"], "UserInitiated");
  EXPECT_EQ(task(id)["stoppedReason"], "done");
  auto listed = [&](const Json& filter) {
    return asking.ask("ListTasks", with({{"cluster", "spark"}}, filter))["taskArns"].size();
  };
  EXPECT_EQ(listed(Json::object()), 1u);
  EXPECT_EQ(listed({{"desiredStatus", "STOPPED"}}), 1u);
  EXPECT_EQ(listed({{"desiredStatus", "PENDING"}}), 0u);
  EXPECT_EQ(listed({{"family", "app"}}), 1u);
  EXPECT_EQ(listed({{"family", "other"}}), 0u);
  EXPECT_EQ(listed({{"startedBy", "me"}}), 1u);
  EXPECT_EQ(message("ListTasks", {{"cluster", "spark"}, {"desiredStatus", "GONE"}}),
            "desiredStatus must be one of RUNNING, PENDING, STOPPED: GONE");
  EXPECT_EQ(asking.ask("DescribeTasks", {{"cluster", "spark"}, {"tasks", {"nothing"}}})["failures"][0]["reason"],
            "MISSING");
  EXPECT_EQ(asking.ask("DescribeClusters", {{"clusters", {"spark"}}})["clusters"][0]["runningTasksCount"], 1);
  EXPECT_EQ(asking.code("DeleteCluster", {{"cluster", "spark"}}), "ClusterContainsTasksException");
}

TEST_F(EcsTest, RefusedRuns) {
  furnish();
  struct Case {
    Json change;
    std::string code;
    std::string part;
  };
  const Case cases[] = {
      {{{"cluster", "none"}}, "ClusterNotFoundException", "Cluster not found."},
      {{{"taskDefinition", "none"}}, "ClientException", "TaskDefinition not found."},
      {{{"count", 0}}, "InvalidParameterException", "count"},
      {{{"count", 11}}, "InvalidParameterException", "count"},
      {{{"networkConfiguration", Json::object()}},
       "InvalidParameterException",
       "Network Configuration must be provided when networkMode 'awsvpc' is specified."},
      {{{"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", {"nowhere"}}}}}}},
       "InvalidParameterException",
       "nowhere"},
      {{{"launchType", "EC2"}}, "InvalidParameterException", "No Container Instances were found in your cluster."},
      {{{"launchType", ""}}, "InvalidParameterException", "No Container Instances were found in your cluster."},
      {{{"capacityProviderStrategy", {{{"capacityProvider", "FARGATE"}, {"weight", 1}}}}},
       "InvalidParameterException",
       "both a launch type and capacity provider strategy"},
      {{{"launchType", ""}, {"capacityProviderStrategy", {{{"capacityProvider", "FARGATE"}, {"weight", 1}}}}},
       "InvalidParameterException",
       "The specified capacity provider 'FARGATE' was not found."},
      {{{"overrides", {{"containerOverrides", {{{"name", "none"}}}}}}},
       "InvalidParameterException",
       "Override for container named none is not a container in the TaskDefinition."},
      {{{"overrides", {{"containerOverrides", {{{"name", "app"}, {"command", {std::string(9000, 'x')}}}}}}}},
       "InvalidParameterException",
       "8192"},
      {{{"group", "service:web"}}, "InvalidParameterException", "group"},
      {{{"propagateTags", "ALL"}}, "InvalidParameterException", "propagateTags must be one of TASK_DEFINITION, NONE"},
      {{{"propagateTags", "SERVICE"}}, "InvalidParameterException", "propagateTags"},  // a service's tasks only
  };
  for (const auto& c : cases) {
    auto result = asking.call("RunTask", with(run_request(), c.change));
    ASSERT_FALSE(result) << c.change;
    EXPECT_EQ(result.error().code, c.code) << result.error().message;
    EXPECT_NE(result.error().message.find(c.part), std::string::npos) << result.error().message;
  }
  asking.ask("DeregisterTaskDefinition", {{"taskDefinition", "app:1"}});
  EXPECT_EQ(message("RunTask", with(run_request(), {{"taskDefinition", "app:1"}})), "TaskDefinition is inactive");
}

TEST_F(EcsTest, OverridesAreCheckedLikeDefinitions) {
  furnish();  // 1024 units, 2048 MiB
  auto of_app = [](const Json& change) { return Json{{"containerOverrides", {with({{"name", "app"}}, change)}}}; };
  struct Case {
    Json overrides;
    std::string part;
  };
  const Case cases[] = {
      {{{"cpu", "foo"}}, "Invalid 'cpu' setting for task."},
      {{{"memory", "-1"}}, "Invalid 'memory' setting for task."},
      {{{"cpu", "999999"}, {"memory", "512"}}, "No Fargate configuration exists for given values"},
      {{{"memory", "1024"}}, "No Fargate configuration exists for given values: 1024 CPU, 1024 memory"},
      {{{"cpu", "0"}}, "No Fargate configuration exists for given values"},
      {{{"ephemeralStorage", {{"sizeInGiB", 20}}}}, "ephemeralStorage"},
      {of_app({{"memory", -3}}), "'memory' setting for container 'app'"},
      {of_app({{"memoryReservation", -3}}), "'memoryReservation' setting for container 'app'"},
      {of_app({{"cpu", -1}}), "'cpu' setting for container 'app'"},
      {of_app({{"memory", 4096}}), "greater than the memory of the task"},
      {of_app({{"memory", 100}, {"memoryReservation", 200}}), "must not exceed its memory"},
      {of_app({{"cpu", 2048}}), "cpu of all containers"},
      {{{"containerOverrides", {{{"name", "app"}}, {{"name", "app"}}}}}, "more than once"},
  };
  for (const auto& c : cases) {
    auto result = asking.call("RunTask", with(run_request(), {{"overrides", c.overrides}}));
    ASSERT_FALSE(result) << c.overrides;
    EXPECT_EQ(result.error().code, "InvalidParameterException") << result.error().message;
    EXPECT_NE(result.error().message.find(c.part), std::string::npos) << result.error().message;
  }
}

TEST_F(EcsTest, OverriddenSizesAreNumbers) {
  furnish();
  Json overrides{{"cpu", "2 vCPU"},
                 {"memory", "8 GB"},
                 {"containerOverrides", {{{"name", "app"}, {"cpu", 2048}, {"memory", 8192}}}}};
  Json made = asking.ask("RunTask", with(run_request(), {{"overrides", overrides}}))["tasks"][0];
  EXPECT_EQ(made["cpu"], "2048");
  EXPECT_EQ(made["memory"], "8192");
  EXPECT_EQ(made["overrides"]["cpu"], "2048");
  EXPECT_EQ(made["overrides"]["memory"], "8192");
  EXPECT_EQ(made["overrides"]["containerOverrides"], overrides["containerOverrides"]);
}

TEST_F(EcsTest, ArnsOfAnotherClusterAreUnknown) {
  furnish();
  asking.ask("CreateCluster", {{"clusterName", "other"}});
  asking.ask("CreateService", service_request());
  std::string web = service()["serviceArn"];
  std::string alone = asking.ask("RunTask", run_request())["tasks"][0]["taskArn"];
  struct Case {
    const char* operation;
    const char* member;
    std::string arn;
    Json more;
    std::string message;
  };
  const Case cases[] = {
      {"StopTask", "task", alone, Json::object(), "The referenced task was not found."},
      {"UpdateService", "service", web, {{"desiredCount", 0}}, "Service not found."},
      {"DeleteService", "service", web, {{"force", true}}, "Service not found."},
      {"ListTasks", "serviceName", web, Json::object(), "Service not found."},
  };
  for (const auto& c : cases) {
    Json request = with(c.more, {{c.member, c.arn}, {"cluster", "other"}});
    EXPECT_EQ(message(c.operation, request), c.message) << c.operation;
    EXPECT_EQ(message(c.operation, with(request, {{c.member, "none"}})), c.message) << c.operation;
  }
  EXPECT_EQ(task(alone)["desiredStatus"], "RUNNING");
  EXPECT_EQ(service()["desiredCount"], 2);
  EXPECT_EQ(asking.ask("DescribeTasks", {{"cluster", "other"}, {"tasks", {alone}}})["failures"][0]["arn"], alone);
  EXPECT_EQ(asking.ask("DescribeServices", {{"cluster", "other"}, {"services", {web}}})["failures"][0]["arn"], web);
}

TEST_F(EcsTest, SameTokenSameTasks) {
  furnish();
  Json request = with(run_request(), {{"clientToken", "once"}});
  Json first = asking.ask("RunTask", request);
  Json again = asking.ask("RunTask", request);
  EXPECT_EQ(first["tasks"][0]["taskArn"], again["tasks"][0]["taskArn"]);
  EXPECT_EQ(asking.code("RunTask", with(request, {{"count", 2}})), "ConflictException");
  EXPECT_EQ(asking.ask("ListTasks", {{"cluster", "spark"}})["taskArns"].size(), 1u);
}

TEST_F(EcsTest, DefaultStrategyMeansFargate) {
  furnish();
  asking.ask("PutClusterCapacityProviders",
             {{"cluster", "spark"},
              {"capacityProviders", {"FARGATE", "FARGATE_SPOT"}},
              {"defaultCapacityProviderStrategy", {{{"capacityProvider", "FARGATE_SPOT"}, {"weight", 1}}}}});
  Json request = run_request();
  request.erase("launchType");
  EXPECT_EQ(asking.ask("RunTask", request)["tasks"][0]["capacityProviderName"], "FARGATE_SPOT");
  Json wanted = service_request();
  wanted.erase("launchType");
  Json made = asking.ask("CreateService", wanted)["service"];
  EXPECT_FALSE(made.contains("launchType"));
  EXPECT_EQ(made["capacityProviderStrategy"][0]["capacityProvider"], "FARGATE_SPOT");
}

TEST_F(EcsTest, ServiceFromCreateToInactive) {
  furnish();
  Json made =
      asking.ask("CreateService", with(service_request(), {{"tags", {{{"key", "a"}, {"value", "b"}}}}}))["service"];
  EXPECT_EQ(made["serviceArn"], "arn:aws:ecs:us-east-1:000000000000:service/spark/web");
  EXPECT_EQ(made["status"], "ACTIVE");
  EXPECT_EQ(made["taskDefinition"], "arn:aws:ecs:us-east-1:000000000000:task-definition/app:1");
  EXPECT_EQ(made["deployments"][0]["rolloutState"], "IN_PROGRESS");
  EXPECT_EQ(made["availabilityZoneRebalancing"], "DISABLED");
  EXPECT_EQ(made["deploymentConfiguration"]["maximumPercent"], 200);
  settle();
  EXPECT_EQ(service()["runningCount"], 2);
  EXPECT_FALSE(service().contains("tags"));
  EXPECT_EQ(asking.ask("ListServices", {{"cluster", "spark"}})["serviceArns"].size(), 1u);
  EXPECT_EQ(asking.ask("ListTasks", {{"cluster", "spark"}, {"serviceName", "web"}})["taskArns"].size(), 2u);
  EXPECT_EQ(asking.code("ListTasks", {{"cluster", "spark"}, {"serviceName", "no"}}), "ServiceNotFoundException");

  // Again: the same is fine, something else is not.
  EXPECT_EQ(asking.code("CreateService", with(service_request(), {{"tags", {{{"key", "a"}, {"value", "b"}}}}})), "ok");
  EXPECT_EQ(message("CreateService", service_request(3)), "Creation of service was not idempotent.");

  // No new deployment for the count; one for a new revision, or by force.
  auto update = [&](const Json& change) {
    return asking
        .ask("UpdateService", with({{"cluster", "spark"}, {"service", "web"}}, change))["service"]["deployments"]
        .size();
  };
  EXPECT_EQ(update({{"desiredCount", 3}}), 1u);
  EXPECT_EQ(update({{"taskDefinition", "app:1"}}), 1u);
  EXPECT_EQ(update({{"forceNewDeployment", true}}), 2u);
  settle(Millis(60'000));
  EXPECT_EQ(service()["runningCount"], 3);
  EXPECT_EQ(service()["deployments"].size(), 1u);
  EXPECT_EQ(service()["deployments"][0]["rolloutState"], "COMPLETED");

  Json name{{"cluster", "spark"}, {"service", "web"}};
  EXPECT_EQ(message("DeleteService", name), "The service cannot be stopped while it is scaled above 0.");
  EXPECT_EQ(asking.code("DeleteCluster", {{"cluster", "spark"}}), "ClusterContainsServicesException");
  stage.runtime.script("app", {.shutdown = Millis(5000)});
  EXPECT_EQ(asking.ask("DeleteService", with(name, {{"force", true}}))["service"]["status"], "DRAINING");
  EXPECT_EQ(message("CreateService", service_request()), "Unable to Start a service that is still Draining.");
  EXPECT_EQ(asking.code("UpdateService", with(name, {{"desiredCount", 1}})), "ServiceNotActiveException");
  EXPECT_EQ(asking.ask("ListServices", {{"cluster", "spark"}})["serviceArns"], Json::array());
  settle(Millis(10'000));
  EXPECT_EQ(service()["status"], "INACTIVE");
  EXPECT_EQ(asking.code("DeleteService", name), "ServiceNotFoundException");
  EXPECT_EQ(asking.code("DeleteCluster", {{"cluster", "spark"}}), "ok");
}

TEST_F(EcsTest, InactiveNamesCanBeUsedAgain) {
  furnish();
  asking.ask("CreateService", service_request(0));
  asking.ask("DeleteService", {{"cluster", "spark"}, {"service", "web"}});
  settle();
  EXPECT_EQ(service()["status"], "INACTIVE");
  asking.ask("CreateService", service_request(1));
  settle();
  EXPECT_EQ(service()["status"], "ACTIVE");
  EXPECT_EQ(service()["runningCount"], 1);
  settle(Millis(3'600'000));
  EXPECT_EQ(service()["status"], "ACTIVE");
}

TEST_F(EcsTest, RefusedServices) {
  furnish();
  Json balancer{{"targetGroupArn", "tg"}, {"containerName", "app"}, {"containerPort", 8080}};
  auto balanced = [&](const Json& change) { return Json{{"loadBalancers", {with(balancer, change)}}}; };
  struct Case {
    Json change;
    std::string code;
    std::string part;
  };
  stage.targets.groups.insert("alone");
  const Case cases[] = {
      {{{"cluster", "none"}}, "ClusterNotFoundException", ""},
      {{{"serviceName", "a b"}}, "InvalidParameterException", "service name"},
      {{{"taskDefinition", "none"}}, "ClientException", "TaskDefinition not found."},
      {{{"desiredCount", -1}}, "InvalidParameterException", "desiredCount"},
      {{{"networkConfiguration", Json::object()}},
       "InvalidParameterException",
       "Network Configuration must be provided"},
      {balanced({{"targetGroupArn", "none"}}), "InvalidParameterException", "does not exist"},
      {balanced({{"targetGroupArn", "alone"}}), "InvalidParameterException",
       "The target group with targetGroupArn alone does not have an associated load balancer."},
      {balanced({{"containerName", "none"}}), "InvalidParameterException", "The container none does not exist"},
      {balanced({{"containerPort", 1}}), "InvalidParameterException", "container port 1"},
      {{{"serviceRegistries", {{{"registryArn", "none"}}}}}, "InvalidParameterException", "registry"},
      {{{"healthCheckGracePeriodSeconds", 5}}, "InvalidParameterException", "grace period"},
      {{{"schedulingStrategy", "DAEMON"}}, "InvalidParameterException", "daemon"},
      {{{"schedulingStrategy", "DAEMON"}, {"launchType", "EC2"}}, "UnsupportedFeatureException", "REPLICA only"},
      {{{"schedulingStrategy", "ALL"}},
       "InvalidParameterException",
       "schedulingStrategy must be one of REPLICA, DAEMON: ALL"},
      {{{"propagateTags", "ALL"}},
       "InvalidParameterException",
       "propagateTags must be one of TASK_DEFINITION, SERVICE, NONE: ALL"},
      {{{"availabilityZoneRebalancing", "ON"}},
       "InvalidParameterException",
       "availabilityZoneRebalancing must be one of ENABLED, DISABLED: ON"},
      {{{"deploymentConfiguration", {{"maximumPercent", 50}}}}, "InvalidParameterException", "maximumPercent"},
      {{{"availabilityZoneRebalancing", "ENABLED"}, {"deploymentConfiguration", {{"maximumPercent", 100}}}},
       "InvalidParameterException",
       "rebalancing"},
  };
  for (const auto& c : cases) {
    auto result = asking.call("CreateService", with(service_request(), c.change));
    ASSERT_FALSE(result) << c.change;
    EXPECT_EQ(result.error().code, c.code) << result.error().message;
    EXPECT_NE(result.error().message.find(c.part), std::string::npos) << result.error().message;
  }
  EXPECT_EQ(asking.code("CreateService", with(service_request(), balanced(Json::object()))), "ok");
  EXPECT_EQ(asking.code("UpdateService", {{"cluster", "spark"}, {"service", "none"}}), "ServiceNotFoundException");
  Json described = asking.ask("DescribeServices", {{"cluster", "spark"}, {"services", {"none"}}});
  EXPECT_EQ(described["failures"][0]["arn"], "arn:aws:ecs:us-east-1:000000000000:service/spark/none");
  EXPECT_EQ(asking.code("DescribeServices", {{"cluster", "spark"}, {"services", Json::array()}}),
            "InvalidParameterException");
}

TEST_F(EcsTest, RefusedUpdatesChangeNothing) {
  furnish();
  asking.ask("RegisterTaskDefinition", bridge_definition("old"));
  asking.ask("CreateService", service_request());
  Json before = service();
  struct Case {
    Json change;
    std::string part;
  };
  const Case cases[] = {
      {{{"taskDefinition", "old"}}, "Task definition does not support launch_type FARGATE."},
      {{{"networkConfiguration", Json::object()}}, "Network Configuration must be provided"},
      {{{"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", {"nowhere"}}}}}}}, "nowhere"},
      {{{"desiredCount", -1}}, "desiredCount"},
      {{{"propagateTags", "ALL"}}, "propagateTags must be one of TASK_DEFINITION, SERVICE, NONE: ALL"},
      {{{"availabilityZoneRebalancing", "ON"}}, "availabilityZoneRebalancing must be one of ENABLED, DISABLED: ON"},
      {{{"availabilityZoneRebalancing", "ENABLED"}, {"deploymentConfiguration", {{"maximumPercent", 100}}}},
       "rebalancing"},
  };
  for (const auto& c : cases) {
    Json request = with({{"cluster", "spark"}, {"service", "web"}, {"desiredCount", 3}}, c.change);
    auto result = asking.call("UpdateService", request);
    ASSERT_FALSE(result) << c.change;
    EXPECT_EQ(result.error().code, "InvalidParameterException") << result.error().message;
    EXPECT_NE(result.error().message.find(c.part), std::string::npos) << result.error().message;
    EXPECT_EQ(service(), before) << c.change;
  }
}

// Either of the two may have been set before.
TEST_F(EcsTest, RebalancingNeedsRoomForOneMore) {
  furnish();
  asking.ask("CreateService", service_request());
  auto update = [&](const Json& change) {
    return asking.code("UpdateService", with({{"cluster", "spark"}, {"service", "web"}}, change));
  };
  const Json on{{"availabilityZoneRebalancing", "ENABLED"}};
  const Json tight{{"deploymentConfiguration", {{"maximumPercent", 100}}}};
  EXPECT_EQ(update(tight), "ok");
  EXPECT_EQ(update(on), "InvalidParameterException");
  EXPECT_EQ(update({{"deploymentConfiguration", {{"maximumPercent", 150}}}}), "ok");
  EXPECT_EQ(update(on), "ok");
  EXPECT_EQ(update(tight), "InvalidParameterException");
  EXPECT_EQ(update(with(tight, {{"availabilityZoneRebalancing", "DISABLED"}})), "ok");
}

TEST_F(EcsTest, ServicesOnEc2KeepToTheirNetworkMode) {
  furnish();
  asking.ask("RegisterTaskDefinition", bridge_definition("old"));
  Json wanted = with(service_request(), {{"taskDefinition", "old"}, {"launchType", "EC2"}});
  EXPECT_EQ(message("CreateService", wanted),
            "Network Configuration is not valid for the given networkMode of this task definition.");
  wanted.erase("networkConfiguration");
  EXPECT_FALSE(asking.ask("CreateService", wanted)["service"].contains("networkConfiguration"));
  const Json name{{"cluster", "spark"}, {"service", "web"}};
  EXPECT_EQ(asking.code("UpdateService", with(name, {{"desiredCount", 3}})), "ok");
  EXPECT_EQ(message("UpdateService", with(name, {{"taskDefinition", "app"}})),
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  EXPECT_EQ(asking.code("UpdateService", with(name, {{"taskDefinition", "app"}, {"networkConfiguration", network()}})),
            "ok");
}

TEST_F(EcsTest, LaunchTypeFollowsTheStrategy) {
  furnish();
  asking.ask("PutClusterCapacityProviders", {{"cluster", "spark"},
                                             {"capacityProviders", {"FARGATE", "FARGATE_SPOT"}},
                                             {"defaultCapacityProviderStrategy", Json::array()}});
  asking.ask("CreateService", service_request());
  auto update = [&](const Json& strategy) {
    return asking.ask("UpdateService", {{"cluster", "spark"},
                                        {"service", "web"},
                                        {"capacityProviderStrategy", strategy},
                                        {"forceNewDeployment", true}})["service"];
  };
  EXPECT_FALSE(update({{{"capacityProvider", "FARGATE_SPOT"}, {"weight", 1}}}).contains("launchType"));
  EXPECT_EQ(update(Json::array())["launchType"], "FARGATE");
}

TEST_F(EcsTest, WhatIsSavedComesBackWithItsTasksStopped) {
  furnish();
  Json wanted = with(service_request(), {{"serviceRegistries", {{{"registryArn", "srv"}}}}});
  asking.ask("CreateService", wanted);
  Json request = with(run_request(), {{"clientToken", "once"}});
  std::string alone = asking.ask("RunTask", request)["tasks"][0]["taskArn"];
  auto before = ecs.revision();
  settle();
  EXPECT_GT(ecs.revision(), before);
  ASSERT_EQ(stage.instances.instances.size(), 2u);
  Json state = *parse_json(to_text(ecs.save()));

  task::Stage later;
  later.instances.instances = stage.instances.instances;
  Ecs next(later.loop, later.delays, later.runtime, later.inbox, later.targets, later.instances, later.interfaces,
           later.logs);
  Router next_router;
  next.serve(next_router);
  auto loaded = next.load(state);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_TRUE(later.instances.instances.empty());  // nobody is left under the old addresses
  Asking ask{next_router, wire::kEcs};
  Json stopped = ask.ask("DescribeTasks", {{"cluster", "spark"}, {"tasks", {alone}}})["tasks"][0];
  EXPECT_EQ(stopped["lastStatus"], "STOPPED");
  EXPECT_EQ(stopped["stopCode"], "TerminationNotice");
  EXPECT_EQ(stopped["stoppedReason"], "The local AWS was stopped.");
  EXPECT_EQ(ask.ask("RunTask", request)["tasks"][0]["taskArn"], alone);
  later.loop.advance(Millis(1000));
  Json shape = ask.ask("DescribeServices", {{"cluster", "spark"}, {"services", {"web"}}})["services"][0];
  EXPECT_EQ(shape["runningCount"], 2);
  EXPECT_EQ(later.instances.instances.size(), 2u);
  EXPECT_EQ(ask.code("CreateService", wanted), "ok");
  EXPECT_EQ(ask.ask("RegisterTaskDefinition", definition())["taskDefinition"]["revision"], 2);
  EXPECT_FALSE(next.load({{"clusters", {{{"status", 1}}}}}));
}

TEST_F(EcsTest, ShutdownStopsEverythingAndStartsNothing) {
  furnish();
  stage.targets.drains_at_once = false;
  asking.ask(
      "CreateService",
      with(service_request(),
           {{"loadBalancers", {{{"targetGroupArn", "tg"}, {"containerName", "app"}, {"containerPort", 8080}}}}}));
  settle();
  EXPECT_EQ(ecs.running_tasks().size(), 2u);
  bool done = false;
  ecs.shutdown([&] { done = true; });
  EXPECT_FALSE(done);
  settle(Millis(2000));
  EXPECT_TRUE(done);
  EXPECT_TRUE(ecs.running_tasks().empty());
  EXPECT_EQ(service()["desiredCount"], 2);
  done = false;
  ecs.shutdown([&] { done = true; });
  stage.loop.run();
  EXPECT_TRUE(done);
}

}  // namespace
}  // namespace sparkecs::engine::api
