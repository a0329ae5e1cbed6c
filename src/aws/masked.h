// Requests as `--debug` shows them: without what must not be seen.
#pragma once

#include <string>

#include "base/json_fwd.h"

namespace sparkecs::aws {

// The value as one line of JSON without what base/secret.h hides, cut at 4,000 bytes.
std::string masked(const Json& value);

}  // namespace sparkecs::aws
