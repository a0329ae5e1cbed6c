// Requests as `--debug` shows them: without what must not be seen.
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"

namespace sparkecs::aws {

// The value as one line of JSON, with "***" for every string that its name, or the name beside it in a pair of name
// and value as task definitions have them, marks as a secret. Cut at 4,000 bytes.
std::string masked(const Json& value);

// True for names such as "AWS_SECRET_ACCESS_KEY", "dbPassword", "sessionToken"; not for "nextToken", "clientToken".
bool names_a_secret(std::string_view name);

}  // namespace sparkecs::aws
