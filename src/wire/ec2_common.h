// What the shapes of EC2 have in common. EC2 spells a member differently in requests (Key) and replies (key): shapes
// used in both have a twin, RequestTag and so on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::ec2 {

// The answer of operations that answer nothing.
struct Empty {
  static constexpr auto kMembers = members();
};
struct Tag {
  std::string key;
  std::string value;
  static constexpr auto kMembers = members(member("key", &Tag::key), member("value", &Tag::value));
};
struct Filter {
  std::string name;
  std::vector<std::string> values;
  static constexpr auto kMembers = members(member("Name", &Filter::name), member("Value", &Filter::values));
};
struct RequestTag {
  std::string key;
  std::string value;
  static constexpr auto kMembers = members(member("Key", &RequestTag::key), member("Value", &RequestTag::value));
};
struct TagSpecification {
  std::string resource_type;
  std::vector<RequestTag> tags;
  static constexpr auto kMembers =
      members(member("ResourceType", &TagSpecification::resource_type), member("Tag", &TagSpecification::tags));
};

using CreateTagsResponse = Empty;
struct CreateTagsRequest {
  using Response = CreateTagsResponse;
  static constexpr std::string_view kOperation = "CreateTags";
  std::vector<std::string> resources;
  std::vector<RequestTag> tags;
  static constexpr auto kMembers =
      members(required("ResourceId", &CreateTagsRequest::resources), required("Tag", &CreateTagsRequest::tags));
};

}  // namespace sparkecs::wire::ec2
