// Spark settings inside a container definition: options of the JVM, given in environment variables and commands.
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "model/role.h"

namespace sparkecs::model {

// Switches on what every cluster of ours has (REST and the reverse proxy on the master, the proxy and reconnecting by
// name on workers, the proxy on jobs), each unless the container mentions that setting already.
void switch_on_defaults(Role role, Json& container);
// Whether a master of this container serves REST.
bool serves_rest(const Json& container);

// The value of an environment variable of the container; empty when it has none.
std::string environment_of(const Json& container, std::string_view name);
void set_environment(Json& container, std::string_view name, const std::string& value);

}  // namespace sparkecs::model
