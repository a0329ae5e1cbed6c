// What the shapes of EC2 have in common. EC2 spells a member differently in requests (Key) and replies (key): shapes
// used in both have a twin, RequestTag and so on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/shape.h"

namespace sparkecs::wire::ec2 {

// The answer of operations that answer nothing.
struct Empty {
  static void members(auto&, auto&) {}
};
struct Tag {
  std::string key;
  std::string value;
  static void members(auto& v, auto& self) {
    v.member("key", self.key);
    v.member("value", self.value);
  }
};
struct Filter {
  std::string name;
  std::vector<std::string> values;
  static void members(auto& v, auto& self) {
    v.member("Name", self.name);
    v.member("Value", self.values);
  }
};
struct RequestTag {
  std::string key;
  std::string value;
  static void members(auto& v, auto& self) {
    v.member("Key", self.key);
    v.member("Value", self.value);
  }
};
struct TagSpecification {
  std::string resource_type;
  std::vector<RequestTag> tags;
  static void members(auto& v, auto& self) {
    v.member("ResourceType", self.resource_type);
    v.member("Tag", self.tags);
  }
};

using CreateTagsResponse = Empty;
struct CreateTagsRequest {
  using Response = CreateTagsResponse;
  static constexpr std::string_view kOperation = "CreateTags";
  std::vector<std::string> resources;
  std::vector<RequestTag> tags;
  std::optional<bool> dry_run;
  static void members(auto& v, auto& self) {
    v.required("ResourceId", self.resources);
    v.required("Tag", self.tags);
    v.member("DryRun", self.dry_run);
  }
};

}  // namespace sparkecs::wire::ec2
