#include "cmd/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "cmd/option_list.h"
#include "model/checks.h"

namespace sparkecs::cmd {
namespace {

struct Declared {
  const Entry* entry;
  std::unique_ptr<Command> command;
  CLI::App* app;
};

void declare_shared(CLI::App& app, CommandLine& line, std::string& output) {
  app.set_help_flag();
  OptionList list(app);
  list.flag("-h,--help", line.help);
  list.flag("--version", line.version);
  list.text("-e,--env", line.options.environment);
  list.one_of("-o,--output", output, {"text", "json"});
  list.flag("-y,--yes", line.options.yes);
  list.duration("--timeout", line.options.timeout);
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

// "--output" of "-o,--output", as one speaks of it.
std::string_view long_name(std::string_view names) {
  return names.substr(names.rfind(',') + 1);
}

// "text, json or yaml".
std::string one_of_these(const std::vector<std::string>& words) {
  if (words.size() < 2) return join(words, "");
  return join({words.begin(), words.end() - 1}, ", ") + " or " + words.back();
}

// "local status", as far as it is there.
std::string command_in(const CLI::App& root) {
  std::vector<std::string> words;
  for (auto found = root.get_subcommands(); !found.empty(); found = found.front()->get_subcommands())
    words.push_back(found.front()->get_name());
  return join(words, " ");
}

// Of the first word that nothing wants.
std::string unexpected_word(const CLI::App& root) {
  const auto left = root.remaining(true);
  const auto word = left.empty() ? std::string() : printable(left.front());
  const auto command = command_in(root);
  const auto help = command.empty() ? "sparkecs --help" : fmt::format("sparkecs {} --help", command);
  if (word.starts_with('-'))
    return command.empty() ? fmt::format("there is no option '{}'; {} lists them", word, help)
                           : fmt::format("{} has no option '{}'; {} lists them", command, word, help);
  if (std::ranges::find(commands(), command, &Entry::name) != commands().end())
    return fmt::format("{} has no use for '{}'; {} says what it takes", command, word, help);
  return fmt::format("there is no command '{}'; {} lists them", command.empty() ? word : command + " " + word, help);
}

// The parser says "--output: 1 required text or json missing", where the middle comes from us.
std::string missing_value(std::string said) {
  constexpr std::string_view kBefore = ": 1 required ", kAfter = " missing";
  const auto at = said.find(kBefore);
  if (at == std::string::npos || !said.ends_with(kAfter)) return said;
  const auto wants = at + kBefore.size();
  return fmt::format("{} wants {}", said.substr(0, at), said.substr(wants, said.size() - kAfter.size() - wants));
}

// The parser throws what is wrong; from here on it is a value.
Result<> parse(CLI::App& app, std::vector<std::string> words) {
  try {
    std::reverse(words.begin(), words.end());  // as it wants them
    app.parse(std::move(words));
    return {};
  } catch (const CLI::ValidationError& error) {
    return fail(Error::Kind::Invalid, error.what());  // by OptionList
  } catch (const CLI::ExtrasError&) {
    return fail(Error::Kind::Invalid, unexpected_word(app));
  } catch (const CLI::ArgumentMismatch& error) {
    return fail(Error::Kind::Invalid, missing_value(error.what()));
  } catch (const CLI::ParseError& error) {
    return fail(Error::Kind::Invalid, std::string(trim(error.what())) + " (sparkecs --help)");
  }
}

}  // namespace

void OptionList::flag(const char* names, bool& value) {
  app_.add_flag(names, value);
}

void OptionList::option(const char* names, const std::string& wants, std::function<bool(const std::string&)> take) {
  auto take_or_refuse = [names, wants, take](const std::string& typed) {
    if (!take(typed))
      throw CLI::ValidationError(fmt::format("{} wants {}, not '{}'", long_name(names), wants, printable(typed)));
  };
  app_.add_option_function<std::string>(names, take_or_refuse)->type_name(wants);
}

void OptionList::text(const char* names, std::string& value) {
  option(names, "a value", [&value](const auto& typed) {
    value = typed;
    return true;
  });
}

void OptionList::one_of(const char* names, std::string& value, std::vector<std::string> words) {
  option(names, one_of_these(words), [&value, words](const auto& typed) {
    value = typed;
    return std::ranges::find(words, typed) != words.end();
  });
}

void OptionList::texts(const char* names, std::vector<std::string>& values) {
  app_.add_option(names, values)->type_name("a value");
}

void OptionList::number(const char* names, std::optional<int>& value, int least, int greatest) {
  option(names, fmt::format("a number from {} to {}", least, greatest), [&value, least, greatest](const auto& typed) {
    auto number = parse_number(typed, static_cast<std::uint64_t>(greatest));
    if (number) value = static_cast<int>(*number);
    return number && *value >= least;
  });
}

void OptionList::factor(const char* names, double& value) {
  option(names, "a number above 0, such as 0.01", [&value](const auto& typed) {
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    return error == std::errc() && end == typed.data() + typed.size() && value > 0 && std::isfinite(value);
  });
}

void OptionList::duration(const char* names, std::optional<Millis>& value) {
  option(names, "a time such as 90s, 20m or 2h", [&value](const auto& typed) {
    value = parse_duration(typed);
    return value.has_value();
  });
}

void OptionList::account(const char* names, std::string& value) {
  option(names, "the 12 digits of an account", [&value](const auto& typed) {
    value = typed;
    return model::is_account(typed);
  });
}

Result<CommandLine> read_command_line(std::vector<std::string> words, Options options) {
  CommandLine line{.options = std::move(options)};
  if (auto at = std::find(words.begin(), words.end(), "--"); at != words.end()) {
    line.arguments.assign(at + 1, words.end());
    words.erase(at, words.end());
  }
  std::string output;
  CLI::App root;
  declare_shared(root, line, output);
  std::vector<Declared> declared;
  for (const auto& entry : commands()) {
    auto& place = place_of(root, entry.name);
    declared.push_back({&entry, entry.make(), &place});
    OptionList own(place);
    declared.back().command->declare(own);
  }
  TRY(parse(root, std::move(words)));
  line.options.json = output == "json";

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
