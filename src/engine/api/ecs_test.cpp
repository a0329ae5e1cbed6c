// ECS as its callers see it: clusters, task definitions and tags.
#include "engine/api/ecs_definitions.h"
#include "engine/api/ecs_sizes.h"
#include "engine/api/ecs_stage_for_test.h"

namespace sparkecs::engine::api {
namespace {

TEST_F(EcsTest, ClusterFromCreateToInactive) {
  Json made = asking.ask("CreateCluster", {{"clusterName", "spark"},
                                           {"capacityProviders", {"FARGATE", "FARGATE_SPOT"}},
                                           {"tags", {{{"key", "a"}, {"value", "b"}}}}})["cluster"];
  EXPECT_EQ(made["clusterArn"], task::Stage::kCluster);
  EXPECT_EQ(made["status"], "ACTIVE");
  EXPECT_EQ(made["tags"].size(), 1u);
  EXPECT_EQ(asking.code("CreateCluster", {{"clusterName", "spark"}}), "ok");
  EXPECT_EQ(asking.code("CreateCluster", {{"clusterName", "spark"}, {"capacityProviders", {"FARGATE"}}}),
            "InvalidParameterException");
  EXPECT_EQ(asking.ask("ListClusters")["clusterArns"], Json({task::Stage::kCluster}));
  Json described = asking.ask("DescribeClusters", {{"clusters", {"spark", "other"}}});
  EXPECT_EQ(described["clusters"][0]["tags"], Json::array());
  EXPECT_EQ(described["failures"][0],
            Json({{"arn", "arn:aws:ecs:us-east-1:000000000000:cluster/other"}, {"reason", "MISSING"}}));
  EXPECT_EQ(asking.ask("DeleteCluster", {{"cluster", "spark"}})["cluster"]["status"], "INACTIVE");
  EXPECT_EQ(asking.ask("DescribeClusters", {{"clusters", {"spark"}}})["clusters"][0]["status"], "INACTIVE");
  EXPECT_EQ(asking.ask("ListClusters")["clusterArns"], Json::array());
  EXPECT_EQ(message("ListTasks", {{"cluster", "spark"}}), "The referenced cluster was inactive.");
  EXPECT_EQ(asking.code("ListTasks", {{"cluster", "never"}}), "ClusterNotFoundException");
  settle(Millis(3'600'000));
  EXPECT_EQ(asking.ask("DescribeClusters", {{"clusters", {"spark"}}})["failures"][0]["reason"], "MISSING");
}

TEST_F(EcsTest, CapacityProvidersAreReplacedAsAWhole) {
  furnish();
  auto put = [&](Json providers, Json strategy) {
    return asking.code("PutClusterCapacityProviders", {{"cluster", "spark"},
                                                       {"capacityProviders", std::move(providers)},
                                                       {"defaultCapacityProviderStrategy", std::move(strategy)}});
  };
  EXPECT_EQ(put({"FARGATE", "FARGATE_SPOT"}, Json::array()), "ok");
  EXPECT_EQ(put({"FARGATE"}, {{{"capacityProvider", "FARGATE_SPOT"}, {"weight", 1}}}), "InvalidParameterException");
  EXPECT_EQ(put({"mine"}, Json::array()), "InvalidParameterException");
  EXPECT_EQ(put({"FARGATE"}, {{{"capacityProvider", "FARGATE"}, {"weight", 0}}}), "InvalidParameterException");
  EXPECT_EQ(put(Json::array(), Json::array()), "ok");
  EXPECT_EQ(asking.ask("DescribeClusters", {{"clusters", {"spark"}}})["clusters"][0]["capacityProviders"],
            Json::array());
  EXPECT_EQ(asking.ask("DescribeCapacityProviders")["capacityProviders"].size(), 2u);
}

TEST_F(EcsTest, TaskDefinitionsGetDefaultsAndEverNewRevisions) {
  Json made = asking.ask("RegisterTaskDefinition", definition())["taskDefinition"];
  EXPECT_EQ(made["taskDefinitionArn"], "arn:aws:ecs:us-east-1:000000000000:task-definition/app:1");
  EXPECT_EQ(made["status"], "ACTIVE");
  EXPECT_EQ(made["cpu"], "1024");
  EXPECT_EQ(made["memory"], "2048");
  EXPECT_EQ(made["compatibilities"], Json({"EC2", "FARGATE"}));
  const Json& app = made["containerDefinitions"][0];
  EXPECT_EQ(app["cpu"], 0);
  EXPECT_EQ(app["essential"], true);
  EXPECT_EQ(app["portMappings"][0], Json({{"containerPort", 8080}, {"hostPort", 8080}, {"protocol", "tcp"}}));
  EXPECT_EQ(app["environment"], Json::array());
  EXPECT_EQ(asking.ask("RegisterTaskDefinition", definition())["taskDefinition"]["revision"], 2);

  auto described = [&](const std::string& name) {
    return asking.ask("DescribeTaskDefinition", {{"taskDefinition", name}})["taskDefinition"]["revision"];
  };
  EXPECT_EQ(described("app"), 2);
  EXPECT_EQ(described("app:1"), 1);
  EXPECT_EQ(described("arn:aws:ecs:us-east-1:000000000000:task-definition/app:1"), 1);
  EXPECT_EQ(message("DescribeTaskDefinition", {{"taskDefinition", "app:3"}}), "Unable to describe task definition.");

  EXPECT_EQ(asking.code("DeregisterTaskDefinition", {{"taskDefinition", "app"}}), "ClientException");
  asking.ask("DeregisterTaskDefinition", {{"taskDefinition", "app:2"}});
  EXPECT_EQ(described("app"), 1);
  EXPECT_EQ(asking.ask("ListTaskDefinitions", {{"status", "INACTIVE"}})["taskDefinitionArns"].size(), 1u);
  Json deleted = asking.ask("DeleteTaskDefinitions", {{"taskDefinitions", {"app:1", "app:2"}}});
  EXPECT_EQ(deleted["failures"].size(), 1u);
  EXPECT_EQ(deleted["taskDefinitions"][0]["status"], "DELETE_IN_PROGRESS");
  EXPECT_EQ(asking.code("DescribeTaskDefinition", {{"taskDefinition", "app:2"}}), "ClientException");
  EXPECT_EQ(asking.ask("RegisterTaskDefinition", definition())["taskDefinition"]["revision"], 3);
}

TEST_F(EcsTest, NothingOfATaskDefinitionIsLost) {
  Json wanted = definition();
  wanted["containerDefinitions"][0]["ulimits"] = {{{"name", "nofile"}, {"softLimit", 1}, {"hardLimit", 2}}};
  wanted["containerDefinitions"][0]["portMappings"][0]["name"] = "ui";
  wanted["pidMode"] = "task";
  wanted["volumes"] = {{{"name", "scratch"}}};
  asking.ask("RegisterTaskDefinition", wanted);
  Json described = asking.ask("DescribeTaskDefinition", {{"taskDefinition", "app"}})["taskDefinition"];
  EXPECT_EQ(described["containerDefinitions"][0]["ulimits"], wanted["containerDefinitions"][0]["ulimits"]);
  EXPECT_EQ(described["containerDefinitions"][0]["portMappings"][0]["name"], "ui");
  EXPECT_EQ(described["pidMode"], "task");
  EXPECT_EQ(described["volumes"], wanted["volumes"]);
}

TEST_F(EcsTest, RefusedTaskDefinitions) {
  struct Case {
    const char* pointer;
    Json value;  // null: the member is taken away
    std::string part;
  };
  const Case cases[] = {
      {"/family", "a b", "Family"},
      {"/containerDefinitions", Json::array(), "Container list"},
      {"/networkMode", "bridge", "Fargate only supports network mode"},
      {"/networkMode", nullptr, "Fargate only supports network mode"},
      {"/cpu", nullptr, "'cpu' be defined at the task level"},
      {"/memory", nullptr, "'memory' be defined at the task level"},
      {"/cpu", "3 vCPU", "No Fargate configuration exists for given values"},
      {"/memory", "1024", "No Fargate configuration exists for given values"},
      {"/memory", "much", "Invalid 'memory' setting for task."},
      {"/executionRoleArn", nullptr, "execution role ARN to support log driver awslogs"},
      {"/ephemeralStorage", {{"sizeInGiB", 20}}, "ephemeralStorage"},
      {"/containerDefinitions/0/image", nullptr, "Container.image should not be null or empty."},
      {"/containerDefinitions/0/essential", false, "essential"},
      {"/containerDefinitions/0/memory", 4096, "greater than the memory of the task"},
      {"/containerDefinitions/0/cpu", 2048, "cpu of all containers"},
      {"/containerDefinitions/0/memory", -1, "'memory' setting for container 'app': it must be at least 4."},
      {"/containerDefinitions/0/memory", 3, "at least 4"},
      {"/containerDefinitions/0/memoryReservation", 3, "'memoryReservation' setting for container 'app'"},
      {"/containerDefinitions/0/cpu", -1, "'cpu' setting for container 'app': it must be at least 0."},
      {"/containerDefinitions/0/stopTimeout", 121, "'stopTimeout' setting for container 'app': it must be between 2"},
      {"/containerDefinitions/0/stopTimeout", 1, "stopTimeout"},
      {"/containerDefinitions/0/startTimeout", -1, "startTimeout"},
      {"/containerDefinitions/0/startTimeout", 121, "startTimeout"},
      {"/containerDefinitions/0/portMappings/0/hostPort", 80, "must match"},
      {"/containerDefinitions/0/portMappings/0/protocol", "sctp", "protocol"},
      {"/containerDefinitions/0/dependsOn", {{{"containerName", "x"}, {"condition", "START"}}}, "dependsOn"},
      {"/containerDefinitions/0/logConfiguration/options/awslogs-stream-prefix", nullptr, "awslogs-stream-prefix"},
      {"/containerDefinitions/0/portMappings/1", {{"containerPort", 8080}}, "8080/tcp"},
      {"/containerDefinitions/1", container("side"), "8080/tcp"},
      {"/containerDefinitions/0/healthCheck", health({{"interval", 4}}), "'healthCheck.interval' setting"},
      {"/containerDefinitions/0/healthCheck", health({{"interval", 301}}), "between 5 and 300"},
      {"/containerDefinitions/0/healthCheck", health({{"timeout", 1}}), "healthCheck.timeout"},
      {"/containerDefinitions/0/healthCheck", health({{"timeout", 61}}), "between 2 and 60"},
      {"/containerDefinitions/0/healthCheck", health({{"retries", 0}}), "healthCheck.retries"},
      {"/containerDefinitions/0/healthCheck", health({{"retries", 11}}), "between 1 and 10"},
      {"/containerDefinitions/0/healthCheck", health({{"startPeriod", -1}}), "healthCheck.startPeriod"},
      {"/containerDefinitions/0/healthCheck", health({{"startPeriod", 301}}), "between 0 and 300"},
      {"/containerDefinitions/0/healthCheck", health({{"command", Json::array()}}), "healthCheck.command"},
      {"/containerDefinitions/0/healthCheck", health({{"command", {"curl"}}}), "it must be CMD or CMD-SHELL"},
      {"/containerDefinitions/0/healthCheck", health({{"command", {"CMD"}}}), "healthCheck.command"},
      {"/containerDefinitions/0/healthCheck", health({{"command", {"NONE", "x"}}}), "healthCheck.command"},
  };
  for (const auto& c : cases) {
    Json wanted = definition();
    Json::json_pointer at(c.pointer);
    if (c.value.is_null())
      wanted.at(at.parent_pointer()).erase(at.back());
    else
      wanted[at] = c.value;
    auto result = asking.call("RegisterTaskDefinition", wanted);
    ASSERT_FALSE(result) << c.pointer;
    EXPECT_NE(result.error().message.find(c.part), std::string::npos) << result.error().message;
    EXPECT_EQ(result.error().code, "ClientException") << c.pointer;
  }
}

// Two members that contradict each other, or two containers.
TEST_F(EcsTest, ContradictionsInTaskDefinitions) {
  const Json app = container("app");
  auto waiting = [](const Json& change) {
    Json side{{"name", "side"}, {"image", "busybox"}};
    side["dependsOn"] = {{{"containerName", "app"}, {"condition", "HEALTHY"}}};
    return std::vector<Json>{with(container("app"), change), side};
  };
  const Json udp{{"portMappings", {{{"containerPort", 8080}, {"protocol", "udp"}}}}};
  struct Case {
    std::vector<Json> containers;
    std::string part;  // empty: fine
  };
  const Case cases[] = {
      {{with(app, {{"memory", 256}, {"memoryReservation", 512}})}, "must not exceed its memory"},
      {{with(app, {{"memory", 256}, {"memoryReservation", 256}})}, ""},
      {{with(app, {{"memory", 4}, {"memoryReservation", 4}, {"stopTimeout", 2}, {"startTimeout", 120}})}, ""},
      {{app, with(container("side"), udp)}, ""},
      {{with(app, {{"healthCheck", health({{"interval", 5}, {"timeout", 60}, {"retries", 10}})}})}, ""},
      {{with(app, {{"healthCheck", {{"command", {"NONE"}}}}})}, ""},
      {waiting(Json::object()), "side waits for app to be HEALTHY, which has no healthCheck"},
      {waiting({{"healthCheck", {{"command", {"NONE"}}}}}), "has no healthCheck"},
      {waiting({{"healthCheck", health(Json::object())}}), ""},
  };
  for (const auto& c : cases) {
    auto result = asking.call("RegisterTaskDefinition", with(definition(), {{"containerDefinitions", c.containers}}));
    EXPECT_EQ(result.has_value(), c.part.empty()) << Json(c.containers);
    if (result) continue;
    EXPECT_EQ(result.error().code, "ClientException") << Json(c.containers);
    EXPECT_NE(result.error().message.find(c.part), std::string::npos) << result.error().message;
  }
}

// What Fargate cannot run may still be for EC2.
TEST_F(EcsTest, TimeoutsBeyondFargateAreForEc2) {
  Json wanted = definition();
  wanted.erase("requiresCompatibilities");
  wanted["containerDefinitions"][0]["stopTimeout"] = 300;
  Json made = asking.ask("RegisterTaskDefinition", wanted)["taskDefinition"];
  EXPECT_EQ(made["compatibilities"], Json({"EC2"}));
  wanted["containerDefinitions"][0]["stopTimeout"] = -1;
  EXPECT_EQ(asking.code("RegisterTaskDefinition", wanted), "ClientException");
}

TEST_F(EcsTest, FargateSizes) {
  using ecs::cpu_units;
  using ecs::is_fargate_size;
  using ecs::memory_mib;
  for (auto [cpu, memory, fine] : {std::tuple(256, 512, true),
                                   {256, 1536, false},
                                   {512, 4096, true},
                                   {512, 5120, false},
                                   {4096, 30720, true},
                                   {4096, 31744, false},
                                   {8192, 20480, true},
                                   {8192, 17408, false},
                                   {16384, 122880, true},
                                   {0, 0, false}})
    EXPECT_EQ(is_fargate_size(cpu, memory), fine) << cpu << " " << memory;
  EXPECT_EQ(cpu_units("1024"), 1024);
  EXPECT_EQ(cpu_units("1 vCPU"), 1024);
  EXPECT_EQ(cpu_units(".25 vcpu"), 256);
  EXPECT_EQ(memory_mib("2GB"), 2048);
  EXPECT_EQ(memory_mib("0.5 GB"), 512);
  for (auto text : {"", "GB", "two GB", "1.2.3 GB", "-1"}) EXPECT_EQ(memory_mib(text), std::nullopt) << text;
}

TEST_F(EcsTest, ListsArePaged) {
  for (int i = 0; i < 12; ++i) asking.ask("RegisterTaskDefinition", definition());
  std::vector<std::string> seen;
  Json request{{"maxResults", 5}};
  for (int page = 0; page < 3; ++page) {
    Json reply = asking.ask("ListTaskDefinitions", request);
    for (const auto& arn : reply["taskDefinitionArns"]) seen.push_back(arn);
    EXPECT_EQ(reply.contains("nextToken"), page < 2);
    request["nextToken"] = reply.value("nextToken", "");
  }
  ASSERT_EQ(seen.size(), 12u);
  EXPECT_TRUE(seen[1].ends_with(":2"));
  EXPECT_TRUE(seen[11].ends_with(":12"));
  EXPECT_TRUE(
      asking.ask("ListTaskDefinitions", {{"sort", "DESC"}})["taskDefinitionArns"][0].get<std::string>().ends_with(
          ":12"));
  EXPECT_EQ(asking.code("ListTaskDefinitions", {{"nextToken", "???"}}), "InvalidParameterException");
  EXPECT_EQ(asking.code("ListTaskDefinitions", {{"maxResults", 101}}), "InvalidParameterException");
  EXPECT_EQ(asking.ask("ListTaskDefinitionFamilies")["families"], Json({"app"}));
}

TEST_F(EcsTest, TagsOfEveryKind) {
  furnish();
  std::string task_arn = asking.ask("RunTask", run_request())["tasks"][0]["taskArn"];
  asking.ask("CreateService", service_request());
  for (const std::string& arn :
       {std::string(task::Stage::kCluster), std::string("arn:aws:ecs:us-east-1:000000000000:task-definition/app:1"),
        std::string("arn:aws:ecs:us-east-1:000000000000:service/spark/web"), task_arn}) {
    asking.ask("TagResource",
               {{"resourceArn", arn}, {"tags", {{{"key", "a"}, {"value", "1"}}, {{"key", "b"}, {"value", "2"}}}}});
    asking.ask("TagResource", {{"resourceArn", arn}, {"tags", {{{"key", "a"}, {"value", "3"}}}}});
    asking.ask("UntagResource", {{"resourceArn", arn}, {"tagKeys", {"b"}}});
    EXPECT_EQ(asking.ask("ListTagsForResource", {{"resourceArn", arn}})["tags"],
              Json::array({{{"key", "a"}, {"value", "3"}}}));
  }
  EXPECT_EQ(asking.code("ListTagsForResource", {{"resourceArn", std::string(task::Stage::kCluster) + "x"}}),
            "ResourceNotFoundException");
  EXPECT_EQ(asking.code("ListTagsForResource", {{"resourceArn", "spark"}}), "InvalidParameterException");
  EXPECT_EQ(asking.code("TagResource",
                        {{"resourceArn", task::Stage::kCluster}, {"tags", {{{"key", "aws:x"}, {"value", "1"}}}}}),
            "InvalidParameterException");
}

}  // namespace
}  // namespace sparkecs::engine::api
