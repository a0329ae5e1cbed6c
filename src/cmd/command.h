// One thing sparkecs does. To add one: a file with a class like the others, its help text NAME.md beside it, and a line
// in commands.cpp.
#pragma once

#include "base/result.h"
#include "cmd/context.h"
#include "cmd/option_list.h"

namespace sparkecs::cmd {

class Command {
 public:
  virtual ~Command() = default;
  // Declares the command's own options; their values are members, filled before run().
  virtual void declare(OptionList& list);
  // Does it: data to stdout, all else to stderr. Returns the exit code (exit_code.h); an error is printed by main.
  virtual Result<int> run(const Context& context) = 0;
};

inline void Command::declare(OptionList&) {}

}  // namespace sparkecs::cmd
