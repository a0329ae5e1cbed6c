// AWS Security Token Service (API version 2011-06-15): who the credentials belong to.
#pragma once

#include <string>
#include <string_view>

#include "wire/shape.h"

namespace sparkecs::wire::sts {

struct GetCallerIdentityResponse {
  std::string user_id;
  std::string account;
  std::string arn;
  static void members(auto& v, auto& self) {
    v.member("UserId", self.user_id);
    v.member("Account", self.account);
    v.member("Arn", self.arn);
  }
};
struct GetCallerIdentityRequest {
  using Response = GetCallerIdentityResponse;
  static constexpr std::string_view kOperation = "GetCallerIdentity";
  static void members(auto&, auto&) {}
};

}  // namespace sparkecs::wire::sts
