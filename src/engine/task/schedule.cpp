#include "engine/task/schedule.h"

#include <algorithm>

namespace sparkecs::engine::task {

namespace {

using Why = Decision::Why;

struct Count {
  int wanted = 0;     // of the PRIMARY deployment
  int unhealthy = 0;  // … of those
  int replaced = 0;   // wanted, of older deployments
  int healthy = 0;    // wanted, of any deployment
  int occupying = 0;
};

Count count(const ServiceFacts& facts) {
  Count c;
  for (const auto& task : facts.tasks) {
    c.occupying += task.occupies;
    if (!task.wanted) continue;
    c.healthy += task.healthy;
    if (task.deployment != 0) {
      ++c.replaced;
    } else {
      ++c.wanted;
      c.unhealthy += task.unhealthy;
    }
  }
  return c;
}

// The tasks for which `which` holds, those first that are missed least: not running, then unhealthy, then young.
template <class F>
std::vector<std::size_t> least_missed_first(const ServiceFacts& facts, F which) {
  std::vector<std::size_t> found;
  for (std::size_t i = facts.tasks.size(); i-- > 0;)
    if (facts.tasks[i].wanted && which(facts.tasks[i])) found.push_back(i);
  std::ranges::stable_sort(found, {}, [&](std::size_t i) {
    const auto& task = facts.tasks[i];
    return task.healthy ? 2 : task.running && !task.unhealthy ? 1 : 0;
  });
  return found;
}

void stop_surplus(const ServiceFacts& facts, int surplus, Decision& decision) {
  // An unhealthy task is no surplus: it stays until its replacement works, unless nothing is wanted at all.
  auto candidates = least_missed_first(
      facts, [&](const TaskFact& task) { return task.deployment == 0 && (facts.desired == 0 || !task.unhealthy); });
  for (std::size_t i = 0; i < candidates.size() && static_cast<int>(i) < surplus; ++i)
    decision.stops.push_back({candidates[i], Why::ScaleIn});
}

// Older deployments go as fast as the minimum allows. Who does not run, or is unhealthy, is no loss; who runs but has
// not proven healthy yet goes only when the others suffice.
void stop_replaced(const ServiceFacts& facts, int spare, Decision& decision) {
  for (std::size_t i : least_missed_first(facts, [](const TaskFact& task) { return task.deployment != 0; })) {
    const auto& task = facts.tasks[i];
    if (task.healthy && spare-- <= 0) return;
    if (task.running && !task.unhealthy && spare < 0) return;
    decision.stops.push_back({i, Why::Replaced});
  }
}

}  // namespace

int least_healthy(const ServiceFacts& facts) {
  return (facts.desired * facts.minimum_percent + 99) / 100;
}

int most_tasks(const ServiceFacts& facts) {
  return facts.desired * facts.maximum_percent / 100;
}

Decision decide(const ServiceFacts& facts) {
  Decision decision;
  Count now = count(facts);
  int useful = facts.desired == 0 ? now.wanted : now.wanted - now.unhealthy;
  if (useful > facts.desired) stop_surplus(facts, useful - facts.desired, decision);
  if (facts.failed && facts.desired > 0) return decision;

  // Replacements of unhealthy tasks come first where maximumPercent allows; only then do those go.
  int missing = facts.desired - useful;
  int room = most_tasks(facts) - now.occupying;
  if (missing > 0 && room > 0 && facts.may_start) decision.starts = std::min(missing, room);

  if (now.replaced > 0) stop_replaced(facts, now.healthy - least_healthy(facts), decision);

  if (now.unhealthy > 0 && facts.desired > 0 && decision.stops.empty()) {
    auto unhealthy =
        least_missed_first(facts, [](const TaskFact& task) { return task.deployment == 0 && task.unhealthy; });
    // One by one where there is no room to replace them first; all of them once enough others are healthy.
    std::size_t going = 0;
    if (now.healthy >= facts.desired)
      going = unhealthy.size();
    else if (missing > 0 && room <= 0 && now.occupying == now.wanted + now.replaced)
      going = 1;
    for (std::size_t i = 0; i < going; ++i) decision.stops.push_back({unhealthy[i], Why::Unhealthy});
  }

  bool idle = decision.starts == 0 && decision.stops.empty();
  bool in_flight = now.healthy < now.wanted + now.replaced || now.occupying > now.wanted + now.replaced;
  decision.stuck = idle && missing > 0 && room <= 0 && !in_flight;
  return decision;
}

Millis pause_after(int failures, Millis first, Millis most) {
  if (failures <= 0) return Millis(0);
  Millis pause = first;
  for (int i = 1; i < failures && pause < most; ++i) pause *= 2;
  return std::min(pause, most);
}

int breaker_threshold(int desired) {
  return std::clamp((desired + 1) / 2, 3, 200);
}

}  // namespace sparkecs::engine::task
