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
  template <class V>
  static void members(V&) {}
};
struct Tag {
  std::string key;
  std::string value;
  template <class V>
  static void members(V& v) {
    v.member("key", &Tag::key);
    v.member("value", &Tag::value);
  }
};
struct Filter {
  std::string name;
  std::vector<std::string> values;
  template <class V>
  static void members(V& v) {
    v.member("Name", &Filter::name);
    v.member("Value", &Filter::values);
  }
};
struct RequestTag {
  std::string key;
  std::string value;
  template <class V>
  static void members(V& v) {
    v.member("Key", &RequestTag::key);
    v.member("Value", &RequestTag::value);
  }
};
struct TagSpecification {
  std::string resource_type;
  std::vector<RequestTag> tags;
  template <class V>
  static void members(V& v) {
    v.member("ResourceType", &TagSpecification::resource_type);
    v.member("Tag", &TagSpecification::tags);
  }
};

using CreateTagsResponse = Empty;
struct CreateTagsRequest {
  using Response = CreateTagsResponse;
  static constexpr std::string_view kOperation = "CreateTags";
  std::vector<std::string> resources;
  std::vector<RequestTag> tags;
  template <class V>
  static void members(V& v) {
    v.required("ResourceId", &CreateTagsRequest::resources);
    v.required("Tag", &CreateTagsRequest::tags);
  }
};

}  // namespace sparkecs::wire::ec2
