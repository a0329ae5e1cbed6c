// What ELBv2 demands of its callers' values. Pure functions; the errors are AWS's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/lb/target_groups.h"
#include "wire/elbv2.h"

namespace sparkecs::engine::api::elbv2 {

inline std::unexpected<Error> invalid(std::string message, std::string code = "ValidationError") {
  return fail(Error::Kind::Invalid, std::move(message), std::move(code));
}
inline std::unexpected<Error> refused(std::string message) {
  return invalid(std::move(message), "InvalidConfigurationRequest");
}
inline std::unexpected<Error> unknown(std::string message, std::string code) {
  return fail(Error::Kind::NotFound, std::move(message), std::move(code));
}
inline std::unexpected<Error> conflict(std::string message, std::string code) {
  return fail(Error::Kind::Conflict, std::move(message), std::move(code));
}

// `what` is "Load balancer" or "Target group": at most 32 letters, digits and hyphens, none of these at an end.
Result<> check_name(std::string_view what, const std::string& name);
// Keys: once each, 1–128 characters, not AWS's own; values at most 256; at most 50.
Result<> check_tags(const std::vector<wire::elbv2::Tag>& tags);
Result<> check_port(const std::optional<int>& port);
// Text of an IPv4 address; outside the VPC's subnets it must be a private one.
Result<> check_target_address(const std::string& address, bool in_subnet);
// One word of a list separated by '|'.
Result<> check_choice(std::string_view member, const std::string& value, std::string_view choices);

// Fills in the defaults of a group's health check and checks the whole.
Result<> complete_health_check(wire::elbv2::TargetGroup& group);
// The same in the data path's terms; the group must be complete.
void apply_health_check(const wire::elbv2::TargetGroup& group, lb::GroupSettings& settings);
// The one target group a listener's actions forward to.
Result<std::string> forwarded_group(const std::vector<wire::elbv2::Action>& actions);

}  // namespace sparkecs::engine::api::elbv2
