// For tests: everything a task needs around it, played by the simplest thing that keeps each contract, with a clock
// turned by hand and the scripted runtime.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/loop/manual_loop.h"
#include "engine/runtime/fake.h"
#include "engine/task/inbox.h"
#include "engine/task/tasks.h"

namespace sparkecs::engine::task {

// Target groups whose targets are healthy when the test says so, and drain until it lets them go.
class StageTargets final : public lb::TargetRegistry {
 public:
  explicit StageTargets(Loop& loop) : loop_(loop) {}

  std::set<std::string> groups{"tg"};
  std::set<std::string> listening{"tg"};
  bool drains_at_once = true;
  std::map<std::pair<std::string, lb::Target>, lb::TargetState> states;
  std::string zone;

  void set(const std::string& group, const lb::Target& target, std::optional<lb::TargetState> state) {
    if (state)
      states[{group, target}] = *state;
    else
      states.erase({group, target});
    loop_.post([this, group, target] { changed_(group, target); });
  }
  void set_all(lb::TargetState state) {
    for (auto& [key, old] : states)
      if (old != lb::TargetState::Draining) set(key.first, key.second, state);
  }

  bool has_group(const std::string& group) const override { return groups.contains(group); }
  bool has_listener(const std::string& group) const override { return listening.contains(group); }
  void register_target(const std::string& group, const lb::Target& target, const std::string&) override {
    set(group, target, lb::TargetState::Initial);
  }
  void deregister_target(const std::string& group, const lb::Target& target) override {
    set(group, target, drains_at_once ? std::nullopt : std::optional(lb::TargetState::Draining));
  }
  std::optional<lb::TargetState> state(const std::string& group, const lb::Target& target) const override {
    auto at = states.find({group, target});
    return at == states.end() ? std::nullopt : std::optional(at->second);
  }
  void observe(Observer changed) override { changed_ = std::move(changed); }

 private:
  Loop& loop_;
  Observer changed_;
};

class StageInstances final : public names::InstanceRegistry {
 public:
  std::set<std::string> services{"srv"};
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> instances;

  bool has_service(const std::string& service_arn) const override { return services.contains(service_arn); }
  void register_instance(const std::string& service_arn, const std::string& instance,
                         std::map<std::string, std::string> attributes) override {
    instances[{service_arn, instance}] = std::move(attributes);
  }
  void deregister_instance(const std::string& service_arn, const std::string& instance) override {
    instances.erase({service_arn, instance});
  }
  void set_healthy(const std::string&, const std::string&, bool) override {}
};

class StageInterfaces final : public names::Interfaces {
 public:
  bool full = false;
  std::set<std::string> attached;

  Result<> check(const std::vector<std::string>& subnets, const std::vector<std::string>&) const override {
    for (const auto& subnet : subnets)
      if (!subnet.starts_with("subnet-"))
        return fail(Error::Kind::NotFound, "The subnet ID '" + subnet + "' does not exist", "InvalidSubnetID.NotFound");
    return {};
  }
  Result<names::Interface> attach(const std::vector<std::string>& subnets, const std::vector<std::string>&,
                                  const std::string&) override {
    if (full) return fail(Error::Kind::Unavailable, "InsufficientFreeAddressesInSubnet");
    std::string number = std::to_string(++last_);
    std::string address = "10.0.1." + number;
    attached.insert("eni-" + number);
    return names::Interface{.id = "eni-" + number,
                            .subnet = subnets.empty() ? "" : subnets[0],
                            .zone = "us-east-1a",
                            .address = address,
                            .private_dns = "ip-10-0-1-" + number + ".ec2.internal"};
  }
  void detach(const std::string& interface) override { attached.erase(interface); }

 private:
  int last_ = 3;
};

class StageLogs final : public logs::LogSink {
 public:
  std::set<std::string> groups{"/ecs/spark"};
  std::map<std::string, std::vector<std::string>> lines;  // by GROUP:STREAM

  bool has_group(const std::string& group) const override { return groups.contains(group); }
  void create_group(const std::string& group) override { groups.insert(group); }
  void append(const std::string& group, const std::string& stream, TimePoint, std::string line) override {
    lines[group + ":" + stream].push_back(std::move(line));
  }
};

struct Stage {
  ManualLoop loop;
  Delays delays;
  Inbox inbox{loop};
  runtime::FakeRuntime runtime{loop, inbox};
  StageTargets targets{loop};
  StageInstances instances;
  StageInterfaces interfaces;
  StageLogs logs;

  Surroundings surroundings() { return {loop, delays, runtime, targets, instances, interfaces, logs}; }

  static constexpr const char* kCluster = "arn:aws:ecs:us-east-1:000000000000:cluster/spark";

  static wire::ecs::ContainerDefinition container(std::string name, std::string image = "spark:3.5") {
    return {.name = std::move(name),
            .image = std::move(image),
            .essential = true,
            .log_configuration = wire::ecs::LogConfiguration{
                .log_driver = "awslogs",
                .options = {{"awslogs-group", "/ecs/spark"}, {"awslogs-stream-prefix", "master"}}}};
  }

  static DefinitionPtr definition(std::vector<wire::ecs::ContainerDefinition> containers, int revision = 1) {
    return std::make_shared<const wire::ecs::TaskDefinition>(wire::ecs::TaskDefinition{
        .task_definition_arn = "arn:aws:ecs:us-east-1:000000000000:task-definition/app:" + std::to_string(revision),
        .container_definitions = std::move(containers),
        .family = "app",
        .network_mode = "awsvpc",
        .revision = revision,
        .status = "ACTIVE",
        .cpu = "256",
        .memory = "512"});
  }
};

}  // namespace sparkecs::engine::task
