// What a service should do next: how many tasks to start, which to stop, when to look again. Pure, over plain facts;
// services.h gathers the facts and does it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace sparkecs::engine::task {

// One task of a service, as the schedule sees it.
struct TaskFact {
  std::size_t deployment = 0;  // 0 is the PRIMARY one
  bool wanted = true;          // not told to stop yet
  bool running = false;        // RUNNING
  // Whether it counts towards minimumHealthyPercent: healthy in its target groups or, without any, RUNNING long enough.
  bool healthy = false;
  bool unhealthy = false;  // its target groups say so, and its grace period is over
  // Not yet past STOPPING, so it takes part in maximumPercent.
  bool occupies = true;
};

struct ServiceFacts {
  int desired = 0;
  int minimum_percent = 100;
  int maximum_percent = 200;
  bool may_start = true;        // no back-off pause
  bool failed = false;          // the PRIMARY deployment has FAILED: it neither starts nor replaces
  std::vector<TaskFact> tasks;  // oldest first
};

struct Decision {
  enum class Why { ScaleIn, Replaced, Unhealthy };
  struct Stop {
    std::size_t task;  // index in ServiceFacts::tasks
    Why why;
    bool operator==(const Stop&) const = default;
  };
  int starts = 0;  // of the PRIMARY deployment
  std::vector<Stop> stops;
  // Work is to be done, and minimumHealthyPercent and maximumPercent leave no room for any.
  bool stuck = false;
};

Decision decide(const ServiceFacts& facts);

// Bounds on the number of tasks: healthy at least, and at most.
int least_healthy(const ServiceFacts& facts);
int most_tasks(const ServiceFacts& facts);

// --- pauses between failed starts ---

// How long to wait after the `failures`-th failed start in a row, from 1.
Millis pause_after(int failures, Millis first, Millis most);

// --- circuit breaker ---

// Failures at which a deployment counts as failed.
int breaker_threshold(int desired);

}  // namespace sparkecs::engine::task
