#include "model/spark_options.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"

namespace sparkecs::model {
namespace {

constexpr std::string_view kRest = "spark.master.rest.enabled";

struct Switch {
  Role role;
  std::string_view variable;  // read by Spark's start script for that role
  std::string_view setting;
};
constexpr Switch kSwitches[] = {
    {Role::Master, "SPARK_MASTER_OPTS", kRest},
    {Role::Master, "SPARK_MASTER_OPTS", "spark.ui.reverseProxy"},
    {Role::Worker, "SPARK_WORKER_OPTS", "spark.ui.reverseProxy"},
    {Role::Worker, "SPARK_WORKER_OPTS", "spark.worker.preferConfiguredMasterAddress"},
    {Role::Submit, "SPARK_SUBMIT_OPTS", "spark.ui.reverseProxy"},
};

// Everything in the container that can set an option, weakest first: Spark puts SPARK_DAEMON_JAVA_OPTS before the
// options of the role, and a JVM takes the last of several.
std::string options_of(const Json& container) {
  std::string all = environment_of(container, "SPARK_DAEMON_JAVA_OPTS");
  for (const auto* name : {"SPARK_MASTER_OPTS", "SPARK_WORKER_OPTS", "SPARK_SUBMIT_OPTS"})
    all += " " + environment_of(container, name);
  for (const auto* name : {"entryPoint", "command"}) {
    for (const auto& word : container.value(name, Json::array())) {
      if (word.is_string()) all += " " + word.get<std::string>();
    }
  }
  return all;
}

}  // namespace

std::string environment_of(const Json& container, std::string_view name) {
  for (const auto& entry : container.value("environment", Json::array())) {
    if (entry.is_object() && entry.value("name", Json()) == name && entry.value("value", Json()).is_string())
      return entry["value"].get<std::string>();
  }
  return {};
}

void set_environment(Json& container, std::string_view name, const std::string& value) {
  auto& environment = container["environment"];
  for (auto& entry : environment) {
    if (entry.is_object() && entry.value("name", Json()) == name) {
      entry["value"] = value;
      return;
    }
  }
  environment.push_back({{"name", name}, {"value", value}});
}

void switch_on_defaults(Role role, Json& container) {
  for (const auto& [of, variable, setting] : kSwitches) {
    if (of != role || options_of(container).find(setting) != std::string::npos) continue;
    auto before = environment_of(container, variable);
    set_environment(container, variable, fmt::format("{}{}-D{}=true", before, before.empty() ? "" : " ", setting));
  }
}

bool serves_rest(const Json& container) {
  auto options = options_of(container);
  auto last = options.rfind(kRest);
  if (last == std::string::npos) return false;
  return equal_ignoring_case(std::string_view(options).substr(last + kRest.size()).substr(0, 5), "=true");
}

}  // namespace sparkecs::model
