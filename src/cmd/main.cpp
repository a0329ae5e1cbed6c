// sparkecs: reads the command line, hands over to a command (commands.cpp lists them), and turns what comes back into
// an exit code. Nothing here waits, connects or starts a thread.
#include <fmt/format.h>
#include <unistd.h>

#include "aws/settings.h"
#include "base/log.h"
#include "cmd/command_line.h"
#include "cmd/exit_code.h"
#include "cmd/print.h"

namespace sparkecs::cmd {
namespace {

std::string command_list(std::string_view below) {
  std::string text;
  for (const auto& entry : commands())
    if (entry.name.starts_with(below)) text += fmt::format("  {:<14}{}\n", entry.name, entry.summary);
  return text;
}

std::string help(const CommandLine& line) {
  if (line.entry != nullptr)
    return fmt::format("{}\nOptions of every command: sparkecs --help\n", help_text(line.entry->name));
  // Of a group such as `local`, only what it holds.
  if (!line.group.empty()) return command_list(line.group + " ");
  std::string page(help_text(""));
  constexpr std::string_view kList = "COMMANDS\n";
  page.replace(page.find(kList), kList.size(), command_list(""));
  return page;
}

Result<int> run(std::vector<std::string> words) {
  Context context{.environment = aws::process_environment()};
  Options options;
  if (auto name = context.variable("SPARKECS_ENV"); !name.empty()) options.environment = name;
  auto line = TRY(read_command_line(std::move(words), std::move(options)));
  if (line.help) {
    print(help(line));
    return kDone;
  }
  context.options = std::move(line.options);
  if (line.version) return make_version()->run(context);
  if (line.entry == nullptr) {
    complain("say what to do");
    tell(help(line));
    return kUsage;
  }
  if (!line.arguments.empty() && line.entry->name != "submit")
    return fail(Error::Kind::Invalid, "only `submit` takes words after --");
  context.arguments = std::move(line.arguments);
  context.out = view::look_of(STDOUT_FILENO, context.environment);
  context.err = view::look_of(STDERR_FILENO, context.environment);
  if (context.options.debug) log::set_level(log::Level::Debug);
  return line.command->run(context);
}

int finish(const Result<int>& result) {
  if (result) return *result;
  complain(result.error().message);
  return exit_code_of(result.error());
}

}  // namespace
}  // namespace sparkecs::cmd

int main(int argc, char** argv) {
  using namespace sparkecs::cmd;
  return finish(run({argv + 1, argv + argc}));
}
