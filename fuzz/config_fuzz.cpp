// config.sh: every file is either refused with its place or gives variables, and those an environment or a list of what
// is wrong. What follows a NUL is a second file, other.sh, which the first may source.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "model/environment.h"
#include "model/settings.h"
#include "model/template.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sparkecs;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const auto end = input.find('\0');
  auto load = [&](const std::string& path) -> Result<std::string> {
    if (path == "e/config.sh") return input.substr(0, end);
    if (path == "e/other.sh" && end != std::string::npos) return input.substr(end + 1);
    return fail(Error::Kind::NotFound, "no such file");
  };
  auto variables = model::read_shell("e/config.sh", {{"PATH", "/bin"}, {"SPACED", " a  b "}, {"STAR", "*"}}, load);
  if (!variables) {
    if (!variables.error().message.starts_with("e/")) std::abort();
    return 0;
  }
  for (const auto& [name, variable] : *variables) {
    if (!variable.array && variable.values.size() > 1) std::abort();
  }
  const model::Config config{.name = "e", .folder = "no/such/folder", .variables = std::move(*variables)};
  auto environment = model::make_environment(config);
  if (model::settings(config, environment ? &*environment : nullptr).empty()) std::abort();
  if (environment) (void)model::task_definitions(*environment);
  return 0;
}
