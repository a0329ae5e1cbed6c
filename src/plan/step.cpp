#include "plan/step.h"

#include <algorithm>

namespace sparkecs::plan {

std::string_view to_string(Op op) {
  switch (op) {
    case Op::Keep:
      return "keep";
    case Op::Create:
      return "create";
    case Op::Update:
      return "update";
    case Op::Replace:
      return "replace";
    case Op::Refuse:
      return "refuse";
  }
  return "";
}

bool Step::changes_field(std::string_view field) const {
  return std::ranges::find(changes, field, &Change::field) != changes.end();
}

}  // namespace sparkecs::plan
