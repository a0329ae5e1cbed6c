// What Tasks does: the steps of machine.h, one function each.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "engine/task/launch.h"
#include "engine/task/tasks.h"

namespace sparkecs::engine::task {

namespace {

using Phase = ContainerState::Phase;
using Network = Facts::Network;
using Announcement = Facts::Announcement;

std::string failure(std::string_view name, const std::string& message) {
  return fmt::format("{}: {}", name, message);
}

Facts::Containers summary(const Task& task) {
  if (task.wanted())
    return all_started(task.launch.definition->container_definitions, task.containers) ? Facts::Containers::Started
                                                                                       : Facts::Containers::Waiting;
  return all_ended(task.containers) ? Facts::Containers::Ended : Facts::Containers::Started;
}

}  // namespace

void Tasks::drive_later(const Task& task) {
  with_.loop.post([this, id = task.id] {
    if (Task* found = by_id(id)) drive(*found);
  });
}

void Tasks::drive(Task& task) {
  for (;;) {
    if (task.wanted() && (task.known == Status::Pending || task.known == Status::Running)) start_ready(task);
    if (task.known == Status::Stopping) stop_ready(task);
    task.facts.containers = summary(task);
    Step step = next_step(task.known, task.desired, task.facts);
    if (step == Step::None) return;
    Status before = task.known;
    Status after = status_after(step, task.known, task.facts);
    task.known = after;
    task.shape.last_status = to_string(after);
    take(task, step);
    if (after != before) note(task, Change::Status);
  }
}

void Tasks::take(Task& task, Step step) {
  switch (step) {
    case Step::None:
      return;
    case Step::AttachNetwork:
      return attach_network(task);
    case Step::StartContainers:
      return begin_containers(task);
    case Step::Activate:
      return announce(task);
    case Step::Run:
      task.shape.started_at = now();
      return announce(task);
    case Step::Withdraw:
      return withdraw(task);
    case Step::StopContainers:
      // Those that never started never will.
      for (std::size_t i = 0; i < task.containers.size(); ++i)
        if (task.containers[i].phase == Phase::Waiting) container_ended(task, i, "");
      return;
    case Step::Release:
      return release(task);
    case Step::Finish:
      return finish(task);
  }
}

void Tasks::attach_network(Task& task) {
  const auto& network = task.launch.network;
  auto interface = with_.interfaces.attach(network.subnets, network.security_groups, task.shape.task_arn);
  if (!interface) {
    task.facts.network = Network::Failed;
    return end(task, kTaskFailedToStart, failure("ResourceInitializationError", interface.error().message));
  }
  task.interface = std::move(*interface);
  by_address_[task.interface->address] = &task;
  show_interface(task, *task.interface);
  task.facts.network = Network::Asked;
  with_.runtime.prepare(make_spec(task));
}

void Tasks::begin_containers(Task& task) {
  task.shape.pull_started_at = now();
  for (const auto& container : task.launch.definition->container_definitions)
    if (!container.secrets.empty())
      return end(task, kTaskFailedToStart,
                 failure("ResourceInitializationError",
                         "unable to pull secrets or registry auth: the local AWS has no Secrets Manager and no SSM"));
  if (auto ready = open_logs(task); !ready)
    end(task, kTaskFailedToStart, failure("ResourceInitializationError", ready.error().message));
}

// What Fargate does before it pulls an image. Its own words, as far as tools match on them, and the group's name.
Result<> Tasks::open_logs(const Task& task) {
  for (const auto& route : task.logs) {
    if (!route || with_.logs.has_group(route->group)) continue;
    if (!route->create_group)
      return fail(
          Error::Kind::NotFound,
          fmt::format("failed to validate logger args: create stream has been retried 1 times: failed to create "
                      "Cloudwatch log stream: ResourceNotFoundException: The specified log group does not "
                      "exist. (log group {}): exit status 1",
                      route->group));
    with_.logs.create_group(route->group);
  }
  return {};
}

void Tasks::start_ready(Task& task) {
  const auto& definitions = task.launch.definition->container_definitions;
  while (auto stuck = hopeless(definitions, task.containers)) {
    container_ended(task, *stuck, "TaskDependencyError: a container it depends on did not reach its condition");
    if (is_essential(definitions[*stuck])) return end(task, kTaskFailedToStart, "Task failed to start");
  }
  for (std::size_t i : startable(definitions, task.containers)) {
    task.containers[i].phase = Phase::Starting;
    with_.runtime.start(task.id, definitions[i].name);
    if (definitions[i].start_timeout)
      with_.loop.after(with_.delays.scaled(Millis(*definitions[i].start_timeout * 1000)),
                       [this, id = task.id, i] { give_up_waiting(id, i); });
  }
}

// A container's startTimeout is over: who depends on it waits no longer, and the task fails.
void Tasks::give_up_waiting(const std::string& id, std::size_t index) {
  Task* task = by_id(id);
  if (!task || !task->wanted()) return;
  const auto& definitions = task->launch.definition->container_definitions;
  if (!is_awaited(definitions, task->containers, index)) return;
  end(*task, kTaskFailedToStart,
      fmt::format("Task failed to start: container {} did not reach its condition within its startTimeout",
                  definitions[index].name));
  drive(*task);
}

void Tasks::stop_ready(Task& task) {
  const auto& definitions = task.launch.definition->container_definitions;
  for (std::size_t i : stoppable(definitions, task.containers)) {
    task.containers[i].signalled = true;
    with_.runtime.signal(task.id, definitions[i].name, 0);
    Millis timeout =
        definitions[i].stop_timeout ? Millis(*definitions[i].stop_timeout * 1000) : with_.delays.stop_timeout;
    task.containers[i].kill =
        with_.loop.after(with_.delays.scaled(timeout), [this, id = task.id, name = definitions[i].name] {
          if (by_id(id)) with_.runtime.kill(id, name);
        });
  }
}

// The first check comes an interval after the start, each further one an interval after the end of the last.
void Tasks::check_later(Task& task, std::size_t index) {
  const auto& definition = task.launch.definition->container_definitions[index];
  auto program = health_program(definition);
  if (!program) return;
  const auto& check = *definition.health_check;
  task.containers[index].check = with_.loop.after(
      with_.delays.scaled(check_interval(check)),
      [this, id = task.id, name = definition.name, program, time = with_.delays.scaled(check_timeout(check))] {
        if (by_id(id)) with_.runtime.execute(id, name, *program, time);
      });
}

void Tasks::announce(Task& task) {
  if (task.facts.announcement != Announcement::Outside) return;
  task.facts.announcement = Announcement::Inside;
  announcer_.announce(task);
  note(task, Change::Announced);
}

void Tasks::withdraw(Task& task) {
  announcer_.withdraw(task);
  task.facts.announcement = announcer_.has_left(task) ? Announcement::Left : Announcement::Draining;
  note(task, Change::Withdrawn);
}

void Tasks::release(Task& task) {
  if (task.shape.pull_started_at) task.shape.execution_stopped_at = now();
  if (task.facts.network == Network::Ready) {
    task.facts.network = Network::Leaving;
    with_.runtime.remove(task.id);
    return;
  }
  task.facts.network = Network::Gone;  // the runtime never had it
  give_back_interface(task);
}

void Tasks::finish(Task& task) {
  task.shape.stopped_at = now();
  for (auto& container : task.shape.containers) container.last_status = to_string(Status::Stopped);
  --living_;
  forget_later(task);
}

void Tasks::give_back_interface(Task& task) {
  // A task that died may still be draining somewhere: until it has left, nobody else may get its address.
  if (!task.interface || task.facts.announcement == Announcement::Draining) return;
  for (auto& attachment : task.shape.attachments) attachment.status = "DELETED";
  by_address_.erase(task.interface->address);
  with_.interfaces.detach(task.interface->id);
  task.interface.reset();
}

}  // namespace sparkecs::engine::task
