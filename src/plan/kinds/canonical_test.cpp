#include "plan/kinds/canonical.h"

#include <gtest/gtest.h>

namespace sparkecs::plan {
namespace {

Fields of(const char* text) {
  auto json = parse_json(text);
  EXPECT_TRUE(json) << json.error().message;
  return canonical(*json);
}

constexpr auto kTemplate = R"({
  "family": "spark-master", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "1 vCPU",
  "memory": "2 GB", "executionRoleArn": "arn:aws:iam::1:role/r",
  "containerDefinitions": [{"name": "master", "image": "spark:3.5", "command": ["sh", "-c", "run"],
    "portMappings": [{"containerPort": 8080}, {"containerPort": 6066}],
    "environment": [{"name": "B", "value": "2"}, {"name": "A", "value": "1"}]}]})";

// The same as ECS describes it.
constexpr auto kDescribed = R"({
  "taskDefinitionArn": "arn:aws:ecs:us-east-1:1:task-definition/spark-master:7", "revision": 7, "status": "ACTIVE",
  "compatibilities": ["EC2", "FARGATE"], "requiresAttributes": [{"name": "x"}], "registeredAt": 1.5,
  "family": "spark-master", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "1024",
  "memory": "2048", "executionRoleArn": "arn:aws:iam::1:role/r", "volumes": [], "placementConstraints": [],
  "enableFaultInjection": false,
  "runtimePlatform": {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
  "containerDefinitions": [{"name": "master", "image": "spark:3.5", "cpu": 0, "essential": true, "mountPoints": [],
    "volumesFrom": [], "systemControls": [], "command": ["sh", "-c", "run"],
    "portMappings": [{"containerPort": 6066, "hostPort": 6066, "protocol": "tcp"},
                     {"containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}],
    "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]}]})";

TEST(Canonical, DefaultsAndOrderMakeNoDifference) {
  EXPECT_EQ(of(kTemplate), of(kDescribed));
}

TEST(Canonical, RealDifferencesStay) {
  const auto same = of(kTemplate);
  for (auto [from, to] : std::initializer_list<std::pair<const char*, const char*>>{
           {"spark:3.5", "spark:4.0"},
           {"\"sh\", \"-c\", \"run\"", "\"sh\", \"run\", \"-c\""},
           {"\"value\": \"1\"", "\"value\": \"10\""},
           {"{\"containerPort\": 6066}", "{\"containerPort\": 6067}"},
           {"{\"containerPort\": 6066}", "{\"containerPort\": 6066, \"protocol\": \"udp\"}"},
           {", {\"containerPort\": 6066}", ""},
           {"2 GB", "4 GB"},
           {"\"image\"", "\"essential\": false, \"image\""},
           {"\"image\"", "\"user\": \"185\", \"image\""},
           {"\"family\"", "\"runtimePlatform\": {\"cpuArchitecture\": \"ARM64\"}, \"family\""},
           {"\"family\"", "\"volumes\": [{\"name\": \"scratch\"}], \"family\""},
           {"\"family\"", "\"ephemeralStorage\": {\"sizeInGiB\": 50}, \"family\""},
       }) {
    std::string changed = kTemplate;
    auto at = changed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    changed.replace(at, std::string_view(from).size(), to);
    EXPECT_NE(of(changed.c_str()), same) << from << " → " << to;
  }
}

TEST(Canonical, AnItemThatSaysNothingButItsNameIsSeen) {
  EXPECT_NE(of(R"({"containerDefinitions": [{"name": "c", "environment": [{"name": "A", "value": ""}]}]})"),
            of(R"({"containerDefinitions": [{"name": "c"}]})"));
}

TEST(Canonical, ValuesThatMayBeSecretAreNotShown) {
  for (const auto& field : of(R"({"containerDefinitions": [{"name": "c", "command": ["--password=hunter2"],
                                 "environment": [{"name": "PASSWORD", "value": "hunter2"}]}]})"))
    EXPECT_EQ(field.value.find("hunter2"), std::string::npos) << field.name;
}

}  // namespace
}  // namespace sparkecs::plan
