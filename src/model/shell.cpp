#include "model/shell.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "model/shell_expand.h"
#include "model/shell_names.h"
#include "model/shell_parser.h"
#include "model/shell_reader.h"

namespace sparkecs::model {
namespace {

constexpr int kMaxSources = 100;                // files read in all
constexpr int kMaxSourceDepth = 16;             // a file that sources itself never ends
constexpr std::size_t kMaxFile = 1u << 20;      // bytes
constexpr std::size_t kMaxAssigned = 4u << 20;  // bytes in all: lines that double a value reach any size

class Shell {
 public:
  Shell(Variables variables, const LoadFile& load) : variables_(std::move(variables)), load_(load) {}

  Result<> run(const std::string& path, const std::string& text, int depth);
  Variables take() { return std::move(variables_); }

 private:
  struct File {
    const std::string& path;
    const ShellReader& reader;  // for the places of errors
    int depth;
  };
  Result<> assign(const File& file, const Statement& statement);
  Result<> export_all(const File& file, const Statement& statement);
  Result<> source(const File& file, const Statement& statement);
  Result<std::vector<std::string>> values(const File& file, const Assignment& assignment);
  Result<std::string> find(const File& file, const Statement& statement, const std::string& name) const;
  void set(const File& file, const Assignment& assignment, std::vector<std::string> values);

  Variables variables_;
  const LoadFile& load_;
  int sources_ = 0;
  std::size_t assigned_ = 0;
};

Result<> Shell::run(const std::string& path, const std::string& text, int depth) {
  ShellReader reader(text, path);
  if (text.size() > kMaxFile)
    return reader.refuse(0, fmt::format("found a file of {} bytes; allowed are {}", text.size(), kMaxFile));
  auto statements = TRY(parse_shell(text, path));
  File file{path, reader, depth};
  for (const auto& statement : statements) {
    switch (statement.kind) {
      case Statement::Kind::Assign:
        TRY(assign(file, statement));
        break;
      case Statement::Kind::Export:
        TRY(export_all(file, statement));
        break;
      case Statement::Kind::Source:
        TRY(source(file, statement));
        break;
    }
  }
  return {};
}

// A=1 B=$A: each assignment sees those before it.
Result<> Shell::assign(const File& file, const Statement& statement) {
  for (const auto& assignment : statement.assignments) set(file, assignment, TRY(values(file, assignment)));
  return {};
}

// export A=1 B=$A: all arguments are expanded before the first is set, so B has the old A.
Result<> Shell::export_all(const File& file, const Statement& statement) {
  std::vector<std::vector<std::string>> all;
  all.reserve(statement.assignments.size());
  for (const auto& assignment : statement.assignments) all.push_back(TRY(values(file, assignment)));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& assignment = statement.assignments[i];
    if (assignment.has_value) set(file, assignment, std::move(all[i]));
    variables_[assignment.name].exported = true;
  }
  return {};
}

Result<std::vector<std::string>> Shell::values(const File& file, const Assignment& assignment) {
  if (is_owned_by_shell(assignment.name))
    return file.reader.refuse(
        assignment.offset,
        fmt::format("found an assignment to {}, a variable of the shell itself; allowed are names of your own",
                    assignment.name));
  std::vector<std::string> values;
  ShellExpander expander(variables_, file.path, file.reader);
  for (const auto& word : assignment.words) {
    auto before = values.size();
    if (assignment.array) {
      TRY(expander.split(word, values));
    } else {
      values.push_back(TRY(expander.text(word)));
    }
    for (auto i = before; i < values.size(); ++i) assigned_ += sizeof(std::string) + values[i].size();
    if (assigned_ > kMaxAssigned)
      return file.reader.refuse(
          assignment.offset, fmt::format("found values of more than {} bytes in all; allowed are less", kMaxAssigned));
  }
  return values;
}

void Shell::set(const File& file, const Assignment& assignment, std::vector<std::string> values) {
  auto& variable = variables_[assignment.name];
  auto line = position_of(file.reader.text(), assignment.offset).line;
  variable.origin = fmt::format("{}:{}", file.path, line);
  // A plain value given to an array becomes its first element.
  if (variable.array && !assignment.array) {
    if (variable.values.empty()) variable.values.resize(1);
    variable.values.front() = std::move(values.front());
    return;
  }
  variable.array = assignment.array;
  variable.values = std::move(values);
}

Result<> Shell::source(const File& file, const Statement& statement) {
  std::vector<std::string> names;
  TRY(ShellExpander(variables_, file.path, file.reader).split(statement.file, names));
  if (names.size() != 1 || names[0].empty())
    return file.reader.refuse(statement.offset, fmt::format("found {} files to source; allowed is one", names.size()));
  if (file.depth >= kMaxSourceDepth || ++sources_ > kMaxSources)
    return file.reader.refuse(
        statement.offset, fmt::format("found files that source each other without end; allowed are {} in all, {} deep",
                                      kMaxSources, kMaxSourceDepth));
  auto path = TRY(find(file, statement, names[0]));
  auto text = load_(path);
  if (!text)
    return file.reader.refuse(statement.offset,
                              fmt::format("found a file that cannot be read ({}); allowed are paths relative to the "
                                          "working directory, and \"${{BASH_SOURCE%/*}}/{}\" for one beside this file",
                                          text.error().message, path));
  return run(path, *text, file.depth + 1);
}

// Bash looks for a name without a slash in PATH first, and only then in the working directory.
Result<std::string> Shell::find(const File& file, const Statement& statement, const std::string& name) const {
  if (name.find('/') != std::string::npos) return name;
  auto path = variables_.find("PATH");
  if (path == variables_.end() || path->second.values.empty())
    return file.reader.refuse(
        statement.offset,
        fmt::format("found a file name without a folder, and no PATH where bash looks first; allowed is ./{}", name));
  for (const auto& folder : split(path->second.text(), ':')) {
    if (load_((folder.empty() ? "." : folder) + "/" + name))
      return file.reader.refuse(
          statement.offset,
          fmt::format("found the name of a file in PATH ({}), where bash looks first; allowed is ./{}", folder, name));
  }
  return name;
}

}  // namespace

Result<Variables> read_shell(const std::string& path, const std::map<std::string, std::string>& environment,
                             const LoadFile& load) {
  Variables variables;
  for (const auto& [name, value] : environment) {
    if (is_shell_name(name) && !is_owned_by_shell(name))
      variables[name] = {.values = {value}, .array = false, .exported = true, .origin = {}};
  }
  Shell shell(std::move(variables), load);
  auto text = TRY(load(path));
  TRY(shell.run(path, text, 0));
  return shell.take();
}

}  // namespace sparkecs::model
