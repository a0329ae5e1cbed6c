// The filters of EC2's Describe operations: a resource passes when it has, for every filter, one of its values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/names/network.h"
#include "wire/ec2.h"

namespace sparkecs::engine::api {

// What a resource can be filtered by: names such as "vpc-id" or "tag:Name", each with any number of values.
using Facts = std::multimap<std::string, std::string>;
void add_tags(Facts& facts, const names::Tags& tags);

class Filters {
 public:
  // `known` are the names this operation understands, next to tag:KEY and tag-key. Kind::Invalid for others: a filter
  // that is ignored would show too much.
  static Result<Filters> of(const std::vector<wire::ec2::Filter>& filters, const std::vector<std::string_view>& known);
  // Values may hold * and ?.
  bool pass(const Facts& facts) const;

 private:
  std::vector<wire::ec2::Filter> filters_;
};

// `text` against a pattern where * stands for anything, ? for one character and \ takes the next one as it is.
bool matches_wildcard(std::string_view pattern, std::string_view text);

}  // namespace sparkecs::engine::api
