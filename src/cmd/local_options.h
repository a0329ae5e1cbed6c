// The options that `local up` and `local serve` share.
#pragma once

#include "cmd/local_aws.h"

namespace CLI {
class App;
}

namespace sparkecs::cmd {

void declare_local_options(CLI::App& app, LocalAws::Wishes& wishes);

}  // namespace sparkecs::cmd
