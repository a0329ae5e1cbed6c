#include "engine/runtime/process/janitor.h"

#include <system_error>
#include <utility>

#include "base/log.h"

namespace sparkecs::engine::runtime {

void Janitor::remove(Remains remains, std::function<void()> done) {
  jobs_.change([&](std::deque<Job>& jobs) { jobs.push_back({std::move(remains), std::move(done)}); });
}

void Janitor::run(std::stop_token stop) {
  for (;;) {
    jobs_.wait(stop, [](const std::deque<Job>& jobs) { return !jobs.empty(); });
    std::deque<Job> taken;
    jobs_.with([&](std::deque<Job>& jobs) { taken.swap(jobs); });
    if (taken.empty()) return;  // asked to stop, and nothing is left to do
    for (auto& [remains, done] : taken) {
      if (remains.network) {
        auto detached = vpc_.detach(std::move(remains.network));
        if (!detached) log::warn("{}", detached.error().message);
      }
      std::error_code problem;
      std::filesystem::remove_all(remains.folder, problem);
      if (problem) log::warn("cannot remove {}: {}", remains.folder.string(), problem.message());
      if (!stop.stop_requested()) done();
    }
  }
}

}  // namespace sparkecs::engine::runtime
