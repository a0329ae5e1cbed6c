#include "engine/runtime/host_image.h"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

constexpr const char* kExtension = "sparkecs.mounts";
#if defined(__aarch64__)
constexpr const char* kArchitecture = "arm64";
#else
constexpr const char* kArchitecture = "amd64";
#endif

std::unexpected<Error> wrong(const std::string& member, const char* expected) {
  return fail(Error::Kind::Invalid, fmt::format("host image: {} must be {}", member, expected));
}

Result<std::string> text_member(const Json& object, const char* name) {
  auto found = object.find(name);
  if (found == object.end() || found->is_null()) return std::string();
  if (!found->is_string()) return wrong(name, "a string");
  return found->get<std::string>();
}

Result<std::vector<std::string>> list_member(const Json& object, const char* name) {
  std::vector<std::string> result;
  auto found = object.find(name);
  if (found == object.end() || found->is_null()) return result;
  if (!found->is_array()) return wrong(name, "a list of strings");
  for (const auto& item : *found) {
    if (!item.is_string()) return wrong(name, "a list of strings");
    result.push_back(item.get<std::string>());
  }
  return result;
}

Result<Mount> parse_mount(const Json& object) {
  if (!object.is_object()) return wrong(kExtension, "a list of objects");
  Mount mount{TRY(text_member(object, "source")), TRY(text_member(object, "target"))};
  if (!mount.source.starts_with('/') || !mount.target.starts_with('/') || mount.target == "/")
    return wrong(kExtension, "a list of mounts, each with an absolute source and an absolute target below /");
  auto writable = object.find("writable");
  if (writable != object.end() && !writable->is_boolean()) return wrong("writable", "true or false");
  mount.writable = writable != object.end() && writable->get<bool>();
  return mount;
}

}  // namespace

Result<HostImage> parse_host_image(std::string_view text) {
  auto json = TRY(during("host image", parse_json(text)));
  if (!json.is_object()) return wrong("the file", "a JSON object");
  auto config = json.value("config", Json::object());
  if (!config.is_object()) return wrong("config", "an object");
  HostImage image;
  for (const auto& setting : TRY(list_member(config, "Env"))) {
    auto equals = setting.find('=');
    if (equals == 0 || equals == std::string::npos) return wrong("Env", "a list of NAME=value");
    image.environment[setting.substr(0, equals)] = setting.substr(equals + 1);
  }
  image.entry_point = TRY(list_member(config, "Entrypoint"));
  image.command = TRY(list_member(config, "Cmd"));
  image.working_directory = TRY(text_member(config, "WorkingDir"));
  image.user = TRY(text_member(config, "User"));
  image.stop_signal = TRY(text_member(config, "StopSignal"));
  auto mounts = json.value(kExtension, Json::array());
  if (!mounts.is_array()) return wrong(kExtension, "a list of objects");
  for (const auto& mount : mounts) image.mounts.push_back(TRY(parse_mount(mount)));
  // A mount would hide those made below it before.
  std::stable_sort(image.mounts.begin(), image.mounts.end(),
                   [](const Mount& a, const Mount& b) { return a.target.size() < b.target.size(); });
  return image;
}

std::string to_text(const HostImage& image) {
  auto environment = Json::array();
  for (const auto& [name, value] : image.environment) environment.push_back(fmt::format("{}={}", name, value));
  auto mounts = Json::array();
  for (const auto& mount : image.mounts) {
    Json object{{"source", mount.source}, {"target", mount.target}};
    if (mount.writable) object["writable"] = true;
    mounts.push_back(std::move(object));
  }
  Json config{{"Env", std::move(environment)}};
  if (!image.entry_point.empty()) config["Entrypoint"] = image.entry_point;
  if (!image.command.empty()) config["Cmd"] = image.command;
  if (!image.working_directory.empty()) config["WorkingDir"] = image.working_directory;
  if (!image.user.empty()) config["User"] = image.user;
  if (!image.stop_signal.empty()) config["StopSignal"] = image.stop_signal;
  return to_pretty(Json{{"architecture", kArchitecture},
                        {"os", "linux"},
                        {"config", std::move(config)},
                        {"rootfs", {{"type", "layers"}, {"diff_ids", Json::array()}}},
                        {kExtension, std::move(mounts)}});
}

int signal_number(std::string_view name) {
  if (auto number = parse_number(name, SIGRTMAX); number && *number > 0) return static_cast<int>(*number);
  if (name.starts_with("SIG")) name.remove_prefix(3);
  for (int number = 1; number < NSIG; ++number) {
    const char* abbreviation = ::sigabbrev_np(number);
    if (abbreviation != nullptr && name == abbreviation) return number;
  }
  return SIGTERM;
}

}  // namespace sparkecs::engine::runtime
