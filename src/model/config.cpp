#include "model/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/text.h"

namespace sparkecs::model {
namespace {

namespace fs = std::filesystem;

std::string environments_in(const std::string& root) {
  std::vector<std::string> names;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(root, failed)) {
    if (fs::is_regular_file(entry.path() / "config.sh", failed)) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names.empty() ? fmt::format("there is none in {}/", root) : "there are: " + join(names, ", ");
}

// A name is one folder below the root, so it cannot lead elsewhere.
bool is_folder_name(const std::string& name) {
  return !name.empty() && name[0] != '.' && name.find('/') == std::string::npos && printable(name) == name;
}

}  // namespace

Result<Config> read_config(const std::string& root, const std::string& name,
                           const std::map<std::string, std::string>& process_environment) {
  if (!is_folder_name(name))
    return fail(Error::Kind::Invalid,
                fmt::format("'{}' is no name of an environment: it is a folder in {}/", printable(name), root));
  Config config{.name = name, .folder = fmt::format("{}/{}", root, name), .variables = {}};
  auto path = config.folder + "/config.sh";
  std::error_code failed;
  if (!fs::exists(path, failed))
    return fail(Error::Kind::NotFound,
                fmt::format("environment '{}' does not exist: there is no {}; {}", name, path, environments_in(root)));
  config.variables =
      TRY(read_shell(path, process_environment, [](const std::string& file) { return read_file(file); }));
  return config;
}

}  // namespace sparkecs::model
