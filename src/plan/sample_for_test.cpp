#include "plan/sample_for_test.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan/kinds/kind.h"

namespace sparkecs::plan {
namespace {

model::TaskDefinition definition(const std::string& role) {
  return {.request = {{"family", "spark-" + role},
                      {"networkMode", "awsvpc"},
                      {"requiresCompatibilities", {"FARGATE"}},
                      {"cpu", "1024"},
                      {"memory", "2048"},
                      {"containerDefinitions", {{{"name", role}, {"image", "spark:3.5"}}}}},
          .origin = "built-in",
          .family = "spark-" + role,
          .container = role};
}

std::string made_up_id(Part part, const std::string& name) {
  switch (part) {
    case Part::MasterDefinition:
    case Part::WorkerDefinition:
    case Part::SubmitDefinition:
      return fmt::format("arn:aws:ecs:us-east-1:123456789012:task-definition/{}:3", name);
    case Part::SecurityGroup:
    case Part::Ingress:
      return "sg-0123456789abcdef0";
    case Part::RestTarget:
    case Part::WebUiTarget:
      return fmt::format("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/{}/0123456789abcdef", name);
    case Part::Discovery:
      return "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-0123456789abcdef";
    default:
      return fmt::format("arn:aws:x:us-east-1:123456789012:{}/{}", id(part), name);
  }
}

}  // namespace

model::Environment sample_environment() {
  model::Environment environment;
  environment.name = "dev";
  environment.folder = "ecs/dev";
  environment.account = "123456789012";
  environment.cluster = "spark-dev";
  environment.vpc = "vpc-1";
  environment.subnets = {"subnet-b", "subnet-a"};
  environment.master_security_groups = {"sg-spark"};
  environment.worker_security_groups = {"sg-spark"};
  environment.namespace_id = "ns-1";
  environment.namespace_name = "spark.local";
  environment.master_dns = "spark-master";
  environment.master_discovery = "spark-master.spark.local";
  environment.balancer.name = "spark-dev";
  environment.balancer.allowed_cidrs = {"10.0.0.0/8"};
  environment.balancer.rest_target = "spark-dev-rest";
  environment.balancer.webui_target = "spark-dev-webui";
  environment.log_group = "/ecs/spark-dev";
  environment.workers = 2;
  return environment;
}

model::TaskDefinitions sample_definitions() {
  return {.master = definition("master"), .worker = definition("worker"), .submit = definition("submit")};
}

Desired sample_desired() {
  return desired(sample_environment(), sample_definitions(), "us-east-1", false);
}

Actual made(const Desired& desired) {
  Ids ids;
  Actual actual;
  for (Part part : parts()) {
    if (!desired.has(part)) continue;
    ids[part] = made_up_id(part, desired.name(part));
    actual.parts[part] = Found{.id = ids[part],
                               .tags = tags(desired.identity),
                               .fields = kind_of(part).wanted(desired, ids, part),
                               .status = "ACTIVE"};
  }
  return actual;
}

void set_field(Actual& actual, Part part, const std::string& field, const std::string& value) {
  auto& fields = actual.parts[part]->fields;
  std::ranges::find(fields, field, &Field::name)->value = value;
}

}  // namespace sparkecs::plan
