// The environment a command works on: the folder ecs/NAME below the working directory.
#pragma once

#include <string>

#include "base/result.h"
#include "cmd/context.h"
#include "model/config.h"
#include "model/environment.h"

namespace sparkecs::cmd {

inline constexpr auto kEnvironments = "ecs";

// Both answer Kind::Invalid for all that is wrong, the absence of the folder included.
Result<model::Config> load_config(const Context& context);
Result<model::Environment> load_environment(const Context& context);

}  // namespace sparkecs::cmd
