#include "model/role.h"

namespace sparkecs::model {

std::string_view to_string(Role role) {
  switch (role) {
    case Role::Master:
      return "master";
    case Role::Worker:
      return "worker";
    case Role::Submit:
      return "submit";
  }
  return "";
}

}  // namespace sparkecs::model
