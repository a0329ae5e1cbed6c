// Variables that bash does not treat as plain ones: assigning them acts, or reading them gives what nobody assigned.
#pragma once

#include <string_view>

namespace sparkecs::model {

// Neither set nor read by a configuration: bash computes it, or lets it change how it works.
bool is_owned_by_shell(std::string_view name);
// Bash gives it a value of its own when the environment has none.
bool is_filled_by_shell(std::string_view name);

}  // namespace sparkecs::model
