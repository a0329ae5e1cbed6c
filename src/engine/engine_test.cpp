// The whole local AWS with scripted tasks, over HTTP, from one start to the next.
#include "engine/engine.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "base/random.h"
#include "net/http_client.h"

namespace sparkecs::engine {
namespace {

class EngineTest : public testing::Test {
 protected:
  ~EngineTest() override {
    engine_.reset();
    std::filesystem::remove_all(options_.folder);
  }
  void start() {
    auto engine = Engine::start(options_);
    ASSERT_TRUE(engine) << engine.error().message;
    engine_ = std::move(*engine);
  }
  std::string send(const std::string& path, const std::string& target, const std::string& body) {
    net::HttpRequest request{.url = "http://127.0.0.1:" + std::to_string(engine_->port()) + path};
    if (!target.empty()) {
      request.method = "POST";
      request.headers = {{"X-Amz-Target", target}, {"Content-Type", "application/x-amz-json-1.1"}};
      request.body = body;
    }
    auto response = client_.send(request);
    EXPECT_TRUE(response) << response.error().message;
    return response ? response->body : "";
  }
  Json ecs(const std::string& operation, const Json& input) {
    return *parse_json(send("/", "AmazonEC2ContainerServiceV20141113." + operation, to_text(input)));
  }
  Json status() { return *parse_json(send("/_sparkecs/status", "", "")); }
  // Makes a service of one scripted task and waits until it runs.
  void run_service() {
    ecs("CreateCluster", {{"clusterName", "c"}});
    ecs("RegisterTaskDefinition", {{"family", "f"},
                                   {"networkMode", "awsvpc"},
                                   {"requiresCompatibilities", {"FARGATE"}},
                                   {"cpu", "256"},
                                   {"memory", "512"},
                                   {"containerDefinitions", {{{"name", "c"}, {"image", "fake:idle"}}}}});
    Json network{{"awsvpcConfiguration", {{"subnets", {"subnet-0000000000000000a"}}}}};
    ecs("CreateService", {{"cluster", "c"},
                          {"serviceName", "s"},
                          {"taskDefinition", "f"},
                          {"desiredCount", 1},
                          {"launchType", "FARGATE"},
                          {"networkConfiguration", network}});
    wait_for_task();
  }
  void wait_for_task() {
    auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < deadline)
      if (auto tasks = status()["tasks"]; tasks.size() == 1 && tasks[0]["lastStatus"] == "RUNNING") return;
    FAIL() << status().dump(2);
  }

  Engine::Options options_{.folder = std::filesystem::temp_directory_path() / ("engine-" + random_hex(12)),
                           .port = 0,
                           .delays = {.scale = 0.001},
                           .runtime = Engine::Runtime::Fake};
  net::HttpClient client_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(EngineTest, ANewAccountIsFurnished) {
  start();
  auto spaces = *parse_json(send("/", "Route53AutoNaming_v20170314.ListNamespaces", "{}"));
  EXPECT_EQ(spaces["Namespaces"][0]["Id"], "ns-0000000000000001");
  EXPECT_EQ(spaces["Namespaces"][0]["Name"], "spark.local");
  EXPECT_EQ(status()["runtime"], "fake");
}

TEST_F(EngineTest, AServiceStartsAgainAfterAStop) {
  start();
  run_service();
  engine_->stop();
  engine_.reset();
  start();
  wait_for_task();
  auto service = ecs("DescribeServices", {{"cluster", "c"}, {"services", {"s"}}})["services"][0];
  EXPECT_EQ(service["desiredCount"], 1);
}

TEST_F(EngineTest, TasksOfAKilledEngineAreStopped) {
  start();
  run_service();
  std::string task = ecs("ListTasks", {{"cluster", "c"}})["taskArns"][0];
  engine_.reset();  // without stop(): as if killed
  start();
  auto shown = ecs("DescribeTasks", {{"cluster", "c"}, {"tasks", {task}}});
  EXPECT_EQ(shown["tasks"][0]["lastStatus"], "STOPPED") << shown.dump(2);
  EXPECT_NE(shown["tasks"][0].value("stoppedReason", ""), "");
  wait_for_task();
}

TEST_F(EngineTest, OneEngineForAFolderAndAPort) {
  start();
  EXPECT_EQ(Engine::start(options_).error().kind, Error::Kind::Conflict);
  auto other = options_;
  other.folder += "-other";
  other.port = engine_->port();
  EXPECT_EQ(Engine::start(other).error().kind, Error::Kind::Conflict);
  std::filesystem::remove_all(other.folder);
}

}  // namespace
}  // namespace sparkecs::engine
