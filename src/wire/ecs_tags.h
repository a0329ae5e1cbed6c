// ECS: tags, and the small shapes that all its resources share.
#pragma once

#include <string>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::ecs {

struct Tag {
  std::string key;
  std::string value;
  static void members(auto& v, auto& self) {
    v.required("key", self.key);
    v.required("value", self.value);
  }
  bool operator==(const Tag&) const = default;
};

struct KeyValuePair {
  std::string name;
  std::string value;
  static void members(auto& v, auto& self) {
    v.required("name", self.name);
    v.always("value", self.value);
  }
  bool operator==(const KeyValuePair&) const = default;
};

struct Attribute {
  std::string name;
  std::string value;
  static void members(auto& v, auto& self) {
    v.required("name", self.name);
    v.member("value", self.value);
  }
};

// What a describe call could not answer for; `reason` is MISSING for what does not exist.
struct Failure {
  std::string arn;
  std::string reason;
  std::string detail;
  static void members(auto& v, auto& self) {
    v.member("arn", self.arn);
    v.member("reason", self.reason);
    v.member("detail", self.detail);
  }
};

// A network interface of a task, or another thing attached to a task or cluster.
struct Attachment {
  std::string id;
  std::string type;
  std::string status;
  std::vector<KeyValuePair> details;
  static void members(auto& v, auto& self) {
    v.member("id", self.id);
    v.member("type", self.type);
    v.member("status", self.status);
    v.always("details", self.details);
  }
};

struct CapacityProviderStrategyItem {
  std::string capacity_provider;
  int weight = 0;
  int base = 0;
  static void members(auto& v, auto& self) {
    v.required("capacityProvider", self.capacity_provider);
    v.member("weight", self.weight);
    v.member("base", self.base);
  }
  bool operator==(const CapacityProviderStrategyItem&) const = default;
};

struct TagResourceResponse {
  static void members(auto&, auto&) {}
};
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.required("resourceArn", self.resource_arn);
    v.required("tags", self.tags);
  }
};

struct UntagResourceResponse {
  static void members(auto&, auto&) {}
};
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static void members(auto& v, auto& self) {
    v.required("resourceArn", self.resource_arn);
    v.required("tagKeys", self.tag_keys);
  }
};

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) { v.always("tags", self.tags); }
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static void members(auto& v, auto& self) { v.required("resourceArn", self.resource_arn); }
};

}  // namespace sparkecs::wire::ecs
