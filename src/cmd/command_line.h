// The command line: what was typed, and the command it names with its options filled.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "cmd/commands.h"
#include "cmd/context.h"

namespace sparkecs::cmd {

struct CommandLine {
  const Entry* entry = nullptr;        // nothing: no command was named
  std::unique_ptr<Command> command{};  // of the entry
  std::string group{};                 // "local", when nothing of the group was named
  Options options{};
  std::vector<std::string> arguments{};  // what follows "--": they belong to the job, whatever they look like
  bool help = false;
  bool version = false;
};

// `words` without the program's own name; `options` are those that hold where the words say nothing. Kind::Invalid says
// what cannot be read, in one sentence.
Result<CommandLine> read_command_line(std::vector<std::string> words, Options options);

}  // namespace sparkecs::cmd
