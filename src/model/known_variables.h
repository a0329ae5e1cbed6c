// The variables of a config.sh that mean something to sparkecs. docs/configuration.md explains them to people, in the
// same order.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sparkecs::model {

struct KnownVariable {
  std::string_view name;
  std::string_view fallback;  // what it is when nobody sets it; may be empty; may name others as ${NAME}
  std::string_view find;      // a command that shows its value, or words; empty: any will do
};

std::span<const KnownVariable> known_variables();
// Nothing for a name that is not ours.
const KnownVariable* find_known(std::string_view name);

// For people: "find it with: aws …", "choose a value".
std::string how_to_find(std::string_view name);

// A value somebody still has to fill in: it holds ???.
bool is_placeholder(std::string_view value);

}  // namespace sparkecs::model
