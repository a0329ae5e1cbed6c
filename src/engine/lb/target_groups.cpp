#include "engine/lb/target_groups.h"

#include <algorithm>

namespace sparkecs::engine::lb {
namespace {

bool is_checked(TargetState state) {
  return state == TargetState::Initial || state == TargetState::Healthy || state == TargetState::Unhealthy;
}

}  // namespace

TargetGroups::TargetGroups(Loop& loop, const Delays& delays, Prober& prober, Relay& relay)
    : loop_(loop), delays_(delays), prober_(prober), relay_(relay) {}

TargetGroups::~TargetGroups() {
  for (auto& [arn, group] : groups_)
    for (auto& [target, member] : group.members) loop_.cancel(member.timer);
}

void TargetGroups::put(const std::string& group, GroupSettings settings) {
  groups_[group].settings = std::move(settings);
  update_routes(group);
}

void TargetGroups::remove(const std::string& group) {
  auto* found = find(group);
  if (!found) return;
  for (auto& [target, member] : found->members) {
    loop_.cancel(member.timer);
    Relay::drain(*member.endpoint);
    relay_.reset(member.endpoint);
    tell(group, target);
  }
  groups_.erase(group);
}

void TargetGroups::forward(Relay::Listener listener, const Forwarding& forwarding) {
  auto before = std::exchange(forwardings_[listener], forwarding).group;
  if (before != forwarding.group) refresh(before);
  refresh(forwarding.group);
}

void TargetGroups::stop_forwarding(Relay::Listener listener) {
  auto at = forwardings_.find(listener);
  if (at == forwardings_.end()) return;
  auto group = at->second.group;
  forwardings_.erase(at);
  refresh(group);
}

void TargetGroups::drained(const std::shared_ptr<Endpoint>& endpoint) {
  for (auto& [arn, group] : groups_)
    for (auto& [target, member] : group.members)
      if (member.endpoint == endpoint && member.state == TargetState::Draining) return forget(arn, target);
}

std::vector<TargetHealth> TargetGroups::health(const std::string& group) const {
  std::vector<TargetHealth> all;
  auto at = groups_.find(group);
  if (at == groups_.end()) return all;
  const auto& settings = at->second.settings;
  for (const auto& [target, member] : at->second.members) {
    auto text = to_text(member.state, member.health.last);
    bool drains = member.state == TargetState::Unhealthy && !settings.reset_when_unhealthy &&
                  loop_.now() < member.unhealthy_since + delays_.scaled(settings.unhealthy_draining);
    if (drains) text.state = "unhealthy.draining";
    if (member.state == TargetState::Initial && loop_.now() < member.checked_since)
      text = {"initial", "Elb.RegistrationInProgress", "Target registration is in progress"};
    auto port = settings.check_port.value_or(static_cast<std::uint16_t>(target.port));
    all.push_back({target, member.zone, std::move(text), port});
  }
  return all;
}

bool TargetGroups::has_listener(const std::string& group) const {
  return std::ranges::any_of(forwardings_, [&](const auto& item) { return item.second.group == group; });
}

void TargetGroups::register_target(const std::string& group, const Target& target, const std::string& zone) {
  auto* found = find(group);
  if (!found) return;
  auto& member = found->members[target];
  if (member.endpoint && member.state != TargetState::Draining) return;  // registered already
  // One that drains comes back as a new target: flows it still has end with the old endpoint.
  loop_.cancel(std::exchange(member.timer, 0));
  member = Member{.zone = zone,
                  .endpoint = std::make_shared<Endpoint>(target.address, static_cast<std::uint16_t>(target.port))};
  tell(group, target);
  refresh(group);
}

void TargetGroups::deregister_target(const std::string& group, const Target& target) {
  auto* found = find(group);
  if (!found) return;
  auto at = found->members.find(target);
  if (at == found->members.end() || at->second.state == TargetState::Draining) return;
  auto& member = at->second;
  bool idle = Relay::drain(*member.endpoint);
  set_state(group, target, member, TargetState::Draining);
  update_routes(group);
  if (idle) return forget(group, target);
  auto delay = delays_.scaled(found->settings.deregistration_delay);
  member.timer = loop_.after(delay, [this, group, target, reset = found->settings.reset_after_deregistration] {
    auto endpoint = groups_.at(group).members.at(target).endpoint;
    if (reset) relay_.reset(endpoint);
    forget(group, target);
  });
}

std::optional<TargetState> TargetGroups::state(const std::string& group, const Target& target) const {
  auto at = groups_.find(group);
  if (at == groups_.end()) return std::nullopt;
  auto member = at->second.members.find(target);
  if (member == at->second.members.end()) return std::nullopt;
  return member->second.state;
}

TargetGroups::Group* TargetGroups::find(const std::string& group) {
  auto at = groups_.find(group);
  return at == groups_.end() ? nullptr : &at->second;
}

bool TargetGroups::in_use(const std::string& group, const Member& member) const {
  return std::ranges::any_of(forwardings_, [&](const auto& item) {
    const auto& [listener, forwarding] = item;
    return forwarding.group == group && (forwarding.zones.contains(member.zone) || member.zone == "all");
  });
}

// Starts or ends checking as listeners and zones demand, then tells the data path.
void TargetGroups::refresh(const std::string& group) {
  auto* found = find(group);
  if (!found) return;
  for (auto& [target, member] : found->members) {
    if (member.state == TargetState::Draining) continue;
    bool used = in_use(group, member);
    if (used && member.state == TargetState::Unused) {
      member.health = Health{};
      auto registration = delays_.scaled(delays_.target_registration);
      member.checked_since = loop_.now() + registration;
      set_state(group, target, member, TargetState::Initial);
      // The first check at once: whoever waits for readiness waits for nothing else.
      member.timer = loop_.after(registration, [this, group, address = target] { check(group, address); });
    } else if (!used && member.state != TargetState::Unused) {
      set_state(group, target, member, TargetState::Unused);
    }
  }
  update_routes(group);
}

void TargetGroups::update_routes(const std::string& group) {
  auto* found = find(group);
  if (!found) return;
  for (const auto& [listener, forwarding] : forwardings_) {
    if (forwarding.group != group) continue;
    Route route{.by_source = found->settings.by_source, .idle = delays_.scaled(forwarding.idle)};
    Endpoints registered;
    for (const auto& [target, member] : found->members) {
      if (!is_checked(member.state) || !(forwarding.zones.contains(member.zone) || member.zone == "all")) continue;
      registered.push_back(member.endpoint);
      if (member.state == TargetState::Healthy) route.endpoints.push_back(member.endpoint);
    }
    auto healthy = route.endpoints.size();
    if (healthy < found->settings.least_healthy ||
        healthy * 100 < registered.size() * found->settings.least_healthy_percent)
      route.endpoints = std::move(registered);
    relay_.route(listener, std::move(route));
  }
}

void TargetGroups::set_state(const std::string& group, const Target& target, Member& member, TargetState state) {
  if (member.state == state) return;
  member.state = state;
  if (state == TargetState::Unhealthy) member.unhealthy_since = loop_.now();
  if (!is_checked(state)) loop_.cancel(std::exchange(member.timer, 0));
  tell(group, target);
}

void TargetGroups::check(const std::string& group, const Target& target) {
  auto& found = groups_.at(group);
  auto& member = found.members.at(target);
  const auto& settings = found.settings;
  member.timer = 0;
  Check check{.address = target.address,
              .port = settings.check_port.value_or(static_cast<std::uint16_t>(target.port)),
              .timeout = delays_.scaled(settings.check_timeout)};
  if (settings.http_check) {
    check.http = true;
    check.path = settings.check_path;
    check.codes = settings.check_codes;
    for (const auto& [listener, forwarding] : forwardings_)
      if (forwarding.group == group) check.host = forwarding.node;
  }
  auto weak = std::weak_ptr(alive_);
  prober_.probe(std::move(check),
                [this, weak, &loop = loop_, group, target, endpoint = member.endpoint](const Probed& probed) {
                  loop.post([this, weak, group, target, endpoint, probed] {
                    if (weak.expired()) return;
                    auto* still = find(group);
                    if (!still) return;
                    auto at = still->members.find(target);
                    // Registered anew, or not checked any more, since the check began.
                    if (at == still->members.end() || at->second.endpoint != endpoint || !is_checked(at->second.state))
                      return;
                    checked(group, target, probed);
                  });
                });
}

void TargetGroups::checked(const std::string& group, const Target& target, const Probed& probed) {
  auto& settings = groups_.at(group).settings;
  auto& member = groups_.at(group).members.at(target);
  auto thresholds = settings.thresholds;
  thresholds.interval = delays_.scaled(thresholds.interval);
  member.health =
      after(member.health, probed, thresholds, std::chrono::duration_cast<Millis>(loop_.now() - member.checked_since));
  auto pause = member.health.state == TargetState::Initial
                   ? std::min(thresholds.interval, delays_.scaled(kNewTargetInterval))
                   : thresholds.interval;
  loop_.cancel(member.timer);  // set when a check was under way while the target was out of use
  member.timer = loop_.after(pause, [this, group, target] { check(group, target); });
  if (member.health.state == member.state) return;
  set_state(group, target, member, member.health.state);
  update_routes(group);
  if (member.state == TargetState::Unhealthy && settings.reset_when_unhealthy) relay_.reset(member.endpoint);
}

void TargetGroups::forget(const std::string& group, const Target& target) {
  auto& members = groups_.at(group).members;
  // Held until it is told: the caller may mean it by the key of the very entry.
  auto gone = members.extract(target);
  loop_.cancel(gone.mapped().timer);
  tell(group, gone.key());
}

void TargetGroups::tell(const std::string& group, const Target& target) {
  loop_.post([this, weak = std::weak_ptr(alive_), group, target] {
    if (!weak.expired() && observer_) observer_(group, target);
  });
}

}  // namespace sparkecs::engine::lb
