#include "model/template_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "base/json.h"
#include "base/text.h"
#include "model/fargate.h"

namespace sparkecs::model {
namespace {

// What ecs:RegisterTaskDefinition takes. A description copied from AWS has more, and the AWS CLI refuses it as well.
constexpr std::string_view kMembers[] = {"containerDefinitions",
                                         "cpu",
                                         "enableFaultInjection",
                                         "ephemeralStorage",
                                         "executionRoleArn",
                                         "family",
                                         "ipcMode",
                                         "inferenceAccelerators",
                                         "memory",
                                         "networkMode",
                                         "pidMode",
                                         "placementConstraints",
                                         "proxyConfiguration",
                                         "requiresCompatibilities",
                                         "runtimePlatform",
                                         "tags",
                                         "taskRoleArn",
                                         "volumes"};

std::string text_of(const Json& object, const char* member) {
  auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_essential(const Json& container) {
  return container.is_object() && container.value("essential", Json(true)) != Json(false);
}

bool maps_port(const Json& container, int port) {
  auto mappings = container.value("portMappings", Json::array());
  return std::ranges::any_of(mappings, [&](const Json& mapping) {
    return mapping.is_object() && mapping.value("containerPort", Json()) == Json(port);
  });
}

void check_size(const Json& definition, std::vector<std::string>& problems) {
  auto cpu = parse_number(text_of(definition, "cpu"), 1'000'000);
  auto memory = parse_number(text_of(definition, "memory"), 1'000'000);
  if (!cpu || !memory) {
    problems.emplace_back("cpu and memory have to be numbers in quotes, such as \"1024\" and \"2048\"");
    return;
  }
  auto wrong = fargate_problem({.cpu = static_cast<int>(*cpu), .memory_mb = static_cast<int>(*memory)});
  if (!wrong.empty())
    problems.push_back(fmt::format("cpu {} and memory {} are no Fargate size: {}", *cpu, *memory, wrong));
}

void check_shape(const Json& definition, std::vector<std::string>& problems) {
  for (const auto& [name, value] : definition.items()) {
    if (std::ranges::find(kMembers, name) == std::end(kMembers))
      problems.push_back(fmt::format("'{}' is no part of a task definition", printable(name)));
  }
  if (text_of(definition, "family").empty())
    problems.emplace_back("family, the name of the task definition, is missing");
  if (text_of(definition, "networkMode") != "awsvpc")
    problems.emplace_back("networkMode has to be \"awsvpc\": Fargate has no other");
  auto compatible = definition.value("requiresCompatibilities", Json::array());
  if (std::ranges::find(compatible, Json("FARGATE")) == compatible.end())
    problems.emplace_back("requiresCompatibilities has to contain \"FARGATE\"");
}

void check_container(Role role, const Json& container, std::vector<std::string>& problems) {
  auto name = text_of(container, "name");
  auto problem = [&](const std::string& text) {
    problems.push_back(fmt::format("container '{}': {}", printable(name), text));
  };
  if (text_of(container, "image").empty()) problem("image is missing");
  if (role == Role::Master) {
    if (!maps_port(container, 8080))
      problem("portMappings has to contain 8080, the web pages: the balancer leads to it");
    if (!maps_port(container, 6066)) problem("portMappings has to contain 6066, REST: the balancer leads to it");
  }
  auto environment = container.value("environment", Json::array());
  bool pairs = environment.is_array() && std::ranges::all_of(environment, [](const Json& entry) {
                 return entry.is_object() && !text_of(entry, "name").empty() && entry.contains("value") &&
                        entry["value"].is_string();
               });
  if (!pairs) problem("environment has to be a list of {\"name\": \"…\", \"value\": \"…\"}");
  auto logs = container.value("logConfiguration", Json::object());
  if (text_of(logs, "logDriver") != "awslogs") return;
  auto options = logs.value("options", Json::object());
  for (const auto* option : {"awslogs-group", "awslogs-region", "awslogs-stream-prefix"}) {
    if (text_of(options, option).empty())
      problem(fmt::format("logConfiguration has no option {}, which Fargate needs", option));
  }
}

}  // namespace

Json* role_container(Role role, Json& definition) {
  auto containers = definition.find("containerDefinitions");
  if (containers == definition.end() || !containers->is_array()) return nullptr;
  auto named = std::ranges::find_if(*containers, [&](const Json& container) {
    return container.is_object() && text_of(container, "name") == fmt::format("spark-{}", to_string(role));
  });
  if (named == containers->end()) named = std::ranges::find_if(*containers, is_essential);
  return named == containers->end() ? nullptr : &*named;
}

std::vector<std::string> template_problems(Role role, const Json& definition) {
  if (!definition.is_object()) return {"a task definition is a JSON object: {…}"};
  std::vector<std::string> problems;
  check_shape(definition, problems);
  check_size(definition, problems);
  auto copy = definition;
  std::set<std::string> names;
  for (const auto& container : definition.value("containerDefinitions", Json::array())) {
    auto name = container.is_object() ? text_of(container, "name") : std::string();
    if (name.empty() || !names.insert(name).second) problems.emplace_back("every container needs a name of its own");
  }
  if (const auto* container = role_container(role, copy)) {
    check_container(role, *container, problems);
  } else {
    problems.emplace_back("containerDefinitions has no essential container");
  }
  return problems;
}

}  // namespace sparkecs::model
