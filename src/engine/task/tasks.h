// Tasks carries every task from its launch to its end: it takes the steps of machine.h, asks the runtime and listens to
// its reports. What should run is not its business: RunTask and the service scheduler decide that.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/delays.h"
#include "engine/logs/sink.h"
#include "engine/loop.h"
#include "engine/runtime/runtime.h"
#include "engine/task/announcer.h"
#include "engine/task/task.h"

namespace sparkecs::engine::task {

// What tasks are made with; everything outlives them.
struct Surroundings {
  Loop& loop;
  const Delays& delays;
  runtime::Runtime& runtime;
  lb::TargetRegistry& targets;
  names::InstanceRegistry& instances;
  names::Interfaces& interfaces;
  logs::LogSink& logs;
};

// What has changed about a task.
enum class Change {
  Status,     // lastStatus or desiredStatus
  Health,     // what its target groups, or its containers' own checks, say
  Announced,  // it is in its target groups and in Cloud Map
  Withdrawn,  // it has begun to leave them
};

// Loop thread only. Pointers to tasks stay valid until the task is forgotten, an hour after its end.
class Tasks final : public runtime::Observer {
 public:
  using Listener = std::function<void(const Task&, Change)>;

  explicit Tasks(const Surroundings& surroundings);

  // Hears of every change from now on, in the middle of it: it takes notes and acts later. One listener.
  void listen(Listener listener) { listener_ = std::move(listener); }

  // Accepts a task; it starts in the loop's next turn. The reference stays valid as said above.
  const Task& launch(Launch launch);
  // Sets desiredStatus to STOPPED; no effect on a task that is there already. Reasons are cut to 1,024 bytes.
  void stop(const Task& task, std::string_view code, std::string reason);
  // Stops every task, without waiting for target groups to drain.
  void end_all(std::string_view code, const std::string& reason);
  // No effect for an unknown ARN.
  void set_tags(const std::string& arn, std::vector<wire::ecs::Tag> tags);
  // After TargetRegistry's observer.
  void target_changed(const lb::Target& target);

  const Task* find(const std::string& arn) const;
  // By ARN, so in an order that never changes; stopped ones too, as long as they are known.
  std::vector<const Task*> in_cluster(const std::string& cluster_arn) const;
  std::vector<const Task*> all() const;
  // Tasks that are not STOPPED.
  std::size_t living() const { return living_; }

  // Takes up a task of an earlier process. Whatever it did then, it is STOPPED now.
  void restore(wire::ecs::Task shape);
  // Grows with every change.
  unsigned long revision() const { return revision_; }

  void prepared(const std::string& id, Result<> result) override;
  void started(const std::string& id, const std::string& container, Result<runtime::Started> result) override;
  void output(const std::string& id, const std::string& container, TimePoint at, std::string line) override;
  void exited(const std::string& id, const std::string& container, runtime::Exit exit) override;
  void executed(const std::string& id, const std::string& container, std::optional<int> exit_code) override;
  void removed(const std::string& id) override;

 private:
  // --- tasks.cpp ---
  Task* by_id(const std::string& id);
  Task& add(Task task);
  void end(Task& task, std::string_view code, std::string reason);
  void forget_later(const Task& task);
  void forget_old();
  void note(Task& task, Change change);
  TimePoint now() const { return with_.loop.now(); }

  // --- steps.cpp: what is done ---
  void drive_later(const Task& task);
  void drive(Task& task);
  void take(Task& task, Step step);
  void attach_network(Task& task);
  void begin_containers(Task& task);
  Result<> open_logs(const Task& task);
  void start_ready(Task& task);
  void give_up_waiting(const std::string& id, std::size_t index);
  void stop_ready(Task& task);
  void check_later(Task& task, std::size_t index);
  void announce(Task& task);
  void withdraw(Task& task);
  void release(Task& task);
  void finish(Task& task);
  void give_back_interface(Task& task);

  // --- reports.cpp: what is heard ---
  struct Found {
    Task* task = nullptr;
    std::size_t index = 0;  // of the container
  };
  Found find(const std::string& id, const std::string& container);
  void container_ended(Task& task, std::size_t index, std::string reason);

  Surroundings with_;
  Announcer announcer_;
  Listener listener_;
  std::map<std::string, std::unique_ptr<Task>> tasks_;  // by ARN
  std::unordered_map<std::string, Task*> by_id_;
  std::unordered_map<std::string, Task*> by_address_;   // those with an interface
  std::deque<std::pair<TimePoint, std::string>> over_;  // stopped: when, ARN; oldest first
  Loop::Timer forgetting_ = 0;
  std::size_t living_ = 0;
  unsigned long revision_ = 0;
};

}  // namespace sparkecs::engine::task
