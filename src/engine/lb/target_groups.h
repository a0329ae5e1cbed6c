// TargetGroups knows the targets of every group: it has them checked, drains them, and tells the data path where each
// listener's flows may go.
//
// Flows go to the healthy targets; while too few are, by default none, to all that are registered (fail open). A target
// is unused, and not checked, while no listener forwards to its group or its zone is not one of the load balancer's.
// The single address of a local load balancer stands for its nodes in all zones, so their targets share the flows,
// whatever cross-zone balancing says.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/delays.h"
#include "engine/lb/health.h"
#include "engine/lb/prober.h"
#include "engine/lb/relay.h"
#include "engine/lb/targets.h"
#include "engine/loop.h"

namespace sparkecs::engine::lb {

// What the callers of the API set; durations are unscaled.
struct GroupSettings {
  bool http_check = false;
  std::optional<std::uint16_t> check_port{};  // nothing: each target's own port
  std::string check_path = "/";
  StatusCodes check_codes{{200, 399}};
  Millis check_timeout{10'000};
  Thresholds thresholds{};
  Millis deregistration_delay{300'000};
  bool reset_after_deregistration = false;
  bool reset_when_unhealthy = true;
  Millis unhealthy_draining{0};  // how long a target is called unhealthy.draining, if its flows are not reset
  bool by_source = false;        // stickiness by the client's address
  // With fewer healthy targets than either, flows go to all (fail open).
  std::size_t least_healthy = 1;
  std::size_t least_healthy_percent = 0;
};

struct Forwarding {
  std::string group;
  std::set<std::string> zones{};  // of the load balancer
  Millis idle{350'000};           // unscaled
  std::string node{};             // ADDRESS:PORT of the listener: the Host of HTTP checks
};

// A target as DescribeTargetHealth shows it.
struct TargetHealth {
  Target target;
  std::string zone;
  HealthText health;
  std::uint16_t check_port = 0;
};

// Loop thread only.
class TargetGroups final : public TargetRegistry {
 public:
  // All references outlive this object; `relay` gets the routes of listeners, and drained() what it reports.
  TargetGroups(Loop& loop, const Delays& delays, Prober& prober, Relay& relay);
  ~TargetGroups() override;

  // Adds a group, or changes its settings.
  void put(const std::string& group, GroupSettings settings);
  // Forgets a group; its targets' flows are reset.
  void remove(const std::string& group);
  // A listener forwards as said from now on.
  void forward(Relay::Listener listener, const Forwarding& forwarding);
  void stop_forwarding(Relay::Listener listener);
  // An endpoint's last flow has ended.
  void drained(const std::shared_ptr<Endpoint>& endpoint);
  // All targets of a group, also those that drain, in order of address and port.
  std::vector<TargetHealth> health(const std::string& group) const;

  bool has_group(const std::string& group) const override { return groups_.contains(group); }
  bool has_listener(const std::string& group) const override;
  void register_target(const std::string& group, const Target& target, const std::string& zone) override;
  void deregister_target(const std::string& group, const Target& target) override;
  std::optional<TargetState> state(const std::string& group, const Target& target) const override;
  void observe(Observer changed) override { observer_ = std::move(changed); }

 private:
  struct Member {
    std::string zone;
    std::shared_ptr<Endpoint> endpoint;
    TargetState state = TargetState::Unused;
    Health health{};            // while it is checked
    TimePoint checked_since{};  // or to be, once it is registered
    TimePoint unhealthy_since{};
    Loop::Timer timer = 0;  // the next check, or the end of draining
  };
  struct Group {
    GroupSettings settings;
    std::map<Target, Member> members;
  };

  Group* find(const std::string& group);
  bool in_use(const std::string& group, const Member& member) const;
  void refresh(const std::string& group);
  void update_routes(const std::string& group);
  void set_state(const std::string& group, const Target& target, Member& member, TargetState state);
  void check(const std::string& group, const Target& target);
  void checked(const std::string& group, const Target& target, const Probed& probed);
  void forget(const std::string& group, const Target& target);
  void tell(const std::string& group, const Target& target);

  Loop& loop_;
  const Delays& delays_;
  Prober& prober_;
  Relay& relay_;
  std::map<std::string, Group> groups_;
  std::map<Relay::Listener, Forwarding> forwardings_;
  Observer observer_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  // what is posted does nothing once this is gone
};

}  // namespace sparkecs::engine::lb
