// Inbox takes the runtime's reports from any thread and hands them out on the loop's thread, in order.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <vector>

#include "base/guarded.h"
#include "engine/loop.h"
#include "engine/runtime/runtime.h"

namespace sparkecs::engine::task {

// How much output may wait for the loop. Beyond it output() waits too, so that a program that prints faster than its
// log can be stored is slowed down by its pipe, as with awslogs' blocking mode.
inline constexpr std::size_t kMostWaitingOutput = 16u << 20;

class Inbox final : public runtime::Observer {
 public:
  explicit Inbox(Loop& loop) : loop_(loop) {}

  // Where reports go from now on; before, they wait. Called before the loop runs.
  void open(runtime::Observer& receiver) { receiver_ = &receiver; }
  // Reports are dropped from now on, and nobody waits. Safe from any thread.
  void close();

  void prepared(const std::string& task, Result<> result) override;
  void started(const std::string& task, const std::string& container, Result<runtime::Started> result) override;
  void output(const std::string& task, const std::string& container, TimePoint at, std::string line) override;
  void exited(const std::string& task, const std::string& container, runtime::Exit exit) override;
  void executed(const std::string& task, const std::string& container, std::optional<int> exit_code) override;
  void removed(const std::string& task) override;

 private:
  using Report = std::function<void(runtime::Observer&)>;
  struct Waiting {
    std::vector<Report> reports;
    std::size_t output = 0;  // bytes of lines in them
    bool closed = false;
  };
  void put(Report report, std::size_t output = 0);
  void deliver();

  Loop& loop_;
  runtime::Observer* receiver_ = nullptr;
  Guarded<Waiting> waiting_;
  std::stop_source stop_;  // of those who wait for room
};

}  // namespace sparkecs::engine::task
