// A service's events: AWS's words for what the scheduler does, and the list DescribeServices shows.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/time.h"
#include "wire/ecs_services.h"

namespace sparkecs::engine::task {

// Events of one service, newest first, the last 100.
class EventLog {
 public:
  EventLog() = default;
  explicit EventLog(std::vector<wire::ecs::ServiceEvent> events) : events_(std::move(events)) {}

  void add(std::string message, TimePoint now);
  // The same, unless the same message is younger than `quiet`. Whether it was added.
  bool add_unless_said(std::string message, TimePoint now, Millis quiet);

  const std::vector<wire::ecs::ServiceEvent>& newest_first() const { return events_; }

 private:
  std::vector<wire::ecs::ServiceEvent> events_;
};

// The messages, as tools match on them. `service` is its name, tasks their ids.
namespace events {

std::string started(const std::string& service, std::span<const std::string> tasks);
std::string stopped(const std::string& service, std::span<const std::string> tasks);
std::string registered(const std::string& service, const std::string& group);
std::string deregistered(const std::string& service, const std::string& group);
std::string draining(const std::string& service);
std::string unhealthy(const std::string& service, int port, const std::string& group);
std::string failed_container_checks(const std::string& service, const std::string& task);
std::string completed(const std::string& service, const std::string& deployment);
std::string failed(const std::string& service, const std::string& deployment);
std::string rolling_back(const std::string& service, const std::string& deployment);
std::string no_capacity(const std::string& service);
std::string no_room(const std::string& service);
std::string cannot_start(const std::string& service);
std::string steady(const std::string& service);

}  // namespace events

}  // namespace sparkecs::engine::task
