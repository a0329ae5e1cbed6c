// What exists, as far as it carries our names: read from AWS, reduced to what is compared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws/aws.h"
#include "base/result.h"
#include "plan/desired.h"
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

// Identifiers by part: ARNs, or what the part's API takes. Empty: not known, or not there yet.
using Ids = PartMap<std::string>;

struct Found {
  std::string id;
  Tags tags;
  Fields fields;
  std::string status{};  // AWS's word, where there is one: "ACTIVE", "DRAINING"
};

struct Actual {
  PartMap<std::optional<Found>> parts;

  const std::optional<Found>& operator[](Part part) const { return parts[part]; }
  Ids ids() const;
};

// Reads every part in parallel, each in at most two round trips.
Result<Actual> read_actual(aws::Aws& aws, const Desired& desired);

}  // namespace sparkecs::plan
