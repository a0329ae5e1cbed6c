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
  bool known = false;        // false: no prices are known
};

// What costs by the hour.
struct Running {
  int masters = 1;
  int workers = 0;
  bool balancer = true;
};

// Of what runs of an environment, without jobs. Prices are known for us-east-1 only.
Cost cost_of(const model::Environment& environment, const std::string& region, const Running& running,
             bool public_addresses);

Json to_json(const Cost& cost);

}  // namespace sparkecs::plan
