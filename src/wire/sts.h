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
  template <class V>
  static void members(V& v) {
    v.member("UserId", &GetCallerIdentityResponse::user_id);
    v.member("Account", &GetCallerIdentityResponse::account);
    v.member("Arn", &GetCallerIdentityResponse::arn);
  }
};
struct GetCallerIdentityRequest {
  using Response = GetCallerIdentityResponse;
  static constexpr std::string_view kOperation = "GetCallerIdentity";
  template <class V>
  static void members(V&) {}
};

}  // namespace sparkecs::wire::sts
