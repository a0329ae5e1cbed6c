// For tests: asks a router as the front does, and gives the answer or the error's code.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/json.h"
#include "engine/api/router.h"

namespace sparkecs::engine::api {

struct Asking {
  const Router& router;
  const wire::Service& service;
  Caller caller{"000000000000", "us-east-1", "request-1"};

  Result<Json> call(std::string_view operation, const Json& input) const {
    const auto* handler = router.find(service.name, operation);
    if (!handler) return fail(Error::Kind::Invalid, "no handler", "UnknownOperationException");
    return (*handler)(input, caller);
  }
  // The answer; a failure of the test when there is none.
  Json ask(std::string_view operation, const Json& input = Json::object()) const {
    auto result = call(operation, input);
    EXPECT_TRUE(result) << operation << ": " << result.error().code << " " << result.error().message;
    return result ? *result : Json();
  }
  std::string code(std::string_view operation, const Json& input = Json::object()) const {
    auto result = call(operation, input);
    return result ? "ok" : result.error().code.empty() ? result.error().message : result.error().code;
  }
};

}  // namespace sparkecs::engine::api
