#include "model/template.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/text.h"
#include "model/built_in_templates.h"
#include "model/environment_for_test.h"
#include "model/settings.h"
#include "model/spark_options.h"
#include "model/template_checks.h"
#include "model/template_text.h"

namespace sparkecs::model {
namespace {

Result<Json> expand(std::string_view text) {
  return expand_template(
      text, "t.json",
      {{"A", "one"}, {"N", "7"}, {"Q", "say \"hi\" \\ \n"}, {"E", ""}, {"BAD", "\xff"}, {"L", "[1, 2]"}},
      [](const std::string& name) { return "set " + name; });
}

TEST(TemplateText, ReplacesPlaceholders) {
  const std::pair<const char*, const char*> table[] = {
      {R"({"a": "${A}"})", R"({"a":"one"})"},
      {R"({"a": "x${A}${N}y", "${A}": 1})", R"({"a":"xone7y","one":1})"},
      {R"({"a": "${Q}", "b": "${E}"})", R"({"a":"say \"hi\" \\ \n","b":""})"},
      {R"({"a": ${N}, "b": ${L}})", R"({"a":7,"b":[1,2]})"},
      {R"({"a": "$A ${A:-x} ${} ${1} ${A"})", R"({"a":"$A ${A:-x} ${} ${1} ${A"})"},
      {R"({"a": "$${A} $$${A} $$"})", R"({"a":"${A} $${A} $$"})"},
      {R"({"a": "\"${A}\""})", R"({"a":"\"one\""})"},
  };
  for (const auto& [text, expected] : table) {
    auto result = expand(text);
    ASSERT_TRUE(result) << text << "\n" << result.error().message;
    EXPECT_EQ(to_text(*result), to_text(*parse_json(expected))) << text;
  }
}

TEST(TemplateText, RefusesWithPlaceAndReason) {
  const std::pair<const char*, const char*> table[] = {
      {"{\n  \"a\": \"${NOPE}\"\n}", "t.json:2:9: ${NOPE} is not known; set NOPE"},
      {"{\"a\": \"${NOPE}\", \"b\": ${MORE}}",
       "t.json:1:8: ${NOPE} is not known; set NOPE\nt.json:1:23: ${MORE} is not known; set MORE"},
      {"{\"a\": ${A}}", "t.json:1:7: the value of ${A} is not JSON, so it needs quotes here"},
      {"{\"a\": \"${BAD}\"}", "t.json:1:8: the value of ${BAD} is not UTF-8"},
      {"{\"a\": \"${A}\",\n \"b\" 1}", "t.json:2:6: syntax error"},
      {"{\"a\": ${N} ${N}}", "t.json:1:12: syntax error"},
      {"", "t.json:1:1: syntax error"},
      {"{\"a\": \"${A}}", "t.json:1:13: syntax error"},
  };
  for (const auto& [text, message] : table) {
    auto result = expand(text);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().kind, Error::Kind::Invalid);
    EXPECT_TRUE(result.error().message.starts_with(message)) << result.error().message;
  }
}

TEST(Templates, BuiltIn) {
  auto environment = environment_of("MASTER_CONF_FOLDER=/conf/master WORKER_CPU=4096 WORKER_MEMORY_MB=8192");
  auto all = task_definitions(environment);
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_TRUE(all->rest_enabled);
  EXPECT_EQ(all->master.family, "spark-master");
  EXPECT_EQ(all->worker.container, "spark-worker");
  EXPECT_EQ(all->submit.origin, "built-in spark-submit-task.json");
  EXPECT_EQ(all->worker.log_group, "/ecs/spark");
  EXPECT_EQ(all->worker.log_region, "eu-central-1");
  EXPECT_EQ(all->worker.log_prefix, "worker");
  const auto& master = all->master.request["containerDefinitions"][0];
  EXPECT_EQ(master["image"], "repo/spark:1");
  EXPECT_EQ(environment_of(master, "SPARK_CONF_DIR"), "/conf/master");
  EXPECT_EQ(environment_of(master, "SPARK_DAEMON_MEMORY"), "1536m");
  const auto& worker = all->worker.request["containerDefinitions"][0];
  EXPECT_EQ(environment_of(worker, "SPARK_WORKER_CORES"), "4");
  EXPECT_EQ(environment_of(worker, "SPARK_WORKER_MEMORY"), "6656m");
  EXPECT_EQ(environment_of(worker, "SPARK_MASTER_URL"), "spark://spark-master.spark.test:7077");
  EXPECT_EQ(environment_of(worker, "SPARK_CONF_DIR"), "");
  EXPECT_EQ(all->submit.request["executionRoleArn"], "arn:aws:iam::123456789012:role/ecsTaskExecutionRole");
  EXPECT_FALSE(all->submit.request.contains("taskRoleArn"));
  EXPECT_FALSE(all->submit.request["containerDefinitions"][0].contains("entryPoint"));
}

TEST(Templates, FillInWhatSettingsStandFor) {
  auto all = task_definitions(
      environment_of("TASK_ROLE_ARN=arn:aws:iam::1:role/x EPHEMERAL_STORAGE_GB=50 CPU_ARCHITECTURE=ARM64"));
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(all->worker.request["taskRoleArn"], "arn:aws:iam::1:role/x");
  EXPECT_EQ(all->worker.request["ephemeralStorage"]["sizeInGiB"], 50);
  EXPECT_EQ(all->worker.request["runtimePlatform"]["cpuArchitecture"], "ARM64");
}

TEST(Templates, SayWhichImageIsMissing) {
  auto all = task_definitions(environment_of("MASTER_IMAGE= SUBMIT_IMAGE="));
  ASSERT_FALSE(all);
  auto lines = split(all.error().message, '\n');
  ASSERT_EQ(lines.size(), 2u) << all.error().message;
  EXPECT_TRUE(lines[0].starts_with(
      "built-in spark-master-task.json:12:17: ${MASTER_IMAGE} is not known; set it in t/small/config.sh; "
      "find it with: aws ecr"))
      << lines[0];
}

// One member of the built-in template changed, and what is said about it.
TEST(Templates, ChecksWhatARoleNeeds) {
  struct Case {
    const char* pointer;
    Json value;
    const char* problem;
  };
  const Case table[] = {
      {"/family", "", "family, the name"},
      {"/networkMode", "bridge", "networkMode has to be \"awsvpc\""},
      {"/requiresCompatibilities", Json::array({"EC2"}), "has to contain \"FARGATE\""},
      {"/cpu", 1024, "have to be numbers in quotes"},
      {"/memory", "1000", "no Fargate size"},
      {"/taskDefinitionArn", "x", "'taskDefinitionArn' is no part of a task definition"},
      {"/containerDefinitions", Json::array(), "no essential container"},
      {"/containerDefinitions", "x", "no essential container"},
      {"/containerDefinitions/0/name", "", "needs a name of its own"},
      {"/containerDefinitions/0/image", "", "image is missing"},
      {"/containerDefinitions/0/portMappings/1/containerPort", 80, "has to contain 8080"},
      {"/containerDefinitions/0/portMappings", nullptr, "has to contain 6066"},
      {"/containerDefinitions/0/environment", "x", "environment has to be a list"},
      {"/containerDefinitions/0/environment/0", {{"name", "X"}}, "environment has to be a list"},
      {"/containerDefinitions/0/logConfiguration/options", {}, "no option awslogs-stream-prefix"},
  };
  std::map<std::string, std::string> any;
  for (const auto* name : {"EXECUTION_ROLE_ARN", "CPU_ARCHITECTURE", "MASTER_IMAGE", "SPARK_MASTER_HEAP",
                           "CLOUD_WATCH_GROUP", "CLOUD_WATCH_REGION"})
    any[name] = "x";
  any["MASTER_CPU"] = "1024";
  any["MASTER_MEMORY_MB"] = "2048";
  auto good = expand_template(built_in_template(Role::Master), "t", any, [](const std::string&) { return ""; });
  ASSERT_TRUE(good) << good.error().message;
  EXPECT_EQ(template_problems(Role::Master, *good), std::vector<std::string>());
  for (const auto& [pointer, value, problem] : table) {
    auto changed = *good;
    changed[Json::json_pointer(pointer)] = value;
    auto problems = join(template_problems(Role::Master, changed), "\n");
    EXPECT_NE(problems.find(problem), std::string::npos) << pointer << "\n" << problems;
  }
  EXPECT_FALSE(template_problems(Role::Master, Json::array()).empty());
}

TEST(SparkOptions, AreAddedUnlessMentioned) {
  auto container = [](const std::string& name, const std::string& value) {
    return Json{{"environment", Json::array({{{"name", name}, {"value", value}}})}};
  };
  struct Case {
    Json container;
    std::string master_opts;
    bool rest;
  };
  const std::string proxy = "-Dspark.ui.reverseProxy=true";
  const Case table[] = {
      {Json::object(), "-Dspark.master.rest.enabled=true " + proxy, true},
      {container("SPARK_MASTER_OPTS", "-Dx=1"), "-Dx=1 -Dspark.master.rest.enabled=true " + proxy, true},
      {container("SPARK_MASTER_OPTS", "-Dspark.master.rest.enabled=false"),
       "-Dspark.master.rest.enabled=false " + proxy, false},
      {container("SPARK_MASTER_OPTS", "-Dspark.master.rest.enabled=false -Dspark.master.rest.enabled=TRUE"),
       "-Dspark.master.rest.enabled=false -Dspark.master.rest.enabled=TRUE " + proxy, true},
      {container("SPARK_DAEMON_JAVA_OPTS", "-Dspark.master.rest.enabled=false"), proxy, false},
      {container("SPARK_DAEMON_JAVA_OPTS", proxy), "-Dspark.master.rest.enabled=true", true},
      {{{"command", {"spark-class", "-Dspark.master.rest.enabled=false"}}}, proxy, false},
  };
  for (const auto& [before, options, rest] : table) {
    auto after = before;
    switch_on_defaults(Role::Master, after);
    EXPECT_EQ(environment_of(after, "SPARK_MASTER_OPTS"), options) << before.dump();
    EXPECT_EQ(serves_rest(after), rest) << before.dump();
  }
}

// A folder as people of the shell scripts have it: arrays exported, a conf folder, templates that know nothing of REST.
TEST(Templates, FolderOfTheShellScripts) {
  const std::string root = std::string(SPARKECS_SOURCE_DIR) + "/tests/data/config";
  auto environment = load_environment(root, "scripts", {});
  ASSERT_TRUE(environment) << environment.error().message;
  EXPECT_EQ(environment->region, "us-east-1");
  EXPECT_EQ(environment->worker_security_groups.size(), 2u);
  auto all = task_definitions(*environment);
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_TRUE(all->rest_enabled);
  EXPECT_EQ(all->master.origin, root + "/scripts/spark-master-task.json");
  EXPECT_EQ(all->master.log_prefix, "spark-master");
  const auto& master = all->master.request["containerDefinitions"][0];
  EXPECT_EQ(environment_of(master, "SPARK_PUBLIC_DNS"), "spark-master.spark.example");
  EXPECT_EQ(environment_of(master, "SPARK_CONF_DIR"), "/conf/master");
  EXPECT_NE(environment_of(master, "SPARK_MASTER_OPTS").find("rest.enabled=true"), std::string::npos);
  EXPECT_FALSE(master.contains("command"));
  EXPECT_EQ(environment_of(all->submit.request["containerDefinitions"][0], "SPARK_MASTER_URL"),
            "spark://spark-master.spark.example:7077");
}

TEST(Templates, SecretsAreHidden) {
  auto config = config_of("DB_PASSWORD=opensesame AWS_ACCESS_KEY_ID=123456789012");
  TaskDefinition definition;
  definition.request = {{"environment", Json::array({{{"name", "API_TOKEN"}, {"value", "x"}},
                                                     {{"name", "URL"}, {"value", "db://u:hunter2@host"}},
                                                     {{"name", "HINT"}, {"value", "not opensesame"}}})},
                        {"executionRoleArn", "arn:aws:iam::123456789012:role/r"}};
  auto shown = without_secrets(definition, config);
  EXPECT_EQ(shown["environment"][0]["value"], "********");
  EXPECT_EQ(shown["environment"][1]["value"], "db://u:********@host");
  EXPECT_EQ(shown["environment"][2]["value"], "not ********");
  EXPECT_EQ(shown["executionRoleArn"], "arn:aws:iam::123456789012:role/r");
}

}  // namespace
}  // namespace sparkecs::model
