#include "engine/api/ecs.h"

#include <algorithm>
#include <functional>

#include "base/json.h"
#include "engine/api/ecs_impl.h"

namespace sparkecs::engine::api {

namespace ecs {

std::string arn_in(const std::string& cluster_arn, std::string_view kind, const std::string& name) {
  if (name.starts_with("arn:")) return name;
  auto cluster = task::parse_arn(cluster_arn).value_or(task::Arn{});
  return cluster.sibling(kind, cluster.name() + "/" + name).text();
}

Result<std::string> page(std::vector<std::string>& arns, const std::string& token, std::size_t size) {
  auto next = take_page(arns, token, size, std::identity());
  if (!next) return invalid("Invalid token.");
  return next;
}

}  // namespace ecs

Ecs::Impl::Impl(const task::Surroundings& surroundings)
    : with(surroundings), tasks(surroundings), services(surroundings, tasks) {}

void Ecs::Impl::task_changed(const task::Task& task, task::Change change) {
  services.task_changed(task, change);
  if (shut_down && tasks.living() == 0) with.loop.post(std::exchange(shut_down, nullptr));
}

Ecs::Ecs(Loop& loop, const Delays& delays, runtime::Runtime& runtime, task::Inbox& inbox, lb::TargetRegistry& targets,
         names::InstanceRegistry& instances, names::Interfaces& interfaces, logs::LogSink& logs)
    : impl_(std::make_unique<Impl>(task::Surroundings{loop, delays, runtime, targets, instances, interfaces, logs})) {
  Impl& impl = *impl_;
  inbox.open(impl.tasks);
  targets.observe([&impl](const std::string&, const lb::Target& target) { impl.tasks.target_changed(target); });
  impl.tasks.listen([&impl](const task::Task& task, task::Change change) { impl.task_changed(task, change); });
}

Ecs::~Ecs() = default;

void Ecs::serve(Router& router) {
  impl_->serve_clusters(router);
  impl_->serve_task_definitions(router);
  impl_->serve_services(router);
  impl_->serve_tasks(router);
  impl_->serve_tags(router);
}

std::vector<wire::ecs::Task> Ecs::running_tasks() const {
  std::vector<wire::ecs::Task> running;
  for (const auto* task : impl_->tasks.all())
    if (!task->is_over()) running.push_back(task->shape);
  std::ranges::sort(running, {}, &wire::ecs::Task::created_at);
  return running;
}

void Ecs::shutdown(std::function<void()> done) {
  impl_->services.freeze();
  if (impl_->tasks.living() == 0) return impl_->with.loop.post(std::move(done));
  impl_->shut_down = std::move(done);
  impl_->tasks.end_all(task::kTerminationNotice, "The local AWS was stopped.");
}

unsigned long Ecs::revision() const {
  return impl_->changes + impl_->tasks.revision() + impl_->services.revision();
}

Json Ecs::save() const {
  return impl_->save();
}

Result<> Ecs::load(const Json& state) {
  return impl_->load(state);
}

}  // namespace sparkecs::engine::api
