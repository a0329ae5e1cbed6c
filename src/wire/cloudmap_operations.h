// AWS Cloud Map: operations that go on after their call was answered.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "wire/shape.h"

namespace sparkecs::wire::cloudmap {

// The answer of asynchronous operations; GetOperation tells how it went.
struct OperationStarted {
  std::string operation_id;
  static void members(auto& v, auto& self) { v.member("OperationId", self.operation_id); }
};

struct Operation {
  std::string id;
  std::string type;
  std::string status;
  std::string error_message;
  std::string error_code;
  std::optional<TimePoint> create_date;
  std::optional<TimePoint> update_date;
  std::map<std::string, std::string> targets;
  static void members(auto& v, auto& self) {
    v.member("Id", self.id);
    v.member("Type", self.type);
    v.member("Status", self.status);
    v.member("ErrorMessage", self.error_message);
    v.member("ErrorCode", self.error_code);
    v.member("CreateDate", self.create_date);
    v.member("UpdateDate", self.update_date);
    v.member("Targets", self.targets);
  }
};
struct GetOperationResponse {
  std::optional<Operation> operation;
  static void members(auto& v, auto& self) { v.member("Operation", self.operation); }
};
struct GetOperationRequest {
  using Response = GetOperationResponse;
  static constexpr std::string_view kOperation = "GetOperation";
  std::string operation_id;
  static void members(auto& v, auto& self) { v.required("OperationId", self.operation_id); }
};

}  // namespace sparkecs::wire::cloudmap
