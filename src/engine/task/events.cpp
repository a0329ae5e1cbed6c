#include "engine/task/events.h"

#include <fmt/format.h>

#include "base/random.h"

namespace sparkecs::engine::task {

namespace {

constexpr std::size_t kMostEvents = 100;

std::string list(std::span<const std::string> tasks) {
  std::string text;
  for (const auto& task : tasks) text += fmt::format("{}(task {})", text.empty() ? "" : " ", task);
  return text;
}

}  // namespace

void EventLog::add(std::string message, TimePoint now) {
  if (events_.size() >= kMostEvents) events_.resize(kMostEvents - 1);
  events_.insert(events_.begin(), {random_uuid(), now, std::move(message)});
}

bool EventLog::add_unless_said(std::string message, TimePoint now, Millis quiet) {
  for (const auto& event : events_)
    if (event.message == message && event.created_at && now - *event.created_at < quiet) return false;
  add(std::move(message), now);
  return true;
}

namespace events {

std::string started(const std::string& service, std::span<const std::string> tasks) {
  return fmt::format("(service {}) has started {} tasks: {}.", service, tasks.size(), list(tasks));
}

std::string stopped(const std::string& service, std::span<const std::string> tasks) {
  return fmt::format("(service {}) has stopped {} running tasks: {}.", service, tasks.size(), list(tasks));
}

std::string registered(const std::string& service, const std::string& group) {
  return fmt::format("(service {}) registered 1 targets in (target-group {})", service, group);
}

std::string deregistered(const std::string& service, const std::string& group) {
  return fmt::format("(service {}) deregistered 1 targets in (target-group {})", service, group);
}

std::string draining(const std::string& service) {
  return fmt::format("(service {}) has begun draining connections on 1 tasks.", service);
}

std::string failed_container_checks(const std::string& service, const std::string& task) {
  return fmt::format("(service {}) (task {}) failed container health checks.", service, task);
}

std::string unhealthy(const std::string& service, int port, const std::string& group) {
  return fmt::format("(service {}) (port {}) is unhealthy in (target-group {}) due to (reason Health checks failed).",
                     service, port, group);
}

std::string completed(const std::string& service, const std::string& deployment) {
  return fmt::format("(service {}) (deployment {}) deployment completed.", service, deployment);
}

std::string failed(const std::string& service, const std::string& deployment) {
  return fmt::format("(service {}) (deployment {}) deployment failed: tasks failed to start.", service, deployment);
}

std::string rolling_back(const std::string& service, const std::string& deployment) {
  return fmt::format("(service {}) rolling back to deployment {}.", service, deployment);
}

std::string no_capacity(const std::string& service) {
  return fmt::format(
      "(service {}) was unable to place a task because no container instance met all of its requirements. Reason: No "
      "Container Instances were found in your cluster.",
      service);
}

std::string no_room(const std::string& service) {
  return fmt::format(
      "(service {}) was unable to stop or start tasks during a deployment because of the service deployment "
      "configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
      service);
}

std::string cannot_start(const std::string& service) {
  return fmt::format("(service {}) is unable to consistently start tasks successfully.", service);
}

std::string steady(const std::string& service) {
  return fmt::format("(service {}) has reached a steady state.", service);
}

}  // namespace events

}  // namespace sparkecs::engine::task
