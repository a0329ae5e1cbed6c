// The folder of one environment, `ROOT/NAME/`, as read and not yet understood: the variables its config.sh sets.
#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "model/shell.h"

namespace sparkecs::model {

struct Config {
  std::string name;    // "dev"
  std::string folder;  // "ecs/dev"
  // What bash has set after `source ecs/dev/config.sh`, begun with the process's environment.
  Variables variables;
};

// Reads ROOT/NAME/config.sh. Kind::NotFound names the folders there are; Kind::Invalid as read_shell says.
Result<Config> read_config(const std::string& root, const std::string& name,
                           const std::map<std::string, std::string>& process_environment);

}  // namespace sparkecs::model
