#include "model/derived.h"

#include <fmt/format.h>

#include <algorithm>

namespace sparkecs::model {
namespace {

// What a worker may give to executors. The rest of the task's memory is for the worker's own JVM (-Xmx384m), and for
// what an executor needs beyond its heap: its JVM and the Python processes beside it. Below 512 MiB no executor starts.
int executor_memory_mb(int task_memory_mb) {
  return std::max(512, task_memory_mb - 512 - std::max(384, task_memory_mb / 8));
}

}  // namespace

std::vector<Derived> derived_settings(const Environment& environment) {
  std::vector<Derived> all{
      {"CLOUD_WATCH_REGION", environment.region, "AWS_REGION"},
      {"SPARK_MASTER_HEAP", fmt::format("{}m", environment.master.memory_mb * 3 / 4), "MASTER_MEMORY_MB"},
      {"SPARK_WORKER_CORES", std::to_string(std::max(1, environment.worker.cpu / 1024)), "WORKER_CPU"},
      {"SPARK_WORKER_MEMORY", fmt::format("{}m", executor_memory_mb(environment.worker.memory_mb)), "WORKER_MEMORY_MB"},
      {"EXECUTION_ROLE_ARN", environment.execution_role, "AWS_ACCOUNT_ID"},
  };
  std::erase_if(all, [](const Derived& one) { return one.value.empty(); });
  return all;
}

}  // namespace sparkecs::model
