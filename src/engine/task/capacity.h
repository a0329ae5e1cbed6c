// Which capacity provider the next tasks run on. Pure.
#pragma once

#include <string>
#include <vector>

#include "engine/task/task.h"

namespace sparkecs::engine::task {

using Strategy = std::vector<wire::ecs::CapacityProviderStrategyItem>;

// Deals tasks out to the providers of a strategy: first to those whose base is not reached, then by weight.
class ProviderShares {
 public:
  // `tasks` are those that run already.
  ProviderShares(const Strategy& strategy, const std::vector<const Task*>& tasks);
  // The provider of the next task; empty without a strategy.
  std::string next();

 private:
  struct Share {
    wire::ecs::CapacityProviderStrategyItem item;
    int used = 0;
  };
  std::vector<Share> shares_;
};

}  // namespace sparkecs::engine::task
