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
  template <class V>
  static void members(V& v) {
    v.required("Key", &Tag::key);
    v.required("Value", &Tag::value);
  }
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
  template <class V>
  static void members(V& v) {
    v.required("Path", &Role::path);
    v.required("RoleName", &Role::role_name);
    v.required("RoleId", &Role::role_id);
    v.required("Arn", &Role::arn);
    v.required("CreateDate", &Role::create_date);
    v.member("AssumeRolePolicyDocument", &Role::assume_role_policy_document);
    v.member("Description", &Role::description);
    v.member("MaxSessionDuration", &Role::max_session_duration);
    v.member("Tags", &Role::tags);
  }
};
struct GetRoleResponse {
  Role role;
  template <class V>
  static void members(V& v) {
    v.required("Role", &GetRoleResponse::role);
  }
};
struct GetRoleRequest {
  using Response = GetRoleResponse;
  static constexpr std::string_view kOperation = "GetRole";
  std::string role_name;
  template <class V>
  static void members(V& v) {
    v.required("RoleName", &GetRoleRequest::role_name);
  }
};

struct AttachedPolicy {
  std::string policy_name;
  std::string policy_arn;
  template <class V>
  static void members(V& v) {
    v.member("PolicyName", &AttachedPolicy::policy_name);
    v.member("PolicyArn", &AttachedPolicy::policy_arn);
  }
};
struct ListAttachedRolePoliciesResponse {
  std::vector<AttachedPolicy> attached_policies;
  std::optional<bool> is_truncated;
  std::string marker;
  template <class V>
  static void members(V& v) {
    v.always("AttachedPolicies", &ListAttachedRolePoliciesResponse::attached_policies);
    v.member("IsTruncated", &ListAttachedRolePoliciesResponse::is_truncated);
    v.member("Marker", &ListAttachedRolePoliciesResponse::marker);
  }
};
struct ListAttachedRolePoliciesRequest {
  using Response = ListAttachedRolePoliciesResponse;
  static constexpr std::string_view kOperation = "ListAttachedRolePolicies";
  std::string role_name;
  std::string path_prefix;
  std::string marker;
  std::optional<int> max_items;
  template <class V>
  static void members(V& v) {
    v.required("RoleName", &ListAttachedRolePoliciesRequest::role_name);
    v.member("PathPrefix", &ListAttachedRolePoliciesRequest::path_prefix);
    v.member("Marker", &ListAttachedRolePoliciesRequest::marker);
    v.member("MaxItems", &ListAttachedRolePoliciesRequest::max_items);
  }
};

struct ListRolePoliciesResponse {
  std::vector<std::string> policy_names;
  std::optional<bool> is_truncated;
  std::string marker;
  template <class V>
  static void members(V& v) {
    v.required("PolicyNames", &ListRolePoliciesResponse::policy_names);
    v.member("IsTruncated", &ListRolePoliciesResponse::is_truncated);
    v.member("Marker", &ListRolePoliciesResponse::marker);
  }
};
struct ListRolePoliciesRequest {
  using Response = ListRolePoliciesResponse;
  static constexpr std::string_view kOperation = "ListRolePolicies";
  std::string role_name;
  std::string marker;
  std::optional<int> max_items;
  template <class V>
  static void members(V& v) {
    v.required("RoleName", &ListRolePoliciesRequest::role_name);
    v.member("Marker", &ListRolePoliciesRequest::marker);
    v.member("MaxItems", &ListRolePoliciesRequest::max_items);
  }
};

}  // namespace sparkecs::wire::iam
