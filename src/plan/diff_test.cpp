#include "plan/diff.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "base/file.h"
#include "base/text.h"
#include "plan/kinds/kind.h"
#include "plan/sample_for_test.h"

namespace sparkecs::plan {
namespace {

Step step_of(const std::vector<Step>& steps, Part part) {
  auto step = std::ranges::find(steps, part, &Step::part);
  return step == steps.end() ? Step{} : *step;
}

std::vector<std::string> changed(const Step& step) {
  std::vector<std::string> fields;
  for (const auto& change : step.changes) fields.push_back(change.field);
  return fields;
}

// Everything that is not kept, as "update service spark-worker-service: desiredCount".
std::vector<std::string> summary(const std::vector<Step>& steps) {
  std::vector<std::string> lines;
  for (const auto& step : steps)
    if (step.op != Op::Keep)
      lines.push_back(fmt::format("{} {}: {}", to_string(step.op), id(step.part), join(changed(step), " ")));
  return lines;
}

TEST(Diff, WhatIsAsWantedIsKept) {
  auto desired = sample_desired();
  EXPECT_EQ(summary(diff(desired, made(desired), false)), std::vector<std::string>{});
}

TEST(Diff, NothingThereMeansEverythingIsMade) {
  auto steps = diff(sample_desired(), {}, false);
  EXPECT_EQ(steps.size(), kParts);
  for (const auto& step : steps) EXPECT_EQ(step.op, Op::Create) << step.subject;
}

TEST(Diff, EveryPartComesAfterWhatItNeeds) {
  std::vector<Part> before;
  for (Part part : parts()) {
    for (Part need : needs(part)) EXPECT_TRUE(std::ranges::count(before, need)) << id(part) << " needs " << id(need);
    before.push_back(part);
  }
}

TEST(Diff, Changes) {
  struct Case {
    const char* what;
    std::function<void(model::Environment&, model::TaskDefinitions&, Actual&)> change;
    std::vector<std::string> steps;
  };
  auto lose = [](Part part) { return [part](auto&, auto&, Actual& actual) { actual.parts[part].reset(); }; };
  const Case cases[] = {
      {"more workers", [](auto& env, auto&, auto&) { env.workers = 5; }, {"update worker-service: desiredCount"}},
      {"workers on Spot",
       [](auto& env, auto&, auto&) { env.workers_on_spot = true; },
       {"update worker-service: capacityProviderStrategy"}},
      {"another image",
       [](auto&, auto& definitions, auto&) {
         definitions.worker.request["containerDefinitions"][0]["image"] = "spark:4.0";
       },
       {"update worker-definition: containerDefinitions[worker].image", "update worker-service: taskDefinition"}},
      {"the submit definition is used by no service",
       [](auto&, auto& definitions, auto&) { definitions.submit.request["cpu"] = "2048"; },
       {"update submit-definition: cpu"}},
      {"REST off",
       [](auto&, auto& definitions, auto&) { definitions.rest_enabled = false; },
       {"update rest-target: HealthCheckPort"}},
      {"retention",
       [](auto& env, auto&, auto&) { env.log_retention_days = 30; },
       {"update log-group: retentionInDays"}},
      {"another port",
       [](auto& env, auto&, auto&) { env.balancer.webui_port = 8080; },
       {"update ingress: IpPermissions", "update webui-listener: Port"}},
      {"fewer may come in",
       [](auto& env, auto&, auto&) { env.balancer.allowed_cidrs = {"10.1.0.0/16"}; },
       {"update ingress: IpPermissions"}},
      {"internet-facing",
       [](auto& env, auto&, auto&) { env.balancer.internet_facing = true; },
       {"replace balancer: Scheme", "create rest-listener: ", "create webui-listener: "}},
      {"another VPC is another target group",
       [](auto& env, auto&, auto&) { env.vpc = "vpc-2"; },
       {"refuse rest-target: VpcId", "refuse webui-target: VpcId"}},
      {"a provider was taken away",
       [](auto&, auto&, Actual& actual) { set_field(actual, Part::Cluster, "capacityProviders", "FARGATE"); },
       {"update cluster: capacityProviders"}},
      {"the order of subnets is no difference", [](auto& env, auto&, auto&) { std::ranges::reverse(env.subnets); }, {}},
      {"the target group was deleted by hand",
       lose(Part::RestTarget),
       {"create rest-target: ", "update rest-listener: TargetGroupArn", "update master-service: loadBalancers"}},
      {"the listener was deleted by hand", lose(Part::WebUiListener), {"create webui-listener: "}},
      {"the name was deleted by hand",
       lose(Part::Discovery),
       {"create discovery: ", "update master-service: serviceRegistries"}},
      {"an old service is still ending",
       [](auto&, auto&, Actual& actual) { actual.parts[Part::WorkerService]->status = "DRAINING"; },
       {"create worker-service: "}},
  };
  for (const auto& [what, change, steps] : cases) {
    auto environment = sample_environment();
    auto definitions = sample_definitions();
    auto actual = made(sample_desired());
    change(environment, definitions, actual);
    EXPECT_EQ(summary(diff(desired(environment, definitions, "us-east-1", false), actual, false)), steps) << what;
  }
}

TEST(Diff, OnlyTagsSayWhatIsOurs) {
  const auto wanted = sample_desired();
  struct Case {
    const char* what;
    Tags tags;
    bool adopt;
    Op op;
  };
  const Tags ours = tags(wanted.identity);
  Tags older = ours, other = ours;
  older["sparkecs:version"] = "0.0.1";
  older["team"] = "chemistry";
  other["sparkecs:environment"] = "prd";
  for (const auto& [what, tags, adopt, op] : {
           Case{"ours", ours, false, Op::Keep},
           Case{"made by another version, with tags of others", older, false, Op::Keep},
           Case{"without tags", {}, false, Op::Refuse},
           Case{"another environment's", other, false, Op::Refuse},
           Case{"adopted", {}, true, Op::Update},
           Case{"ours already", ours, true, Op::Keep},
       }) {
    for (Part part : {Part::Cluster, Part::Balancer, Part::RestTarget, Part::Discovery, Part::SecurityGroup}) {
      auto actual = made(wanted);
      actual.parts[part]->tags = tags;
      auto step = step_of(diff(wanted, actual, adopt), part);
      EXPECT_EQ(step.op, op) << what << ": " << id(part);
      EXPECT_EQ(step.changes_field("tags"), op == Op::Update) << what << ": " << id(part);
      EXPECT_EQ(step.why.find("--adopt") != std::string::npos, op == Op::Refuse) << step.why;
    }
  }
}

TEST(Diff, ASharedLogGroupIsUsedAsItIs) {
  auto wanted = sample_desired();
  auto actual = made(wanted);
  actual.parts[Part::LogGroup]->tags.clear();
  set_field(actual, Part::LogGroup, "retentionInDays", "3");
  auto step = step_of(diff(wanted, actual, false), Part::LogGroup);
  EXPECT_EQ(step.op, Op::Keep);
  EXPECT_NE(step.why.find("used as it is"), std::string::npos);
  EXPECT_EQ(step_of(diff(wanted, actual, true), Part::LogGroup).op, Op::Update) << "unless it is taken over";
}

TEST(Diff, AnotherEnvironmentsLogGroupIsNotTakenFromIt) {
  auto wanted = sample_desired();
  auto actual = made(wanted);
  actual.parts[Part::LogGroup]->tags["sparkecs:environment"] = "prd";
  set_field(actual, Part::LogGroup, "retentionInDays", "3");
  for (bool adopt : {false, true}) {
    auto step = step_of(diff(wanted, actual, adopt), Part::LogGroup);
    EXPECT_EQ(step.op, Op::Keep) << adopt;
    EXPECT_NE(step.why.find("environment prd"), std::string::npos) << step.why;
  }
}

TEST(Diff, SecretsAreSeenToChangeAndNotSeen) {
  auto secret = [](const char* value) {
    auto definitions = sample_definitions();
    if (value != nullptr)
      definitions.submit.request["containerDefinitions"][0]["environment"] = {{{"name", "X"}, {"value", value}}};
    return desired(sample_environment(), definitions, "us-east-1", false);
  };
  struct Case {
    const char* before;
    const char* after;
    std::vector<std::string> rows;
  };
  for (const auto& [before, after, rows] : {
           Case{"a", "a", {}},
           Case{"a", "b", {"X].value (hidden) → (another, hidden)"}},
           Case{nullptr, "b", {"X].name  → X", "X].value  → (hidden)"}},
           Case{"a", nullptr, {"X].name X → ", "X].value (hidden) → "}},
       }) {
    std::vector<std::string> found;
    for (const auto& change : step_of(diff(secret(after), made(secret(before)), false), Part::SubmitDefinition).changes)
      found.push_back(fmt::format("{} {} → {}", change.field.substr(change.field.rfind('X')), change.from, change.to));
    EXPECT_EQ(found, rows);
  }
}

TEST(Diff, WhatIsTakenOverIsNotDeletedForIt) {
  auto wanted = sample_desired();
  auto actual = made(wanted);
  actual.parts[Part::Balancer]->tags.clear();
  set_field(actual, Part::Balancer, "Scheme", "internet-facing");
  EXPECT_EQ(step_of(diff(wanted, actual, true), Part::Balancer).op, Op::Refuse);
}

TEST(Diff, AConfiguredSecurityGroupIsNoPart) {
  auto environment = sample_environment();
  environment.balancer.security_groups = {"sg-mine"};
  auto wanted = desired(environment, sample_definitions(), "us-east-1", false);
  for (const auto& step : diff(wanted, {}, false)) EXPECT_NE(step.part, Part::SecurityGroup);
  EXPECT_FALSE(wanted.service(Part::MasterService).in_our_group);
}

// --- golden plans ----------------------------------------------------------------------------------------------------

std::string written(const std::vector<Step>& steps) {
  std::string text;
  for (const auto& step : steps) {
    text += fmt::format("{} {}{}\n", to_string(step.op), step.subject, step.why.empty() ? "" : " (" + step.why + ")");
    for (const auto& change : step.changes)
      text += fmt::format("    {}: {} -> {}\n", change.field, change.from.empty() ? "\"\"" : change.from,
                          change.to.empty() ? "\"\"" : change.to);
  }
  return text;
}

// UPDATE_GOLDEN=1 writes what it finds; the difference is then for a reviewer to judge.
void compare(const std::string& name, const std::string& found) {
  const std::filesystem::path path = std::string(SPARKECS_SOURCE_DIR "/tests/data/plans/") + name + ".txt";
  if (std::getenv("UPDATE_GOLDEN")) {
    std::filesystem::create_directories(path.parent_path());
    ASSERT_TRUE(write_file_atomically(path, found));
    return;
  }
  auto golden = read_file(path);
  ASSERT_TRUE(golden) << golden.error().message;
  EXPECT_EQ(found, *golden) << path;
}

TEST(GoldenPlan, First) {
  compare("first", written(diff(sample_desired(), {}, false)));
}

TEST(GoldenPlan, ManyChanges) {
  auto actual = made(sample_desired());
  auto environment = sample_environment();
  environment.workers = 8;
  environment.log_retention_days = 30;
  environment.balancer.internet_facing = true;
  environment.balancer.allowed_cidrs = {"192.0.2.0/24"};
  auto definitions = sample_definitions();
  definitions.master.request["memory"] = "4096";
  actual.parts[Part::WebUiTarget]->tags["sparkecs:environment"] = "prd";
  compare("many-changes", written(diff(desired(environment, definitions, "us-east-1", true), actual, false)));
}

TEST(GoldenPlan, Adopted) {
  auto wanted = sample_desired();
  auto actual = made(wanted);
  // A revision is found by its tags, so what is found of task definitions is always ours.
  for (Part part : parts())
    if (!kind_of(part).update_makes_new) actual.parts[part]->tags.clear();
  compare("adopted", written(diff(wanted, actual, true)));
}

}  // namespace
}  // namespace sparkecs::plan
