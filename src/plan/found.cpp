#include "plan/found.h"

#include "base/text.h"

namespace sparkecs::plan {

std::string text(const std::set<std::string>& values) {
  return join(std::vector<std::string>(values.begin(), values.end()), ", ");
}

std::string text(bool value) {
  return value ? "true" : "false";
}

std::string last_of(const std::string& arn) {
  return arn.empty() ? "(new)" : arn.substr(arn.rfind('/') + 1);
}

}  // namespace sparkecs::plan
