#include "spark/status.h"

#include <algorithm>

#include "base/json.h"

namespace sparkecs::spark {
namespace {

std::string text(const Json& object, const char* name) {
  auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// Saturates: a page is foreign input, and a sum of memories may pass 2^31 MiB only by mistake.
int number(const Json& object, const char* name) {
  auto at = object.find(name);
  if (at == object.end() || !at->is_number()) return 0;
  return static_cast<int>(std::clamp(at->get<double>(), 0.0, 2147483647.0));
}

Millis millis(const Json& object, const char* name) {
  auto at = object.find(name);
  if (at == object.end() || !at->is_number()) return Millis(0);
  return Millis(static_cast<Millis::rep>(std::clamp(at->get<double>(), 0.0, 253402300799000.0)));
}

template <class F>
void each(const Json& object, const char* name, F&& read) {
  auto at = object.find(name);
  if (at == object.end() || !at->is_array()) return;
  for (const auto& item : *at)
    if (item.is_object()) read(item);
}

Worker worker(const Json& item) {
  return {
      .id = text(item, "id"),
      .host = text(item, "host"),
      .port = number(item, "port"),
      .webui = text(item, "webuiaddress"),
      .cores = number(item, "cores"),
      .cores_used = number(item, "coresused"),
      .memory_mb = number(item, "memory"),
      .memory_used_mb = number(item, "memoryused"),
      .state = text(item, "state"),
      .last_heartbeat = TimePoint(millis(item, "lastheartbeat")),
  };
}

Application application(const Json& item) {
  return {
      .id = text(item, "id"),
      .name = text(item, "name"),
      .user = text(item, "user"),
      .cores = number(item, "cores"),
      .memory_per_executor_mb = number(item, "memoryperexecutor"),
      .state = text(item, "state"),
      .started = TimePoint(millis(item, "starttime")),
      .duration = millis(item, "duration"),
  };
}

}  // namespace

int MasterStatus::workers_alive() const {
  return static_cast<int>(std::ranges::count_if(workers, &Worker::alive));
}

Result<MasterStatus> parse_status(std::string_view body) {
  auto page = TRY(during("the master's /json/", parse_json(body)));
  if (!page.is_object() || text(page, "status").empty() || !page.contains("workers"))
    return fail(Error::Kind::Invalid, "the master's /json/: not the status page of a Spark master");
  MasterStatus status{
      .url = text(page, "url"),
      .status = text(page, "status"),
      .workers = {},
      .cores = number(page, "cores"),
      .cores_used = number(page, "coresused"),
      .memory_mb = number(page, "memory"),
      .memory_used_mb = number(page, "memoryused"),
      .active = {},
      .completed = {},
  };
  each(page, "workers", [&](const Json& item) { status.workers.push_back(worker(item)); });
  each(page, "activeapps", [&](const Json& item) { status.active.push_back(application(item)); });
  each(page, "completedapps", [&](const Json& item) { status.completed.push_back(application(item)); });
  return status;
}

}  // namespace sparkecs::spark
