// AWS Cloud Map: tags of its resources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::cloudmap {

struct Tag {
  std::string key;
  std::string value;
  static void members(auto& v, auto& self) {
    v.required("Key", self.key);
    v.required("Value", self.value);
  }
};

// The answer of operations that answer nothing.
struct Empty {
  static void members(auto&, auto&) {}
};

using TagResourceResponse = Empty;
struct TagResourceRequest {
  using Response = TagResourceResponse;
  static constexpr std::string_view kOperation = "TagResource";
  std::string resource_arn;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.required("ResourceARN", self.resource_arn);
    v.required("Tags", self.tags);
  }
};

using UntagResourceResponse = Empty;
struct UntagResourceRequest {
  using Response = UntagResourceResponse;
  static constexpr std::string_view kOperation = "UntagResource";
  std::string resource_arn;
  std::vector<std::string> tag_keys;
  static void members(auto& v, auto& self) {
    v.required("ResourceARN", self.resource_arn);
    v.required("TagKeys", self.tag_keys);
  }
};

struct ListTagsForResourceResponse {
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) { v.always("Tags", self.tags); }
};
struct ListTagsForResourceRequest {
  using Response = ListTagsForResourceResponse;
  static constexpr std::string_view kOperation = "ListTagsForResource";
  std::string resource_arn;
  static void members(auto& v, auto& self) { v.required("ResourceARN", self.resource_arn); }
};

}  // namespace sparkecs::wire::cloudmap
