// A resource that exists, reduced to what is compared.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/owner.h"
#include "plan/part.h"

namespace sparkecs::plan {

// One property of a resource as text, under AWS's name for it. What we want and what we find are brought into the same
// fields, in the same order, so that comparing needs to know nothing of either.
struct Field {
  std::string name;
  std::string value;
  bool operator==(const Field&) const = default;
};
using Fields = std::vector<Field>;

// The value of a field that a reply does not carry, or that we do not care for: it makes no difference.
inline constexpr std::string_view kUnsaid = "(unsaid)";

std::string text(const std::set<std::string>& values);  // "a, b"
std::string text(bool value);                           // "true", "false"

// Identifiers by part: ARNs, or what the part's API takes. Empty: not known, or not there yet.
using Ids = PartMap<std::string>;

// What comes last in an ARN: "spark-master:3" of a task definition, "srv-1" of a Cloud Map service. "(new)" for "".
std::string last_of(const std::string& arn);

struct Found {
  std::string id;
  Tags tags;
  Fields fields;
  std::string status{};  // AWS's word, where there is one: "ACTIVE", "DRAINING"
};

}  // namespace sparkecs::plan
