// The parts an environment consists of on AWS. Every other file of plan/ speaks of them by these names.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace sparkecs::plan {

enum class Part {
  LogGroup,
  Discovery,      // the Cloud Map service under which the master is found
  SecurityGroup,  // ours, in front of the balancer; only where none is configured
  Ingress,        // its rules
  Balancer,
  RestTarget,  // target groups
  WebUiTarget,
  RestListener,
  WebUiListener,
  Cluster,
  MasterDefinition,  // task definitions
  WorkerDefinition,
  SubmitDefinition,
  MasterService,
  WorkerService,
};
inline constexpr std::size_t kParts = 15;

// All of them; what a part needs stands before it.
std::array<Part, kParts> parts();
// "load balancer", "target group": what people call it.
std::string_view noun(Part part);
// "balancer", "rest-target": what JSON calls it.
std::string_view id(Part part);
// The parts that must be there before this one can be made.
const std::vector<Part>& needs(Part part);

// One T for every part.
template <class T>
class PartMap {
 public:
  T& operator[](Part part) { return values_[static_cast<std::size_t>(part)]; }
  const T& operator[](Part part) const { return values_[static_cast<std::size_t>(part)]; }

 private:
  std::array<T, kParts> values_{};
};

}  // namespace sparkecs::plan
