// For tests: the ECS API with everything around it played by stage_for_test.h.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "engine/api/asking.h"
#include "engine/api/ecs.h"
#include "engine/task/stage_for_test.h"
#include "wire/services.h"

namespace sparkecs::engine::api {

class EcsTest : public testing::Test {
 protected:
  EcsTest() { ecs.serve(router); }

  // A task definition for Fargate with one container, "app", that listens on 8080.
  static Json definition(const std::string& family = "app") {
    return {{"family", family},
            {"networkMode", "awsvpc"},
            {"requiresCompatibilities", {"FARGATE"}},
            {"cpu", "1 vCPU"},
            {"memory", "2 GB"},
            {"executionRoleArn", "arn:aws:iam::000000000000:role/ecsTaskExecutionRole"},
            {"containerDefinitions", {container("app")}}};
  }
  static Json container(const std::string& name) {
    return {{"name", name},
            {"image", "spark:3.5"},
            {"portMappings", {{{"containerPort", 8080}}}},
            {"logConfiguration",
             {{"logDriver", "awslogs"},
              {"options",
               {{"awslogs-group", "/ecs/spark"}, {"awslogs-region", "us-east-1"}, {"awslogs-stream-prefix", "app"}}}}}};
  }
  // One that only EC2 can run, with the same container.
  static Json bridge_definition(const std::string& family) {
    return {
        {"family", family}, {"networkMode", "bridge"}, {"memory", "512"}, {"containerDefinitions", {container("app")}}};
  }
  // A container's health check, with the members of `change` over a good one.
  static Json health(const Json& change) { return with({{"command", {"CMD-SHELL", "curl -f localhost"}}}, change); }
  static Json network() { return {{"awsvpcConfiguration", {{"subnets", {"subnet-a"}}, {"securityGroups", {"sg-a"}}}}}; }
  static Json run_request() {
    return {{"cluster", "spark"},
            {"taskDefinition", "app"},
            {"launchType", "FARGATE"},
            {"networkConfiguration", network()}};
  }
  static Json service_request(int desired = 2) {
    return {{"cluster", "spark"},      {"serviceName", "web"},    {"taskDefinition", "app"},
            {"desiredCount", desired}, {"launchType", "FARGATE"}, {"networkConfiguration", network()}};
  }
  // `base` with the members of `more` over it.
  static Json with(Json base, const Json& more) {
    base.update(more);
    return base;
  }
  void furnish() {
    asking.ask("CreateCluster", {{"clusterName", "spark"}});
    asking.ask("RegisterTaskDefinition", definition());
  }
  Json service() {
    return asking.ask("DescribeServices", {{"cluster", "spark"}, {"services", {"web"}}})["services"].at(0);
  }
  Json task(const std::string& arn) {
    return asking.ask("DescribeTasks", {{"cluster", "spark"}, {"tasks", {arn}}})["tasks"].at(0);
  }
  std::string message(std::string_view operation, const Json& input) {
    auto result = asking.call(operation, input);
    return result ? "ok" : result.error().message;
  }
  void settle(Millis time = Millis(1000)) { stage.loop.advance(time); }

  task::Stage stage;
  Ecs ecs{stage.loop,    stage.delays,    stage.runtime,    stage.inbox,
          stage.targets, stage.instances, stage.interfaces, stage.logs};
  Router router;
  Asking asking{router, wire::kEcs};
};

}  // namespace sparkecs::engine::api
