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
  std::vector<std::string> values{};  // one for a plain variable
  bool array = false;
  bool exported = false;
  std::string origin{};  // "ecs/dev/config.sh:12"; empty: from the environment

  // What bash makes of "$NAME": the first element of an array, or nothing.
  std::string text() const { return values.empty() ? std::string() : values.front(); }
};
using Variables = std::map<std::string, Variable>;

}  // namespace sparkecs::model
