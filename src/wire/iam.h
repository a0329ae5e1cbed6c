// AWS Identity and Access Management (API version 2010-05-08): roles, read only. Times are ISO 8601 text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::iam {

struct Tag {
  std::string key;
  std::string value;
  static constexpr auto kMembers = members(required("Key", &Tag::key), required("Value", &Tag::value));
};
struct Role {
  std::string path;
  std::string role_name;
  std::string role_id;
  std::string arn;
  std::string create_date;
  std::string assume_role_policy_document;
  std::string description;
  std::optional<int> max_session_duration;
  std::vector<Tag> tags;
  static constexpr auto kMembers = members(
      required("Path", &Role::path), required("RoleName", &Role::role_name), required("RoleId", &Role::role_id),
      required("Arn", &Role::arn), required("CreateDate", &Role::create_date),
      member("AssumeRolePolicyDocument", &Role::assume_role_policy_document), member("Description", &Role::description),
      member("MaxSessionDuration", &Role::max_session_duration), member("Tags", &Role::tags));
};
struct GetRoleResponse {
  Role role;
  static constexpr auto kMembers = members(required("Role", &GetRoleResponse::role));
};
struct GetRoleRequest {
  using Response = GetRoleResponse;
  static constexpr std::string_view kOperation = "GetRole";
  std::string role_name;
  static constexpr auto kMembers = members(required("RoleName", &GetRoleRequest::role_name));
};

struct AttachedPolicy {
  std::string policy_name;
  std::string policy_arn;
  static constexpr auto kMembers =
      members(member("PolicyName", &AttachedPolicy::policy_name), member("PolicyArn", &AttachedPolicy::policy_arn));
};
struct ListAttachedRolePoliciesResponse {
  std::vector<AttachedPolicy> attached_policies;
  std::optional<bool> is_truncated;
  std::string marker;
  static constexpr auto kMembers =
      members(always("AttachedPolicies", &ListAttachedRolePoliciesResponse::attached_policies),
              member("IsTruncated", &ListAttachedRolePoliciesResponse::is_truncated),
              member("Marker", &ListAttachedRolePoliciesResponse::marker));
};
struct ListAttachedRolePoliciesRequest {
  using Response = ListAttachedRolePoliciesResponse;
  static constexpr std::string_view kOperation = "ListAttachedRolePolicies";
  std::string role_name;
  std::string path_prefix;
  std::string marker;
  std::optional<int> max_items;
  static constexpr auto kMembers = members(required("RoleName", &ListAttachedRolePoliciesRequest::role_name),
                                           member("PathPrefix", &ListAttachedRolePoliciesRequest::path_prefix),
                                           member("Marker", &ListAttachedRolePoliciesRequest::marker),
                                           member("MaxItems", &ListAttachedRolePoliciesRequest::max_items));
};

struct ListRolePoliciesResponse {
  std::vector<std::string> policy_names;
  std::optional<bool> is_truncated;
  std::string marker;
  static constexpr auto kMembers = members(required("PolicyNames", &ListRolePoliciesResponse::policy_names),
                                           member("IsTruncated", &ListRolePoliciesResponse::is_truncated),
                                           member("Marker", &ListRolePoliciesResponse::marker));
};
struct ListRolePoliciesRequest {
  using Response = ListRolePoliciesResponse;
  static constexpr std::string_view kOperation = "ListRolePolicies";
  std::string role_name;
  std::string marker;
  std::optional<int> max_items;
  static constexpr auto kMembers = members(required("RoleName", &ListRolePoliciesRequest::role_name),
                                           member("Marker", &ListRolePoliciesRequest::marker),
                                           member("MaxItems", &ListRolePoliciesRequest::max_items));
};

}  // namespace sparkecs::wire::iam
