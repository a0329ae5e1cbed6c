// What sparkecs and Fargate need of a task definition, before AWS is asked.
#pragma once

#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "model/role.h"

namespace sparkecs::model {

// Everything wrong with it; empty when nothing is.
std::vector<std::string> template_problems(Role role, const Json& definition);

// The container that does the role's work: the one named spark-ROLE, else the first essential one. Null when there is
// none. Belongs to `definition`.
Json* role_container(Role role, Json& definition);

}  // namespace sparkecs::model
