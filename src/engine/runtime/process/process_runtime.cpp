#include "engine/runtime/process/process_runtime.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>

#include <future>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "engine/lb/reactor.h"
#include "engine/runtime/process/cgroups.h"
#include "engine/runtime/process/worker.h"

namespace sparkecs::engine::runtime {
namespace {

// Where the control groups are, a line each: the next engine may be started in other groups, and would not find them.
constexpr const char* kGroups = "control-groups";

Result<> write_down(const Cgroups& cgroups, const std::filesystem::path& file) {
  std::string lines;
  for (const auto& group : cgroups.folders()) lines += group.string() + "\n";
  return write_file_atomically(file, lines);
}

}  // namespace

struct ProcessRuntime::Parts {
  Parts(vpc::Vpc& vpc, const std::filesystem::path& folder) : groups{folder / kGroups}, janitor(vpc) {}

  // The file outlives the groups it names.
  struct Written {
    std::filesystem::path file;
    ~Written() {
      std::error_code none;
      std::filesystem::remove(file, none);
    }
  } groups;
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
  TRY(clean_up(folder));
  auto parts = std::make_unique<Parts>(vpc, folder);
  TRY(write_down(parts->cgroups, parts->groups.file));
  Fd processes(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  Worker::Tools tools{parts->reactor,       vpc,   images, clock, observer, parts->cgroups, parts->janitor,
                      std::move(processes), folder};
  parts->worker = TRY(parts->on_thread([&] { return Worker::start(std::move(tools)); }));
  return std::unique_ptr<ProcessRuntime>(new ProcessRuntime(std::move(parts)));
}

Result<> ProcessRuntime::clean_up(const std::filesystem::path& folder) {
  if (auto groups = read_file(folder / kGroups))
    for (const auto& group : split(*groups, '\n')) Cgroups::clean_up(group);
  std::error_code problem;
  std::filesystem::remove_all(folder, problem);
  if (!problem) std::filesystem::create_directories(folder, problem);
  if (!problem) return {};
  return fail(Error::Kind::Failed, fmt::format("cannot empty {}: {}", folder.string(), problem.message()));
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

void ProcessRuntime::execute(const std::string& task, const std::string& container, std::vector<std::string> program,
                             Millis time) {
  parts_->reactor.post([this, task, container, program = std::move(program), time] {
    parts_->worker->execute(task, container, program, time);
  });
}

void ProcessRuntime::kill(const std::string& task, const std::string& container) {
  signal(task, container, SIGKILL);
}

void ProcessRuntime::remove(const std::string& task) {
  parts_->reactor.post([this, task] { parts_->worker->remove(task); });
}

}  // namespace sparkecs::engine::runtime
