#include "aws/masked.h"

#include "base/json.h"
#include "base/secret.h"
#include "base/text.h"

namespace sparkecs::aws {

std::string masked(const Json& value) {
  Json copy = value;
  hide_secrets_in(copy);
  return printable(to_text(copy), 4'000);
}

}  // namespace sparkecs::aws
