// What exists, as far as it carries our names: read from AWS, reduced to what is compared.
#pragma once

#include <optional>

#include "aws/aws.h"
#include "base/result.h"
#include "plan/desired.h"
#include "plan/found.h"
#include "plan/part.h"

namespace sparkecs::plan {

struct Actual {
  PartMap<std::optional<Found>> parts;

  const std::optional<Found>& operator[](Part part) const { return parts[part]; }
  Ids ids() const;
};

// Reads every part in parallel, each in at most two round trips.
Result<Actual> read_actual(aws::Aws& aws, const Desired& desired);

}  // namespace sparkecs::plan
