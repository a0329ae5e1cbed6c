#include "plan/kinds/canonical.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "base/digest.h"
#include "base/text.h"

namespace sparkecs::plan {
namespace {

// What only ECS writes.
constexpr std::array kFromEcs{"taskDefinitionArn", "revision",     "status",       "requiresAttributes",
                              "compatibilities",   "registeredAt", "registeredBy", "deregisteredAt",
                              "deleteRequestedAt", "tags"};

// Values that saying nothing means. "" stands for every place.
struct Default {
  std::string_view path;  // without the names of containers and the keys of lists
  std::string_view value;
};
constexpr Default kDefaults[] = {
    {"runtimePlatform.cpuArchitecture", "X86_64"},
    {"runtimePlatform.operatingSystemFamily", "LINUX"},
    {"enableFaultInjection", "false"},
    {"containerDefinitions.cpu", "0"},
    {"containerDefinitions.essential", "true"},
    {"containerDefinitions.privileged", "false"},
    {"containerDefinitions.readonlyRootFilesystem", "false"},
    {"containerDefinitions.interactive", "false"},
    {"containerDefinitions.pseudoTerminal", "false"},
    {"containerDefinitions.disableNetworking", "false"},
    {"containerDefinitions.versionConsistency", "enabled"},
    {"containerDefinitions.portMappings.protocol", "tcp"},
    {"containerDefinitions.healthCheck.interval", "30"},
    {"containerDefinitions.healthCheck.timeout", "5"},
    {"containerDefinitions.healthCheck.retries", "3"},
    {"containerDefinitions.healthCheck.startPeriod", "0"},
    {"containerDefinitions.mountPoints.readOnly", "false"},
    {"containerDefinitions.linuxParameters.initProcessEnabled", "false"},
};

// Lists whose order says nothing, and the member that tells their items apart. Of all other lists, such as commands,
// the order counts.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSets{{
    {"containerDefinitions", "name"},
    {"containerDefinitions.environment", "name"},
    {"containerDefinitions.secrets", "name"},
    {"containerDefinitions.portMappings", "containerPort"},
    {"containerDefinitions.mountPoints", "containerPath"},
    {"containerDefinitions.ulimits", "name"},
    {"containerDefinitions.dependsOn", "containerName"},
    {"volumes", "name"},
    {"requiresCompatibilities", ""},
}};

constexpr std::array<std::string_view, 3> kMaySaySecrets{
    "containerDefinitions.environment.value", "containerDefinitions.command", "containerDefinitions.entryPoint"};

constexpr std::string_view kDigest = "(sha256) ";

std::string plain(const Json& value) {
  return value.is_string() ? value.get<std::string>() : to_text(value);
}

// "1 vCPU" is 1024 units, "2 GB" 2048 MiB: ECS takes both and answers with numbers.
std::string size(const std::string& path, const std::string& value) {
  if (path != "cpu" && path != "memory") return value;
  std::string unit = path == "cpu" ? "vcpu" : "gb";
  auto lower = to_lower(value);
  if (!lower.ends_with(unit)) return value;
  double number = std::strtod(lower.c_str(), nullptr);
  return std::to_string(std::lround(number * 1024));
}

class Flattener {
 public:
  // `shown` is the path as people see it, `place` the same without names and numbers of items.
  void add(const Json& value, const std::string& shown, const std::string& place) {
    if (value.is_object())
      object(value, shown, place);
    else if (value.is_array())
      list(value, shown, place);
    else if (!value.is_null())
      leaf(value, shown, place);
  }

  Fields take() {
    std::ranges::sort(fields_, {}, &Field::name);
    return std::move(fields_);
  }

 private:
  static std::string below(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
  }

  void object(const Json& value, const std::string& shown, const std::string& place) {
    for (const auto& [name, item] : value.items()) {
      if (place.empty() && std::ranges::find(kFromEcs, name) != kFromEcs.end()) continue;
      // On Fargate a port of the host is the container's or nothing.
      if (name == "hostPort" && item == value.value("containerPort", Json())) continue;
      add(item, below(shown, name), below(place, name));
    }
  }

  void list(const Json& value, const std::string& shown, const std::string& place) {
    auto set = std::ranges::find(kSets, place, &std::pair<std::string_view, std::string_view>::first);
    for (std::size_t i = 0; i < value.size(); ++i) {
      std::string key = std::to_string(i);
      if (set != kSets.end()) {
        std::string member(set->second);
        key = member.empty() ? plain(value[i]) : value[i].is_object() ? plain(value[i].value(member, Json())) : key;
      }
      add(value[i], fmt::format("{}[{}]", shown, key), place);
    }
  }

  void leaf(const Json& value, const std::string& shown, const std::string& place) {
    auto said = size(place, plain(value));
    auto fits = [&](const Default& row) { return row.path == place && row.value == said; };
    if (said.empty() || std::ranges::any_of(kDefaults, fits)) return;
    if (std::ranges::find(kMaySaySecrets, place) != kMaySaySecrets.end())
      said = std::string(kDigest) + to_hex(sha256(said));
    fields_.push_back({shown, said});
  }

  Fields fields_;
};

}  // namespace

bool is_digest(std::string_view value) {
  return value.starts_with(kDigest);
}

Fields canonical(const Json& definition) {
  Flattener flattener;
  flattener.add(definition, "", "");
  return flattener.take();
}

}  // namespace sparkecs::plan
