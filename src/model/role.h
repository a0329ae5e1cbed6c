// The three things a cluster runs.
#pragma once

#include <string_view>

namespace sparkecs::model {

enum class Role { Master, Worker, Submit };

// "master", "worker", "submit".
std::string_view to_string(Role role);

}  // namespace sparkecs::model
