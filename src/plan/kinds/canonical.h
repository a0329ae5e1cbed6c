// One form for every way of writing the same task definition. ECS answers with its defaults filled in, in an order of
// its own, and leaves out what is empty; a template says as little as it likes. Both come to the same fields here, so
// a new revision is registered only for a real difference. Pure.
#pragma once

#include "base/json.h"
#include "plan/found.h"

namespace sparkecs::plan {

// `definition` is a body of RegisterTaskDefinition, or the taskDefinition of DescribeTaskDefinition. The values of
// environment variables and commands, where secrets may be, appear as digests only.
Fields canonical(const Json& definition);

// True for the value of a field that is such a digest.
bool is_digest(std::string_view value);

}  // namespace sparkecs::plan
