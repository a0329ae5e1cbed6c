// Whose credentials these are.
#pragma once

#include "aws/aws.h"
#include "base/result.h"
#include "model/environment.h"

namespace sparkecs::plan {

// Asks STS. Kind::Invalid naming both accounts when it is not the environment's: no command goes on after that.
Result<> check_account(aws::Aws& aws, const model::Environment& environment);

}  // namespace sparkecs::plan
