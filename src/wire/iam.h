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
  static void members(auto& v, auto& self) {
    v.required("Key", self.key);
    v.required("Value", self.value);
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
  static void members(auto& v, auto& self) {
    v.required("Path", self.path);
    v.required("RoleName", self.role_name);
    v.required("RoleId", self.role_id);
    v.required("Arn", self.arn);
    v.required("CreateDate", self.create_date);
    v.member("AssumeRolePolicyDocument", self.assume_role_policy_document);
    v.member("Description", self.description);
    v.member("MaxSessionDuration", self.max_session_duration);
    v.member("Tags", self.tags);
  }
};
struct GetRoleResponse {
  Role role;
  static void members(auto& v, auto& self) { v.required("Role", self.role); }
};
struct GetRoleRequest {
  using Response = GetRoleResponse;
  static constexpr std::string_view kOperation = "GetRole";
  std::string role_name;
  static void members(auto& v, auto& self) { v.required("RoleName", self.role_name); }
};

struct AttachedPolicy {
  std::string policy_name;
  std::string policy_arn;
  static void members(auto& v, auto& self) {
    v.member("PolicyName", self.policy_name);
    v.member("PolicyArn", self.policy_arn);
  }
};
struct ListAttachedRolePoliciesResponse {
  std::vector<AttachedPolicy> attached_policies;
  std::optional<bool> is_truncated;
  std::string marker;
  static void members(auto& v, auto& self) {
    v.always("AttachedPolicies", self.attached_policies);
    v.member("IsTruncated", self.is_truncated);
    v.member("Marker", self.marker);
  }
};
struct ListAttachedRolePoliciesRequest {
  using Response = ListAttachedRolePoliciesResponse;
  static constexpr std::string_view kOperation = "ListAttachedRolePolicies";
  std::string role_name;
  std::string path_prefix;
  std::string marker;
  std::optional<int> max_items;
  static void members(auto& v, auto& self) {
    v.required("RoleName", self.role_name);
    v.member("PathPrefix", self.path_prefix);
    v.member("Marker", self.marker);
    v.member("MaxItems", self.max_items);
  }
};

struct ListRolePoliciesResponse {
  std::vector<std::string> policy_names;
  std::optional<bool> is_truncated;
  std::string marker;
  static void members(auto& v, auto& self) {
    v.required("PolicyNames", self.policy_names);
    v.member("IsTruncated", self.is_truncated);
    v.member("Marker", self.marker);
  }
};
struct ListRolePoliciesRequest {
  using Response = ListRolePoliciesResponse;
  static constexpr std::string_view kOperation = "ListRolePolicies";
  std::string role_name;
  std::string marker;
  std::optional<int> max_items;
  static void members(auto& v, auto& self) {
    v.required("RoleName", self.role_name);
    v.member("Marker", self.marker);
    v.member("MaxItems", self.max_items);
  }
};

}  // namespace sparkecs::wire::iam
