// sparkecs: reads the command line, hands over to a command (commands.cpp lists them), and turns what comes back into
// an exit code. Nothing here waits, connects or starts a thread.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "aws/settings.h"
#include "base/log.h"
#include "base/text.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"

namespace sparkecs::cmd {
namespace {

struct Declared {
  const Entry* entry;
  std::unique_ptr<Command> command;
  CLI::App* app;
};

// What the command line's parser fills.
struct Line {
  Options options;
  std::string timeout;
  std::string output = "text";
  bool help = false;
  bool version = false;
};

void declare_shared(CLI::App& app, Line& line) {
  app.set_help_flag();
  app.add_flag("-h,--help", line.help);
  app.add_flag("--version", line.version);
  app.add_option("-e,--env", line.options.environment);
  app.add_option("-o,--output", line.output)->check(CLI::IsMember({"text", "json"}));
  app.add_flag("-y,--yes", line.options.yes);
  app.add_option("--timeout", line.timeout);
  app.add_flag("--debug", line.options.debug);
  app.add_option("--region", line.options.region);
  app.add_option("--endpoint-url", line.options.endpoint);
  app.add_option("--profile", line.options.profile);
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

std::string command_list(std::string_view below) {
  std::string text;
  for (const auto& entry : commands())
    if (entry.name.starts_with(below)) text += fmt::format("  {:<14}{}\n", entry.name, entry.summary);
  return text;
}

std::string help(const Declared* chosen, const CLI::App& root) {
  if (chosen != nullptr)
    return fmt::format("{}\nOptions of every command: sparkecs --help\n", help_text(chosen->entry->name));
  // Of a group such as `local`, only what it holds.
  auto groups = root.get_subcommands();
  if (!groups.empty()) return command_list(groups.front()->get_name() + " ");
  std::string page(help_text(""));
  constexpr std::string_view kList = "COMMANDS\n";
  page.replace(page.find(kList), kList.size(), command_list(""));
  return page;
}

Result<> complete(Line& line) {
  if (!line.timeout.empty()) {
    line.options.timeout = parse_duration(line.timeout);
    if (!line.options.timeout)
      return fail(Error::Kind::Invalid,
                  fmt::format("--timeout wants a time such as 90s or 20m, not '{}'", line.timeout));
  }
  line.options.json = line.output == "json";
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

int finish(Result<int> result) {
  if (result) return *result;
  complain(result.error().message);
  return exit_code_of(result.error());
}

int run(std::vector<std::string> words) {
  Context context{.environment = aws::process_environment()};
  // What follows "--" belongs to the job, whatever it looks like.
  if (auto at = std::find(words.begin(), words.end(), "--"); at != words.end()) {
    context.arguments.assign(at + 1, words.end());
    words.erase(at, words.end());
  }
  Line line;
  if (auto name = context.variable("SPARKECS_ENV"); !name.empty()) line.options.environment = name;
  CLI::App root;
  declare_shared(root, line);
  std::vector<Declared> declared;
  for (const auto& entry : commands()) {
    auto& place = place_of(root, entry.name);
    declared.push_back({&entry, entry.make(), &place});
    declared.back().command->declare(place);
  }
  auto parsed = parse(root, std::move(words));
  if (parsed) parsed = complete(line);
  if (!parsed) return finish(std::unexpected(parsed.error()));

  auto chosen = std::find_if(declared.begin(), declared.end(), [](const auto& one) { return one.app->parsed(); });
  if (line.help) {
    print(help(chosen == declared.end() ? nullptr : &*chosen, root));
    return kDone;
  }
  if (line.version) return finish(make_version()->run(context));
  if (chosen == declared.end()) {
    complain("say what to do");
    tell(help(nullptr, root));
    return kUsage;
  }
  if (!context.arguments.empty() && chosen->entry->name != "submit") {
    complain("only `submit` takes words after --");
    return kUsage;
  }
  context.options = std::move(line.options);
  context.out = view::look_of(STDOUT_FILENO, context.environment);
  context.err = view::look_of(STDERR_FILENO, context.environment);
  if (context.options.debug) log::set_level(log::Level::Debug);
  return finish(chosen->command->run(context));
}

}  // namespace
}  // namespace sparkecs::cmd

int main(int argc, char** argv) {
  return sparkecs::cmd::run({argv + 1, argv + argc});
}
