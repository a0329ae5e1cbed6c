#include "model/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "model/built_in_templates.h"
#include "model/derived.h"
#include "model/known_variables.h"
#include "model/spark_options.h"
#include "model/template_checks.h"
#include "model/template_text.h"

namespace sparkecs::model {
namespace {

constexpr std::size_t kMaxTemplate = 1u << 20;  // bytes; ECS takes 64 KiB

std::map<std::string, std::string> template_variables(const Environment& environment) {
  auto variables = environment.variables;
  if (!environment.region.empty()) variables["AWS_REGION"] = environment.region;
  for (const auto& one : derived_settings(environment)) variables.try_emplace(std::string(one.name), one.value);
  return variables;
}

struct Source {
  std::string text;
  std::string origin;
  bool built_in = false;
};

Result<Source> find_template(Role role, const Environment& environment) {
  auto name = fmt::format("spark-{}-task.json", to_string(role));
  auto path = environment.folder + "/" + name;
  std::error_code failed;
  if (!std::filesystem::exists(path, failed))
    return Source{std::string(built_in_template(role)), "built-in " + name, true};
  return Source{TRY(read_file(path, kMaxTemplate)), path, false};
}

// Settings that stand for members a template may lack.
void complete(Role role, const Environment& environment, bool built_in, Json& definition, Json& container) {
  if (environment.arm64 && !definition.contains("runtimePlatform"))
    definition["runtimePlatform"] = {{"cpuArchitecture", "ARM64"}, {"operatingSystemFamily", "LINUX"}};
  if (environment.ephemeral_storage_gb > 0 && !definition.contains("ephemeralStorage"))
    definition["ephemeralStorage"] = {{"sizeInGiB", environment.ephemeral_storage_gb}};
  if (!environment.task_role.empty() && !definition.contains("taskRoleArn"))
    definition["taskRoleArn"] = environment.task_role;
  switch_on_defaults(role, container);
  if (!built_in || role == Role::Submit) return;
  auto folder = environment.variables.find(role == Role::Master ? "MASTER_CONF_FOLDER" : "WORKER_CONF_FOLDER");
  if (folder != environment.variables.end()) set_environment(container, "SPARK_CONF_DIR", folder->second);
}

std::string text_at(const Json& value, const char* pointer) {
  auto at = Json::json_pointer(pointer);
  return value.contains(at) && value.at(at).is_string() ? value.at(at).get<std::string>() : std::string();
}

Result<TaskDefinition> task_definition(Role role, const Environment& environment) {
  auto source = TRY(find_template(role, environment));
  auto advice = [&](const std::string& name) {
    if (find_known(name) == nullptr)
      return fmt::format("set it in {}/config.sh, or write $${{{}}} for the text itself", environment.folder, name);
    return fmt::format("set it in {}/config.sh; {}", environment.folder, how_to_find(name));
  };
  auto request = TRY(expand_template(source.text, source.origin, template_variables(environment), advice));
  auto problems = template_problems(role, request);
  if (!problems.empty()) {
    for (auto& problem : problems) problem.insert(0, source.origin + ": ");
    return fail(Error::Kind::Invalid, join(problems, "\n"));
  }
  auto* container = role_container(role, request);
  complete(role, environment, source.built_in, request, *container);
  TaskDefinition definition{
      .request = {}, .origin = source.origin, .family = request["family"], .container = (*container)["name"]};
  if (text_at(*container, "/logConfiguration/logDriver") == "awslogs") {
    definition.log_group = text_at(*container, "/logConfiguration/options/awslogs-group");
    definition.log_region = text_at(*container, "/logConfiguration/options/awslogs-region");
    definition.log_prefix = text_at(*container, "/logConfiguration/options/awslogs-stream-prefix");
  }
  definition.request = std::move(request);
  return definition;
}

}  // namespace

Result<TaskDefinitions> task_definitions(const Environment& environment) {
  auto master = task_definition(Role::Master, environment);
  auto worker = task_definition(Role::Worker, environment);
  auto submit = task_definition(Role::Submit, environment);
  std::vector<std::string> problems;
  for (const auto* result : {&master, &worker, &submit}) {
    if (!*result) problems.push_back(result->error().message);
  }
  if (!problems.empty()) return fail(Error::Kind::Invalid, join(problems, "\n"));
  TaskDefinitions all{std::move(*master), std::move(*worker), std::move(*submit)};
  all.rest_enabled = serves_rest(*role_container(Role::Master, all.master.request));
  return all;
}

}  // namespace sparkecs::model
