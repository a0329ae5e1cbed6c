#include "engine/runtime/process/process_runtime.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>

#include <future>
#include <system_error>
#include <utility>

#include "engine/lb/reactor.h"
#include "engine/runtime/process/cgroups.h"
#include "engine/runtime/process/worker.h"

namespace sparkecs::engine::runtime {
namespace {

Result<> empty(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::remove_all(folder, problem);
  if (!problem) std::filesystem::create_directories(folder, problem);
  if (!problem) return {};
  return fail(Error::Kind::Failed, fmt::format("cannot empty {}: {}", folder.string(), problem.message()));
}

}  // namespace

struct ProcessRuntime::Parts {
  explicit Parts(vpc::Vpc& vpc) : janitor(vpc) {}

  Cgroups cgroups;
  Janitor janitor;
  std::unique_ptr<Worker> worker;  // of the reactor's thread
  lb::Reactor reactor;

  // Runs `job` on the reactor's thread and waits for it.
  template <class F>
  auto on_thread(F job) {
    // Shared: the thread still touches it when the result is there.
    auto task = std::make_shared<std::packaged_task<decltype(job())()>>(std::move(job));
    auto result = task->get_future();
    reactor.post([task] { (*task)(); });
    return result.get();
  }
};

Result<std::unique_ptr<ProcessRuntime>> ProcessRuntime::create(vpc::Vpc& vpc, const Images& images,
                                                               const std::filesystem::path& folder, const Clock& clock,
                                                               Observer& observer) {
  TRY(empty(folder));
  auto parts = std::make_unique<Parts>(vpc);
  Fd processes(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  Worker::Tools tools{parts->reactor,       vpc,   images, clock, observer, parts->cgroups, parts->janitor,
                      std::move(processes), folder};
  parts->worker = TRY(parts->on_thread([&] { return Worker::start(std::move(tools)); }));
  return std::unique_ptr<ProcessRuntime>(new ProcessRuntime(std::move(parts)));
}

ProcessRuntime::ProcessRuntime(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

ProcessRuntime::~ProcessRuntime() {
  parts_->on_thread([this] {
    parts_->worker.reset();
    return 0;
  });
  parts_->reactor.stop();
}

const std::string& ProcessRuntime::limits() const {
  return parts_->cgroups.summary();
}

void ProcessRuntime::prepare(TaskSpec task) {
  parts_->reactor.post([this, task = std::move(task)] { parts_->worker->prepare(task); });
}

void ProcessRuntime::start(const std::string& task, const std::string& container) {
  parts_->reactor.post([this, task, container] { parts_->worker->start(task, container); });
}

void ProcessRuntime::signal(const std::string& task, const std::string& container, int number) {
  parts_->reactor.post([this, task, container, number] { parts_->worker->signal(task, container, number); });
}

void ProcessRuntime::kill(const std::string& task, const std::string& container) {
  signal(task, container, SIGKILL);
}

void ProcessRuntime::remove(const std::string& task) {
  parts_->reactor.post([this, task] { parts_->worker->remove(task); });
}

}  // namespace sparkecs::engine::runtime
