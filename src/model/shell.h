// A config.sh is read, never executed. For the part of bash a configuration needs (assignments, arrays, quotes,
// expansions of variables, `source`) the result is exactly bash's; everything else is an error that says where it
// stands, what was found and what is allowed. There is no third outcome.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace sparkecs::model {

struct Variable {
  std::vector<std::string> values{};  // one for a plain variable; none for an empty array, or after `export NAME` alone
  bool array = false;
  bool exported = false;
  std::string origin{};  // "ecs/dev/config.sh:12"; empty: from the environment

  // What bash makes of "$NAME": the first element of an array, or nothing.
  std::string text() const { return values.empty() ? std::string() : values.front(); }
};
using Variables = std::map<std::string, Variable>;

// The content of a file; Kind::NotFound when there is none.
using LoadFile = std::function<Result<std::string>(const std::string& path)>;

// What a bash begun with `environment` has set after `source path`, `path` containing a slash. Files named by the
// configuration's own `source` are found as bash finds them: relative to the working directory, or to a file's folder
// by way of ${BASH_SOURCE%/*}. Variables of the shell itself (PWD, IFS, RANDOM…) are neither read nor reported.
// Errors: Kind::Invalid, "FILE:LINE:COLUMN: found …; allowed …"; what `load` says for `path` itself.
Result<Variables> read_shell(const std::string& path, const std::map<std::string, std::string>& environment,
                             const LoadFile& load);

}  // namespace sparkecs::model
