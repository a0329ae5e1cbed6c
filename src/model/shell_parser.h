// From the text of a config.sh to its statements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/shell_syntax.h"

namespace sparkecs::model {

// Kind::Invalid with "PATH:LINE:COLUMN: found …; allowed …" at the first thing that a configuration may not contain.
Result<std::vector<Statement>> parse_shell(std::string_view text, const std::string& path);

}  // namespace sparkecs::model
