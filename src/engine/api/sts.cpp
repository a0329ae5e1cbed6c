#include "engine/api/sts.h"

#include <fmt/format.h>

#include "wire/services.h"
#include "wire/sts.h"

namespace sparkecs::engine::api {

void serve_sts(Router& router) {
  router.on<wire::sts::GetCallerIdentityRequest>(
      wire::kSts, [](const auto&, const Caller& caller) -> Result<wire::sts::GetCallerIdentityResponse> {
        return wire::sts::GetCallerIdentityResponse{.user_id = "AIDA00000000000000001",
                                                    .account = caller.account,
                                                    .arn = fmt::format("arn:aws:iam::{}:user/local", caller.account)};
      });
}

}  // namespace sparkecs::engine::api
