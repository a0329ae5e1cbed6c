#include "engine/task/capacity.h"

namespace sparkecs::engine::task {

ProviderShares::ProviderShares(const Strategy& strategy, const std::vector<const Task*>& tasks) {
  for (const auto& item : strategy) {
    Share share{item};
    for (const Task* task : tasks)
      share.used += task->wanted() && task->launch.capacity_provider == item.capacity_provider;
    shares_.push_back(share);
  }
}

std::string ProviderShares::next() {
  Share* best = nullptr;
  auto load = [](const Share& share) {
    return static_cast<double>(share.used - share.item.base + 1) / share.item.weight;
  };
  for (auto& share : shares_) {
    if (share.used < share.item.base) {
      best = &share;
      break;
    }
    if (share.item.weight > 0 && (!best || load(share) < load(*best))) best = &share;
  }
  if (!best) return "";
  ++best->used;
  return best->item.capacity_provider;
}

}  // namespace sparkecs::engine::task
