// What Tasks hears from the runtime.
#include <fmt/format.h>

#include "base/random.h"
#include "engine/task/tasks.h"

namespace sparkecs::engine::task {

namespace {

using Phase = ContainerState::Phase;
using Network = Facts::Network;

// As the agent writes errors: the name, a colon, the text.
std::string reason_of(const Error& error) {
  if (error.code.empty() || error.message.starts_with(error.code)) return error.message;
  return fmt::format("{}: {}", error.code, error.message);
}

}  // namespace

void Tasks::prepared(const std::string& id, Result<> result) {
  Task* task = by_id(id);
  if (!task || task->facts.network != Network::Asked) return;
  if (result) {
    task->facts.network = Network::Ready;
    task->shape.connectivity = "CONNECTED";
    task->shape.connectivity_at = now();
  } else {
    task->facts.network = Network::Failed;
    end(*task, kTaskFailedToStart, "ResourceInitializationError: " + result.error().message);
  }
  drive(*task);
}

void Tasks::started(const std::string& id, const std::string& container, Result<runtime::Started> result) {
  auto [task, i] = find(id, container);
  if (!task || task->containers[i].phase != Phase::Starting) return;
  if (!task->shape.pull_stopped_at) task->shape.pull_stopped_at = now();
  auto& shape = task->shape.containers[i];
  if (result) {
    task->containers[i].phase = Phase::Running;
    shape.last_status = to_string(Status::Running);
    shape.runtime_id = task->id + "-" + random_decimal(10);  // as Fargate names it
    task->containers[i].started = now();
    check_later(*task, i);
    note(*task, Change::Status);
  } else {
    std::string reason = reason_of(result.error());
    container_ended(*task, i, reason);
    if (is_essential(task->launch.definition->container_definitions[i])) end(*task, kTaskFailedToStart, reason);
  }
  drive(*task);
}

void Tasks::output(const std::string& id, const std::string& container, TimePoint at, std::string line) {
  auto [task, i] = find(id, container);
  if (!task || !task->logs[i]) return;
  with_.logs.append(task->logs[i]->group, task->logs[i]->stream, at, std::move(line));
}

void Tasks::exited(const std::string& id, const std::string& container, runtime::Exit exit) {
  auto [task, i] = find(id, container);
  if (!task || task->containers[i].phase != Phase::Running) return;
  task->containers[i].exit = exit;
  task->shape.containers[i].exit_code = exit.code;
  container_ended(*task, i, exit.out_of_memory ? "OutOfMemoryError: Container killed due to memory usage" : "");
  if (is_essential(task->launch.definition->container_definitions[i])) {
    task->facts.dead = true;
    end(*task, kEssentialContainerExited, "Essential container in task exited");
  }
  drive(*task);
}

void Tasks::executed(const std::string& id, const std::string& container, std::optional<int> exit_code) {
  auto [task, i] = find(id, container);
  if (!task || task->containers[i].phase != Phase::Running) return;
  const auto& definitions = task->launch.definition->container_definitions;
  auto& state = task->containers[i];
  auto before = state.checkup.verdict;
  state.checkup = after_check(*definitions[i].health_check, state.checkup, exit_code == 0, now() - state.started);
  check_later(*task, i);
  if (state.checkup.verdict == before) return;
  task->shape.containers[i].health_status = to_string(state.checkup.verdict);
  task->checked = overall_health(definitions, task->containers);
  task->shape.health_status = to_string(task->checked);
  announcer_.tell_health(*task);
  note(*task, Change::Health);
  drive(*task);  // another container may have waited for it
}

void Tasks::removed(const std::string& id) {
  Task* task = by_id(id);
  if (!task || task->facts.network != Network::Leaving) return;
  task->facts.network = Network::Gone;
  give_back_interface(*task);
  drive(*task);
}

Tasks::Found Tasks::find(const std::string& id, const std::string& container) {
  Task* task = by_id(id);
  if (!task || !task->launch.definition) return {};
  const auto& definitions = task->launch.definition->container_definitions;
  for (std::size_t i = 0; i < definitions.size(); ++i)
    if (definitions[i].name == container) return {task, i};
  return {};
}

void Tasks::container_ended(Task& task, std::size_t index, std::string reason) {
  auto& state = task.containers[index];
  with_.loop.cancel(state.kill);
  with_.loop.cancel(state.check);
  state.phase = Phase::Ended;
  task.shape.containers[index].last_status = to_string(Status::Stopped);
  if (!reason.empty()) task.shape.containers[index].reason = std::move(reason);
  note(task, Change::Status);
}

}  // namespace sparkecs::engine::task
