#include "engine/runtime/process/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

#include "base/log.h"
#include "base/process.h"
#include "base/text.h"
#include "engine/runtime/process/root.h"
#include "engine/runtime/process/sandbox.h"
#include "engine/runtime/process/view.h"

namespace sparkecs::engine::runtime {
namespace {

constexpr std::uint64_t kMebi = 1u << 20;
constexpr const char* kPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

std::map<std::string, std::string> environment(const HostImage& image, const ContainerSpec& spec, const TaskSpec& task,
                                               const std::string& home) {
  auto result = spec.environment;  // insert() keeps what is there: the first to name a variable wins
  result.insert(image.environment.begin(), image.environment.end());
  result.insert({{"PATH", kPath}, {"HOME", home}, {"HOSTNAME", task.host_name}});
  return result;
}

// What to run. An entry point of the container's own makes the image's command meaningless, so that is dropped.
std::vector<std::string> command_line(const HostImage& image, const ContainerSpec& spec) {
  auto words = spec.entry_point.empty() ? image.entry_point : spec.entry_point;
  auto command = spec.command.empty() && spec.entry_point.empty() ? image.command : spec.command;
  words.insert(words.end(), command.begin(), command.end());
  return words;
}

// Whether bubblewrap can do here what every container needs: better known now than by each task.
Result<> try_bubblewrap() {
  auto tried = run_checked({{"bwrap", "--unshare-pid", "--as-pid-1", "--unshare-ipc", "--unshare-uts", "--ro-bind", "/",
                             "/", "--proc", "/proc", "--dev", "/dev", "true"}});
  if (tried) return {};
  if (tried.error().kind == Error::Kind::NotFound)
    return fail(Error::Kind::NotFound, "running tasks needs bubblewrap: apt install bubblewrap");
  return fail(Error::Kind::Denied, "this machine does not let bubblewrap make containers: " + tried.error().message);
}

Result<> check_mounts(const std::vector<Mount>& mounts) {
  for (const auto& mount : mounts) {
    std::error_code none;
    if (!std::filesystem::exists(mount.source, none))
      return fail(Error::Kind::NotFound,
                  fmt::format("the image mounts {}, which is not on this machine any more", mount.source),
                  "CannotStartContainerError");
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Worker>> Worker::start(Tools tools) {
  auto resident = TRY(vpc::Resident::enter(tools.vpc));
  TRY(try_bubblewrap());
  return std::unique_ptr<Worker>(new Worker(std::move(tools), std::move(resident)));
}

Worker::Worker(Tools tools, vpc::Resident resident)
    : tools_(std::move(tools)),
      resident_(std::move(resident)),
      around_{tools_.reactor, tools_.observer, tools_.clock, tools_.cgroups, tools_.processes} {}

Worker::~Worker() {
  // All are told first, so that they end at the same time.
  for (auto& [id, task] : tasks_) {
    for (auto& [name, container] : task.containers) {
      if (container) container->kill();
    }
  }
  for (auto& [id, task] : tasks_) {
    task.containers.clear();
    tools_.janitor.remove({std::move(task.network), folder_of(id)}, [] {});
  }
}

std::filesystem::path Worker::folder_of(const std::string& task) const {
  return tools_.folder / percent_encode(task);
}

void Worker::prepare(TaskSpec spec) {
  auto id = spec.id;
  if (tasks_.contains(id)) return;
  Limits limits{static_cast<std::uint64_t>(spec.memory_mib) * kMebi, spec.cpu_units, 0};
  auto limited = tools_.cgroups.make(id, limits);
  auto network =
      limited ? resident_.attach({"t" + id.substr(0, 14), {spec.address, spec.prefix_length}, spec.gateway, spec.mac})
              : Result<vpc::Attachment>(std::unexpected(limited.error()));
  if (!network) {
    tools_.cgroups.remove(id);
    tools_.observer.prepared(id, std::unexpected(network.error()));
    return;
  }
  tasks_.emplace(id, Task{std::move(spec), std::move(*network), {}});
  tools_.observer.prepared(id, {});
}

Result<std::shared_ptr<Container>> Worker::launch_container(Task& task, const ContainerSpec& spec) {
  auto image = TRY(tools_.images.resolve(spec.image));
  TRY(check_mounts(image.mounts));
  auto user = TRY(parse_user(spec.user.empty() ? image.user : spec.user));
  auto directory = spec.working_directory.empty() ? image.working_directory : spec.working_directory;
  auto root = TRY(make_root(folder_of(task.spec.id) / percent_encode(spec.name), task.spec, image, directory, user));
  Sandbox sandbox{
      root, user, task.spec.host_name, directory, environment(image, spec, task.spec, root.home), spec.readonly_root};

  auto program = command_line(image, spec);
  if (program.empty()) return fail(Error::Kind::Invalid, "no command specified", "CannotCreateContainerError");
  View view(root.folder, root.mounts);
  program[0] = TRY(view.program(program[0], sandbox.environment["PATH"], directory));

  Container::Identity identity{task.spec.id, spec.name, signal_number(image.stop_signal)};
  Limits limits{static_cast<std::uint64_t>(spec.memory_mib.value_or(0)) * kMebi, 0, spec.cpu_units};
  TRY(tools_.cgroups.make(identity.group(), limits));
  auto launched = TRY(launch(resident_, task.network, sandbox, program));
  return std::make_shared<Container>(around_, identity, std::move(launched), sandbox.environment,
                                     [this, id = task.spec.id] {
                                       auto at = tasks_.find(id);
                                       if (at != tasks_.end() && at->second.removing) finish_removal(id);
                                     });
}

void Worker::start(const std::string& task, const std::string& container) {
  auto at = tasks_.find(task);
  if (at == tasks_.end() || at->second.removing || at->second.containers.contains(container)) return;
  const auto& specs = at->second.spec.containers;
  auto spec = std::ranges::find(specs, container, &ContainerSpec::name);
  if (spec == specs.end()) return;
  auto launched = launch_container(at->second, *spec);
  at->second.containers[container] = launched ? *launched : nullptr;
  if (launched) return;
  if (launched.error().code.empty()) launched.error().code = "CannotStartContainerError";
  tools_.observer.started(task, container, std::unexpected(launched.error()));
}

Container* Worker::find(const std::string& task, const std::string& container) {
  auto at = tasks_.find(task);
  if (at == tasks_.end()) return nullptr;
  auto found = at->second.containers.find(container);
  return found == at->second.containers.end() ? nullptr : found->second.get();
}

void Worker::signal(const std::string& task, const std::string& container, int number) {
  if (auto* found = find(task, container)) found->signal(number);
}

void Worker::execute(const std::string& task, const std::string& container, const std::vector<std::string>& program,
                     Millis time) {
  auto* found = find(task, container);
  auto command = found ? found->command_inside(program, time) : std::nullopt;
  if (!command) return;
  auto started = resident_.start(*command, tasks_.at(task).network);
  if (!started) log::warn("container {}/{}: {}", task, container, started.error().message);
  found->watch_program(started ? std::move(*started) : Child());
}

void Worker::remove(const std::string& task) {
  auto at = tasks_.find(task);
  if (at == tasks_.end() || at->second.removing) return;
  at->second.removing = true;
  for (auto& [name, container] : at->second.containers) {
    if (container) container->kill();
  }
  finish_removal(task);
}

// The last step of remove(), once its containers have ended.
void Worker::finish_removal(const std::string& task) {
  auto at = tasks_.find(task);
  for (auto& [name, container] : at->second.containers) {
    if (container && !container->has_ended()) return;
  }
  // This may be called by one of them, from an event of the current round.
  for (auto& [name, container] : at->second.containers) tools_.reactor.retire(std::move(container));
  Remains remains{std::move(at->second.network), folder_of(task)};
  tasks_.erase(at);
  tools_.cgroups.remove(task);
  tools_.janitor.remove(std::move(remains), [&observer = tools_.observer, task] { observer.removed(task); });
}

}  // namespace sparkecs::engine::runtime
