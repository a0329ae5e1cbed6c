// Every real-world delay of the local AWS, in one table with one scale factor: tests are short without other code
// paths.
#pragma once

#include "base/time.h"

namespace sparkecs::engine {

// Values as AWS has them, unless the comment says why ours differ. Durations that callers configure themselves
// (stopTimeout, health check intervals, deregistration delay) are scaled by the same factor through scaled().
struct Delays {
  double scale = 1.0;  // 1 = as written here; 0.01 = a hundred times faster

  Millis healthy_without_checks{40'000};  // RUNNING this long counts as healthy when nothing checks the task
  Millis restart_backoff_first{1'000};    // growth of the pauses between failed starts is not documented: doubling
  Millis restart_backoff_most{900'000};
  Millis service_pace{50};  // between two looks at one service; AWS takes seconds
  Millis stopped_task_visible{3'600'000};
  Millis inactive_visible{3'600'000};  // INACTIVE clusters and services stay describable
  Millis steady_state_repeat{21'600'000};
  Millis balancer_provisioning{0};      // minutes on AWS; nothing here has to be provisioned
  Millis target_registration{0};        // minutes on AWS
  Millis health_change_custom{30'000};  // Cloud Map custom health
  Millis discovery_operation{1'000};    // Cloud Map: a minute for a namespace, seconds for an instance
  Millis log_flush{200};                // awslogs flushes every 5 s; flushing sooner is allowed
  Millis stop_timeout{30'000};          // default of a container's stopTimeout

  // A duration times the scale, at least one millisecond unless it was zero.
  Millis scaled(Millis duration) const {
    if (duration.count() <= 0) return Millis(0);
    auto ms = static_cast<Millis::rep>(static_cast<double>(duration.count()) * scale);
    return Millis(ms < 1 ? 1 : ms);
  }
};

}  // namespace sparkecs::engine
