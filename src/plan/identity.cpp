#include "plan/identity.h"

#include <fmt/format.h>

namespace sparkecs::plan {

Result<> check_account(aws::Aws& aws, const model::Environment& environment) {
  auto caller = TRY(aws.sts.get_caller_identity());
  if (caller.account == environment.account) return {};
  return fail(Error::Kind::Invalid,
              fmt::format("the credentials belong to account {} ({}), but AWS_ACCOUNT_ID of environment {} is {}",
                          caller.account, caller.arn, environment.name, environment.account),
              "WrongAccount");
}

}  // namespace sparkecs::plan
