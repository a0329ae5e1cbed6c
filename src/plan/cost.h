// What an environment costs per hour, estimated from list prices.
#pragma once

#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "model/environment.h"

namespace sparkecs::plan {

struct Cost {
  struct Line {
    std::string what;  // "2 workers, 1 vCPU, 2 GB"
    double per_hour = 0;
    double most_per_hour = 0;  // above per_hour where the price is not fixed (Spot)
  };
  std::vector<Line> lines{};
  double per_hour = 0;       // USD; the least, where it is a range
  double most_per_hour = 0;  // equal to per_hour where all prices are fixed
  std::string note{};        // how far to trust it, or why there is none; never empty

  bool known() const { return !lines.empty(); }
};

// Of a running environment with that many workers and no jobs. Prices are known for us-east-1 only.
Cost cost_of(const model::Environment& environment, const std::string& region, int workers, bool public_addresses);

Json to_json(const Cost& cost);

}  // namespace sparkecs::plan
