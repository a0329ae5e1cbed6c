// Real bash beside ours: what it has set after sourcing the same files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/shell.h"

namespace sparkecs::model {

// Files by path, relative to the working directory; "e/config.sh" is the one that is sourced.
using Files = std::map<std::string, std::string>;

struct BashOutcome {
  Variables variables;    // without origins, and without those of the shell itself
  std::string complaint;  // what bash printed to stderr; empty when all went well
};

// The environment both sides begin with.
const std::map<std::string, std::string>& test_environment();

// One outcome per case, from one bash process. Never give it files that ours refuses: it would run them.
Result<std::vector<BashOutcome>> ask_bash(const std::vector<Files>& cases);

// Ours, on the same files.
Result<Variables> ask_us(const Files& files);

// As `declare -p` would show it, for messages.
std::string show(const Variables& variables);

}  // namespace sparkecs::model
