#include "engine/api/iam.h"

#include <fmt/format.h>

#include "base/text.h"
#include "wire/iam.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

namespace iam = wire::iam;

constexpr auto kRole = "ecsTaskExecutionRole";
constexpr auto kTrust =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]})";

Result<> check(const std::string& role) {
  if (role == kRole) return {};
  return std::unexpected(Error{.kind = Error::Kind::NotFound,
                               .message = fmt::format("The role with name {} cannot be found.", printable(role)),
                               .code = "NoSuchEntity",
                               .status = 404});
}

}  // namespace

void serve_iam(Router& router) {
  router.on<iam::GetRoleRequest>(
      wire::kIam, [](const auto& request, const Caller& caller) -> Result<iam::GetRoleResponse> {
        TRY(check(request.role_name));
        return iam::GetRoleResponse{{.path = "/",
                                     .role_name = kRole,
                                     .role_id = "AROA00000000000000001",
                                     .arn = fmt::format("arn:aws:iam::{}:role/{}", caller.account, kRole),
                                     .create_date = "2026-01-01T00:00:00Z",
                                     .assume_role_policy_document = percent_encode(kTrust),
                                     .max_session_duration = 3600}};
      });
  router.on<iam::ListAttachedRolePoliciesRequest>(
      wire::kIam, [](const auto& request, const Caller&) -> Result<iam::ListAttachedRolePoliciesResponse> {
        TRY(check(request.role_name));
        return iam::ListAttachedRolePoliciesResponse{
            .attached_policies = {{"AmazonECSTaskExecutionRolePolicy",
                                   "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"}},
            .is_truncated = false};
      });
  router.on<iam::ListRolePoliciesRequest>(
      wire::kIam, [](const auto& request, const Caller&) -> Result<iam::ListRolePoliciesResponse> {
        TRY(check(request.role_name));
        return iam::ListRolePoliciesResponse{.is_truncated = false};
      });
}

}  // namespace sparkecs::engine::api
