#include "engine/task/inbox.h"

#include <utility>

namespace sparkecs::engine::task {

namespace {
// What a line costs beside its text.
constexpr std::size_t kLineOverhead = 128;
}  // namespace

void Inbox::close() {
  waiting_.with([](Waiting& waiting) {
    waiting.closed = true;
    waiting.reports.clear();
  });
  stop_.request_stop();
}

void Inbox::prepared(const std::string& task, Result<> result) {
  put([=](runtime::Observer& to) { to.prepared(task, result); });
}

void Inbox::started(const std::string& task, const std::string& container, Result<runtime::Started> result) {
  put([=](runtime::Observer& to) { to.started(task, container, result); });
}

void Inbox::output(const std::string& task, const std::string& container, TimePoint at, std::string line) {
  std::size_t size = line.size() + kLineOverhead;
  waiting_.wait(stop_.get_token(), [](const Waiting& waiting) { return waiting.output < kMostWaitingOutput; });
  put([=, line = std::move(line)](runtime::Observer& to) { to.output(task, container, at, line); }, size);
}

void Inbox::exited(const std::string& task, const std::string& container, runtime::Exit exit) {
  put([=](runtime::Observer& to) { to.exited(task, container, exit); });
}

void Inbox::executed(const std::string& task, const std::string& container, std::optional<int> exit_code) {
  put([=](runtime::Observer& to) { to.executed(task, container, exit_code); });
}

void Inbox::removed(const std::string& task) {
  put([=](runtime::Observer& to) { to.removed(task); });
}

void Inbox::put(Report report, std::size_t output) {
  bool first = waiting_.with([&](Waiting& waiting) {
    if (waiting.closed) return false;
    waiting.reports.push_back(std::move(report));
    waiting.output += output;
    return waiting.reports.size() == 1;
  });
  // One job for all that gather until it runs.
  if (first) loop_.post([this] { deliver(); });
}

void Inbox::deliver() {
  std::vector<Report> reports;
  waiting_.change([&](Waiting& waiting) {
    reports = std::exchange(waiting.reports, {});
    waiting.output = 0;
  });
  for (auto& report : reports) report(*receiver_);
}

}  // namespace sparkecs::engine::task
