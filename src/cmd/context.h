// What every command is given: what was said on its command line, and where it runs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws/profile.h"
#include "base/time.h"
#include "view/look.h"

namespace sparkecs::cmd {

// The options all commands share.
struct Options {
  std::string environment = "dev";  // -e, or SPARKECS_ENV
  bool json = false;                // -o json: one document on stdout, no progress
  bool yes = false;                 // -y: no questions
  bool debug = false;
  std::optional<Millis> timeout{};
  std::string region{};    // empty: not said
  std::string endpoint{};  // "
  std::string profile{};   // "
};

struct Context {
  Options options;
  std::vector<std::string> arguments;  // what follows "--"
  aws::Variables environment;          // the process's
  view::Look out;                      // of stdout
  view::Look err;                      // of stderr

  // The variable's value, or "" for one that is unset.
  std::string variable(const std::string& name) const { return aws::value_of(environment, name); }
};

}  // namespace sparkecs::cmd
