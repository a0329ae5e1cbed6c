// TargetRegistry is what the service scheduler sees of load balancing: targets come, get healthy, drain and go.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace sparkecs::engine::lb {

struct Target {
  std::string address;  // IPv4 of a task
  int port = 0;
  auto operator<=>(const Target&) const = default;
};

// A target's state as DescribeTargetHealth names it.
enum class TargetState { Initial, Healthy, Unhealthy, Draining, Unused };

// Loop thread only. Target groups are named by ARN; an unknown ARN or target is ignored, or has no state.
class TargetRegistry {
 public:
  virtual ~TargetRegistry() = default;
  virtual bool has_group(const std::string& group) const = 0;
  // Whether a listener forwards to the group (without one ECS refuses to create a service on it).
  virtual bool has_listener(const std::string& group) const = 0;
  virtual void register_target(const std::string& group, const Target& target, const std::string& zone) = 0;
  // Starts draining; the target is gone (no state) after the group's deregistration delay, or as soon as its last
  // connection has ended.
  virtual void deregister_target(const std::string& group, const Target& target) = 0;
  virtual std::optional<TargetState> state(const std::string& group, const Target& target) const = 0;

  using Observer = std::function<void(const std::string& group, const Target& target)>;
  // From now on `changed` is called whenever state() of a target became another, or none: on the loop's thread, and
  // never from inside another call of this interface. One observer; set once, before any target.
  virtual void observe(Observer changed) = 0;
};

}  // namespace sparkecs::engine::lb
