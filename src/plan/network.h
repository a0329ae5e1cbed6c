// Whether tasks in the environment's subnets need a public address to reach anything.
#pragma once

#include "aws/aws.h"
#include "base/result.h"
#include "model/environment.h"

namespace sparkecs::plan {

// PublicIp::Auto looks at the routes: subnets that lead to an internet gateway need one, others must not have one.
// Kind::Invalid when the subnets are of both sorts, since a service has one answer for all.
Result<bool> public_ip(aws::Aws& aws, const model::Environment& environment);

}  // namespace sparkecs::plan
