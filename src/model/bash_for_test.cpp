#include "model/bash_for_test.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "base/file.h"
#include "base/process.h"
#include "base/text.h"
#include "model/shell_names.h"

namespace sparkecs::model {
namespace {

// Sources each case in a subshell and prints NUL-separated: complaint, for each variable its name, attributes,
// number of values and values, and an empty name at the end. Builtins only: a fork per variable would take minutes.
constexpr const char* kDriver = R"sh(
for ((driver_i = 0; driver_i < driver_cases; driver_i++)); do (
  cd "$driver_i"
  exec 3>&2 2>../complaint
  source e/config.sh
  exec 2>&3 3>&-
  compgen -v >../names
  mapfile -t driver_names <../names
  IFS= read -r -d '' driver_complaint <../complaint
  printf '%s\0' "$driver_complaint"
  for driver_name in "${driver_names[@]}"; do
    [[ $driver_name == @(BASH*|driver_*) ]] && continue
    declare -n driver_ref=$driver_name
    if [[ ${driver_ref@a} == *a* ]]; then
      printf '%s\0' "$driver_name" "${driver_ref@a}" "${#driver_ref[@]}" "${driver_ref[@]}"
      ((${#driver_ref[@]})) || printf '\0'
    elif [[ -v $driver_name ]]; then
      printf '%s\0' "$driver_name" "${driver_ref@a}" 1 "$driver_ref"
    else
      printf '%s\0' "$driver_name" "${driver_ref@a}" 0 ''
    fi
    unset -n driver_ref
  done
  printf '\0'
  exit 0
) || printf 'ended by %s\0%s\0' "$(<complaint)" ''; done
)sh";

// A folder under TMPDIR that goes away with its owner.
class Folder {
 public:
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "sparkecs-bash-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void write(const std::filesystem::path& folder, const Files& files) {
  for (const auto& [name, content] : files) {
    auto path = folder / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }
}

class Fields {
 public:
  explicit Fields(std::string_view out) : rest_(out) {}
  std::string next() {
    auto end = rest_.find('\0');
    std::string field(rest_.substr(0, end));
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return field;
  }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

bool concerns_us(const std::string& name) {
  bool filled = is_filled_by_shell(name) && !test_environment().contains(name);
  return !is_owned_by_shell(name) && !filled && !name.starts_with("driver_");
}

BashOutcome read_outcome(Fields& fields) {
  BashOutcome outcome;
  outcome.complaint = fields.next();
  for (auto name = fields.next(); !name.empty(); name = fields.next()) {
    auto attributes = fields.next();
    Variable variable;
    variable.array = attributes.find('a') != std::string::npos;
    variable.exported = attributes.find('x') != std::string::npos;
    auto values = parse_number(fields.next()).value_or(0);
    for (std::uint64_t v = 0; v < values; ++v) variable.values.push_back(fields.next());
    if (values == 0) fields.next();
    if (concerns_us(name)) outcome.variables[name] = std::move(variable);
  }
  return outcome;
}

}  // namespace

const std::map<std::string, std::string>& test_environment() {
  static const std::map<std::string, std::string> environment = {
      {"PATH", "/usr/bin:/bin"}, {"HOME", "/home/someone"},
      {"LANG", "C.UTF-8"},       {"EMPTY", ""},
      {"SPACED", " a  b\tc\n"},  {"STAR", "*"},
      {"PLAIN", "plain"},        {"QUOTED", "it's \"q\" $X `w` \\n"},
      {"UTF", "größe ☃"},        {"not-a-name", "invisible"}};
  return environment;
}

Result<std::vector<BashOutcome>> ask_bash(const std::vector<Files>& cases) {
  Folder folder;
  for (std::size_t i = 0; i < cases.size(); ++i) write(folder.path() / std::to_string(i), cases[i]);
  Command bash;
  bash.argv = {"bash", "--norc", "--noprofile", "-c", fmt::format("driver_cases={}\n{}", cases.size(), kDriver)};
  bash.environment = test_environment();
  bash.directory = folder.path().string();
  auto finished = TRY(run(bash));
  std::vector<BashOutcome> outcomes;
  for (Fields fields(finished.out); !fields.done();) outcomes.push_back(read_outcome(fields));
  if (outcomes.size() != cases.size())
    return fail(Error::Kind::Failed, fmt::format("bash answered {} of {} cases: {}", outcomes.size(), cases.size(),
                                                 printable(finished.err, 2000)));
  return outcomes;
}

Result<Variables> ask_us(const Files& files) {
  auto load = [&](const std::string& path) -> Result<std::string> {
    auto found = files.find(path.starts_with("./") ? path.substr(2) : path);
    if (found == files.end()) return fail(Error::Kind::NotFound, "no such file");
    return found->second;
  };
  return read_shell("e/config.sh", test_environment(), load);
}

std::string show(const Variables& variables) {
  std::string shown;
  for (const auto& [name, variable] : variables) {
    if (test_environment().contains(name) && variable.values == std::vector{test_environment().at(name)}) continue;
    shown += fmt::format("{}{}{}=", variable.exported ? "export " : "", name, variable.array ? "[]" : "");
    for (const auto& value : variable.values) shown += "<" + value + ">";
    shown += "\n";
  }
  return shown;
}

}  // namespace sparkecs::model
