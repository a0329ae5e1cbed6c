#include "aws/sts.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::sts;
using wire::kSts;

Reply<GetCallerIdentityRequest> Sts::get_caller_identity(const GetCallerIdentityRequest& request) {
  return aws::call(caller_, kSts, request);
}

}  // namespace sparkecs::aws
