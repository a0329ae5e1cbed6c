// Templates are JSON with placeholders.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::model {

// The text with every `${NAME}` replaced, as JSON. Inside quotes a value becomes text, whatever is in it; outside it
// has to be JSON itself. `$${` stands for a literal `${`; `$NAME` and `${NAME:-x}` are left for the container's shell.
// Kind::Invalid with "ORIGIN:LINE:COLUMN: …" for broken JSON, or for all unknown placeholders, one line each, with what
// `advice` has to say about the name.
Result<Json> expand_template(std::string_view text, const std::string& origin,
                             const std::map<std::string, std::string>& variables,
                             const std::function<std::string(const std::string& name)>& advice);

}  // namespace sparkecs::model
