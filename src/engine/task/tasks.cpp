#include "engine/task/tasks.h"

#include "engine/task/arn.h"
#include "engine/task/launch.h"

namespace sparkecs::engine::task {

namespace {

constexpr std::size_t kLongestReason = 1024;
// Stopped tasks that are remembered at most, so that a service whose tasks die at once does not fill the memory.
constexpr std::size_t kMostStopped = 10'000;

}  // namespace

Tasks::Tasks(const Surroundings& surroundings)
    : with_(surroundings), announcer_(surroundings.targets, surroundings.instances) {}

const Task& Tasks::launch(Launch launch) {
  Task& task = add(make_task(std::move(launch), now()));
  ++living_;
  ++revision_;
  // Not now: RunTask answers with a task that has not begun.
  drive_later(task);
  return task;
}

void Tasks::stop(const Task& task, std::string_view code, std::string reason) {
  Task* own = by_id(task.id);
  if (!own || !own->wanted()) return;
  end(*own, code, std::move(reason));
  drive_later(*own);
}

void Tasks::end_all(std::string_view code, const std::string& reason) {
  for (auto& [arn, task] : tasks_) {
    if (task->is_over()) continue;
    task->facts.dead = true;  // nobody is served any more
    end(*task, code, reason);
    drive_later(*task);
  }
}

void Tasks::set_tags(const std::string& arn, std::vector<wire::ecs::Tag> tags) {
  auto at = tasks_.find(arn);
  if (at == tasks_.end()) return;
  at->second->shape.tags = std::move(tags);
  ++revision_;
}

void Tasks::target_changed(const lb::Target& target) {
  auto at = by_address_.find(target.address);
  if (at == by_address_.end()) return;
  Task& task = *at->second;
  if (task.facts.announcement == Facts::Announcement::Draining) {
    if (!announcer_.has_left(task)) return;
    task.facts.announcement = Facts::Announcement::Left;
    if (task.facts.network == Facts::Network::Gone) return give_back_interface(task);
    return drive(task);
  }
  if (task.facts.announcement != Facts::Announcement::Inside) return;
  Health health = announcer_.health(task, task.unhealthy_group);
  if (health == task.health) return;
  task.health = health;
  note(task, Change::Health);
}

const Task* Tasks::find(const std::string& arn) const {
  auto at = tasks_.find(arn);
  return at == tasks_.end() ? nullptr : at->second.get();
}

std::vector<const Task*> Tasks::in_cluster(const std::string& cluster_arn) const {
  Arn cluster = parse_arn(cluster_arn).value_or(Arn{});
  std::string prefix = cluster.sibling("task", cluster.name() + "/").text();
  std::vector<const Task*> found;
  for (auto at = tasks_.lower_bound(prefix); at != tasks_.end() && at->first.starts_with(prefix); ++at)
    found.push_back(at->second.get());
  return found;
}

std::vector<const Task*> Tasks::all() const {
  std::vector<const Task*> found;
  for (const auto& [arn, task] : tasks_) found.push_back(task.get());
  return found;
}

void Tasks::restore(wire::ecs::Task shape) {
  Task task;
  task.id = parse_arn(shape.task_arn).value_or(Arn{}).name();
  if (shape.last_status != to_string(Status::Stopped)) {
    // Its processes ended with the engine's; taking them up again would begin here.
    shape.last_status = to_string(Status::Stopped);
    shape.desired_status = to_string(Desired::Stopped);
    shape.stop_code = kTerminationNotice;
    shape.stopped_reason = "The local AWS was stopped.";
    if (!shape.stopping_at) shape.stopping_at = now();
    if (shape.pull_started_at && !shape.execution_stopped_at) shape.execution_stopped_at = now();
    shape.stopped_at = now();
    for (auto& container : shape.containers) container.last_status = to_string(Status::Stopped);
    for (auto& attachment : shape.attachments) attachment.status = "DELETED";
    ++shape.version;
    ++revision_;
  }
  task.shape = std::move(shape);
  task.known = Status::Stopped;
  task.desired = Desired::Stopped;
  forget_later(add(std::move(task)));
}

Task* Tasks::by_id(const std::string& id) {
  auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : at->second;
}

Task& Tasks::add(Task task) {
  auto& place = tasks_[task.shape.task_arn];
  place = std::make_unique<Task>(std::move(task));
  by_id_[place->id] = place.get();
  return *place;
}

void Tasks::end(Task& task, std::string_view code, std::string reason) {
  if (!task.wanted()) return;
  task.desired = Desired::Stopped;
  task.shape.desired_status = to_string(task.desired);
  task.shape.stopping_at = now();
  task.shape.stop_code = code;
  if (reason.size() > kLongestReason) reason.resize(kLongestReason);
  task.shape.stopped_reason = std::move(reason);
  note(task, Change::Status);
}

void Tasks::forget_later(const Task& task) {
  over_.emplace_back(now(), task.shape.task_arn);
  if (over_.size() > kMostStopped)
    forget_old();
  else if (forgetting_ == 0)
    forgetting_ = with_.loop.after(with_.delays.scaled(with_.delays.stopped_task_visible), [this] { forget_old(); });
}

void Tasks::forget_old() {
  with_.loop.cancel(forgetting_);
  forgetting_ = 0;
  Millis visible = with_.delays.scaled(with_.delays.stopped_task_visible);
  while (over_.size() > kMostStopped || (!over_.empty() && now() - over_.front().first >= visible)) {
    if (auto at = tasks_.find(over_.front().second); at != tasks_.end()) {
      // An hour of draining is enough: its address is free now.
      at->second->facts.announcement = Facts::Announcement::Left;
      give_back_interface(*at->second);
      by_id_.erase(at->second->id);
      tasks_.erase(at);
      ++revision_;
    }
    over_.pop_front();
  }
  if (!over_.empty()) forgetting_ = with_.loop.after(over_.front().first + visible - now(), [this] { forget_old(); });
}

void Tasks::note(Task& task, Change change) {
  ++task.shape.version;
  ++revision_;
  if (listener_) listener_(task, change);
}

}  // namespace sparkecs::engine::task
