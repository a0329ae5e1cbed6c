// ECS: tags, and the small shapes that all its resources share.
#pragma once

#include <string>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::ecs {

struct Tag {
  std::string key;
  std::string value;
  template <class V>
  static void members(V& v) {
    v.required("key", &Tag::key);
    v.required("value", &Tag::value);
  }
  bool operator==(const Tag&) const = default;
};

struct KeyValuePair {
  std::string name;
  std::string value;
  template <class V>
  static void members(V& v) {
    v.required("name", &KeyValuePair::name);
    v.always("value", &KeyValuePair::value);
  }
  bool operator==(const KeyValuePair&) const = default;
};

struct Attribute {
  std::string name;
  std::string value;
  template <class V>
  static void members(V& v) {
    v.required("name", &Attribute::name);
    v.member("value", &Attribute::value);
  }
};

// What a describe call could not answer for; `reason` is MISSING for what does not exist.
struct Failure {
  std::string arn;
  std::string reason;
  std::string detail;
  template <class V>
  static void members(V& v) {
    v.member("arn", &Failure::arn);
    v.member("reason", &Failure::reason);
    v.member("detail", &Failure::detail);
  }
};

// A network interface of a task, or another thing attached to a task or cluster.
struct Attachment {
  std::string id;
  std::string type;
  std::string status;
  std::vector<KeyValuePair> details;
  template <class V>
  static void members(V& v) {
    v.member("id", &Attachment::id);
    v.member("type", &Attachment::type);
    v.member("status", &Attachment::status);
    v.always("details", &Attachment::details);
  }
};

struct CapacityProviderStrategyItem {
  std::string capacity_provider;
  int weight = 0;
  int base = 0;
  template <class V>
  static void members(V& v) {
    v.required("capacityProvider", &CapacityProviderStrategyItem::capacity_provider);
    v.member("weight", &CapacityProviderStrategyItem::weight);
    v.member("base", &CapacityProviderStrategyItem::base);
  }
  bool operator==(const CapacityProviderStrategyItem&) const = default;
};

struct TagResourceResponse {
  template <class V>
  static void members(V&) {}
};
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.required("resourceArn", &TagResourceRequest::resource_arn);
    v.required("tags", &TagResourceRequest::tags);
  }
};

struct UntagResourceResponse {
  template <class V>
  static void members(V&) {}
};
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  template <class V>
  static void members(V& v) {
    v.required("resourceArn", &UntagResourceRequest::resource_arn);
    v.required("tagKeys", &UntagResourceRequest::tag_keys);
  }
};

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.always("tags", &ListTagsForResourceResponse::tags);
  }
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  template <class V>
  static void members(V& v) {
    v.required("resourceArn", &ListTagsForResourceRequest::resource_arn);
  }
};

}  // namespace sparkecs::wire::ecs
