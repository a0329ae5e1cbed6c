// Ecs is Amazon ECS: clusters, task definitions, tasks and services behind its API, and the scheduler that runs them.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "engine/delays.h"
#include "engine/lb/targets.h"
#include "engine/logs/sink.h"
#include "engine/loop.h"
#include "engine/names/names.h"
#include "engine/runtime/runtime.h"
#include "engine/saved.h"
#include "engine/task/inbox.h"
#include "wire/ecs_tasks.h"

namespace sparkecs::engine::api {

class Router;

// Loop thread only. It lives in the account and region of whoever asks: ARNs keep them apart.
class Ecs final : public Saved {
 public:
  // Everything is borrowed and outlives it. `inbox` is the observer the runtime was made with.
  Ecs(Loop& loop, const Delays& delays, runtime::Runtime& runtime, task::Inbox& inbox, lb::TargetRegistry& targets,
      names::InstanceRegistry& instances, names::Interfaces& interfaces, logs::LogSink& logs);
  ~Ecs() override;

  // Registers every operation of ECS that this engine knows.
  void serve(Router& router);

  // Every task that is not STOPPED, oldest first: for people who look at the engine.
  std::vector<wire::ecs::Task> running_tasks() const;

  // Stops all tasks as StopTask does and starts no more; services keep their desired count for the next start.
  // `done` runs on the loop once no task is left, at once when there is none.
  void shutdown(std::function<void()> done);

  // Tasks that ran when the state was saved are loaded as STOPPED; services then start others.
  unsigned long revision() const override;
  Json save() const override;
  Result<> load(const Json& state) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sparkecs::engine::api
