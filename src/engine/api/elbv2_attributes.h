// The attributes of load balancers, target groups and listeners: which there are, their defaults and allowed values.
// All are always answered, also those nobody has set. Pure functions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "wire/elbv2.h"

namespace sparkecs::engine::api::elbv2 {

// Those that were set; the rest have their defaults.
using Attributes = std::map<std::string, std::string>;

enum class AttributesOf { LoadBalancer, TargetGroup, Listener };

// Every attribute of such a resource, in AWS's order.
std::vector<wire::elbv2::Attribute> all_attributes(AttributesOf resource, const Attributes& set);
// The attributes after setting `changes`. All or nothing: an unknown key, a value that is not allowed, or one that
// the local AWS cannot honour is an error.
Result<Attributes> with_changes(AttributesOf resource, Attributes set,
                                const std::vector<wire::elbv2::Attribute>& changes);
// The value of an attribute of the table.
std::string attribute(AttributesOf resource, const Attributes& set, std::string_view key);

inline constexpr std::string_view kDeletionProtection = "deletion_protection.enabled";
inline constexpr std::string_view kDeregistrationDelay = "deregistration_delay.timeout_seconds";
inline constexpr std::string_view kTerminateDeregistered = "deregistration_delay.connection_termination.enabled";
inline constexpr std::string_view kTerminateUnhealthy = "target_health_state.unhealthy.connection_termination.enabled";
inline constexpr std::string_view kUnhealthyDraining = "target_health_state.unhealthy.draining_interval_seconds";
inline constexpr std::string_view kStickiness = "stickiness.enabled";
inline constexpr std::string_view kLeastHealthy =
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count";
inline constexpr std::string_view kLeastHealthyPercent =
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage";
inline constexpr std::string_view kIdleTimeout = "tcp.idle_timeout.seconds";

}  // namespace sparkecs::engine::api::elbv2
