// ECS: tags, and the small shapes that all its resources share.
#pragma once

#include <string>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::ecs {

struct Tag {
  std::string key;
  std::string value;
  static constexpr auto kMembers = members(required("key", &Tag::key), required("value", &Tag::value));
  bool operator==(const Tag&) const = default;
};

struct KeyValuePair {
  std::string name;
  std::string value;
  static constexpr auto kMembers =
      members(required("name", &KeyValuePair::name), always("value", &KeyValuePair::value));
  bool operator==(const KeyValuePair&) const = default;
};

struct Attribute {
  std::string name;
  std::string value;
  static constexpr auto kMembers = members(required("name", &Attribute::name), member("value", &Attribute::value));
};

// What a describe call could not answer for; `reason` is MISSING for what does not exist.
struct Failure {
  std::string arn;
  std::string reason;
  std::string detail;
  static constexpr auto kMembers =
      members(member("arn", &Failure::arn), member("reason", &Failure::reason), member("detail", &Failure::detail));
};

// A network interface of a task, or another thing attached to a task or cluster.
struct Attachment {
  std::string id;
  std::string type;
  std::string status;
  std::vector<KeyValuePair> details;
  static constexpr auto kMembers =
      members(member("id", &Attachment::id), member("type", &Attachment::type), member("status", &Attachment::status),
              always("details", &Attachment::details));
};

struct CapacityProviderStrategyItem {
  std::string capacity_provider;
  int weight = 0;
  int base = 0;
  static constexpr auto kMembers = members(
      required("capacityProvider", &CapacityProviderStrategyItem::capacity_provider),
      member("weight", &CapacityProviderStrategyItem::weight), member("base", &CapacityProviderStrategyItem::base));
  bool operator==(const CapacityProviderStrategyItem&) const = default;
};

struct TagResourceResponse {
  static constexpr auto kMembers = members();
};
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  static constexpr auto kMembers =
      members(required("resourceArn", &TagResourceRequest::resource_arn), required("tags", &TagResourceRequest::tags));
};

struct UntagResourceResponse {
  static constexpr auto kMembers = members();
};
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static constexpr auto kMembers = members(required("resourceArn", &UntagResourceRequest::resource_arn),
                                           required("tagKeys", &UntagResourceRequest::tag_keys));
};

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static constexpr auto kMembers = members(always("tags", &ListTagsForResourceResponse::tags));
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static constexpr auto kMembers = members(required("resourceArn", &ListTagsForResourceRequest::resource_arn));
};

}  // namespace sparkecs::wire::ecs
