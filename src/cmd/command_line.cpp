#include "cmd/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/text.h"
#include "cmd/option_list.h"

namespace sparkecs::cmd {
namespace {

struct Declared {
  const Entry* entry;
  std::unique_ptr<Command> command;
  CLI::App* app;
};

// The options that become something else than what was typed.
struct Typed {
  std::string timeout{};
  std::string output = "text";
};

void declare_shared(CLI::App& app, CommandLine& line, Typed& typed) {
  app.set_help_flag();
  OptionList list(app);
  list.flag("-h,--help", line.help);
  list.flag("--version", line.version);
  list.text("-e,--env", line.options.environment);
  list.one_of("-o,--output", typed.output, {"text", "json"});
  list.flag("-y,--yes", line.options.yes);
  list.text("--timeout", typed.timeout);
  list.flag("--debug", line.options.debug);
  list.text("--region", line.options.region);
  list.text("--endpoint-url", line.options.endpoint);
  list.text("--profile", line.options.profile);
  app.fallthrough();
  app.require_subcommand(0, 1);  // "logs submit" is one command, not two
}

// The parser's place for a command; "local up" lies below "local".
CLI::App& place_of(CLI::App& root, std::string_view name) {
  CLI::App* at = &root;
  for (const auto& word : split(name, ' ')) {
    auto there = at->get_subcommands([&](const CLI::App* app) { return app->get_name() == word; });
    at = there.empty() ? at->add_subcommand(word) : there.front();
    at->set_help_flag();
    at->fallthrough();
  }
  return *at;
}

Result<> complete(Options& options, const Typed& typed) {
  if (!typed.timeout.empty()) {
    options.timeout = parse_duration(typed.timeout);
    if (!options.timeout)
      return fail(Error::Kind::Invalid,
                  fmt::format("--timeout wants a time such as 90s or 20m, not '{}'", typed.timeout));
  }
  options.json = typed.output == "json";
  return {};
}

// The parser throws what is wrong; from here on it is a value.
Result<> parse(CLI::App& app, std::vector<std::string> words) {
  try {
    std::reverse(words.begin(), words.end());  // as it wants them
    app.parse(std::move(words));
    return {};
  } catch (const CLI::ParseError& error) {
    return fail(Error::Kind::Invalid, std::string(trim(error.what())) + " (sparkecs --help)");
  }
}

}  // namespace

void OptionList::flag(const char* names, bool& value) {
  app_.add_flag(names, value);
}

void OptionList::text(const char* names, std::string& value) {
  app_.add_option(names, value);
}

void OptionList::one_of(const char* names, std::string& value, std::vector<std::string> words) {
  app_.add_option(names, value)->check(CLI::IsMember(std::move(words)));
}

void OptionList::texts(const char* names, std::vector<std::string>& values) {
  app_.add_option(names, values);
}

void OptionList::number(const char* names, std::optional<int>& value, int least, int greatest) {
  app_.add_option(names, value)->check(CLI::Range(least, greatest));
}

void OptionList::factor(const char* names, double& value) {
  app_.add_option(names, value)->check(CLI::PositiveNumber);
}

Result<CommandLine> read_command_line(std::vector<std::string> words, Options options) {
  CommandLine line{.options = std::move(options)};
  if (auto at = std::find(words.begin(), words.end(), "--"); at != words.end()) {
    line.arguments.assign(at + 1, words.end());
    words.erase(at, words.end());
  }
  Typed typed;
  CLI::App root;
  declare_shared(root, line, typed);
  std::vector<Declared> declared;
  for (const auto& entry : commands()) {
    auto& place = place_of(root, entry.name);
    declared.push_back({&entry, entry.make(), &place});
    OptionList own(place);
    declared.back().command->declare(own);
  }
  TRY(parse(root, std::move(words)));
  TRY(complete(line.options, typed));

  auto chosen = std::find_if(declared.begin(), declared.end(), [](const auto& one) { return one.app->parsed(); });
  if (chosen != declared.end()) {
    line.entry = chosen->entry;
    line.command = std::move(chosen->command);
  } else if (auto groups = root.get_subcommands(); !groups.empty()) {
    line.group = groups.front()->get_name();
  }
  return line;
}

}  // namespace sparkecs::cmd
