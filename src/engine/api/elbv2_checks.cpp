#include "engine/api/elbv2_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/text.h"
#include "engine/lb/socket_address.h"
#include "engine/names/ipv4.h"

namespace sparkecs::engine::api::elbv2 {
namespace {

constexpr std::size_t kLongestName = 32;
constexpr std::size_t kMostTags = 50;
constexpr std::string_view kTrafficPort = "traffic-port";
// What passes an HTTP check of a network load balancer unless the caller says otherwise.
constexpr std::string_view kDefaultMatcher = "200-399";

Result<> check_range(std::string_view member, const std::optional<int>& value, int least, int most) {
  if (value && *value >= least && *value <= most) return {};
  return invalid(fmt::format("{} '{}' must be between {} and {}", member, value.value_or(0), least, most));
}

// What a VPC may be connected with, and targets outside it may be in: RFC 1918 and RFC 6598.
constexpr std::string_view kPrivateBlocks = "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 and 100.64.0.0/10";

bool is_private(std::uint32_t address) {
  constexpr names::Block kBlocks[]{{0x0A00'0000, 8}, {0xAC10'0000, 12}, {0xC0A8'0000, 16}, {0x6440'0000, 10}};
  return std::ranges::any_of(kBlocks, [&](const names::Block& block) { return block.contains(address); });
}

}  // namespace

Result<> check_name(std::string_view what, const std::string& name) {
  if (name.empty()) return invalid(fmt::format("{} name must not be empty", what));
  if (name.size() > kLongestName)
    return invalid(
        fmt::format("{} name '{}' cannot be longer than '{}' characters", what, printable(name), kLongestName));
  bool plain = std::ranges::all_of(name, [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '-'); });
  if (!plain)
    return invalid(
        fmt::format("{} name '{}' can only contain characters that are alphanumeric characters and "
                    "hyphens(-)",
                    what, printable(name)));
  if (name.starts_with('-') || name.ends_with('-'))
    return invalid(fmt::format("{} name '{}' cannot begin or end with a hyphen(-)", what, name));
  if (name.starts_with("internal-"))
    return invalid(fmt::format("{} name '{}' cannot begin with 'internal-'", what, name));
  return {};
}

Result<> check_tags(const std::vector<wire::elbv2::Tag>& tags) {
  if (tags.size() > kMostTags) return invalid(fmt::format("At most {} tags are allowed", kMostTags), "TooManyTags");
  std::set<std::string> keys;
  for (const auto& [key, value] : tags) {
    if (key.empty() || key.size() > 128 || value.size() > 256 || key.starts_with("aws:"))
      return invalid(
          fmt::format("The tag '{}' is not valid: a key has 1 to 128 characters and does not begin with "
                      "'aws:', a value has at most 256",
                      printable(key)));
    if (!keys.insert(key).second) return invalid(fmt::format("Duplicate tag key '{}'", key), "DuplicateTagKeys");
  }
  return {};
}

Result<> check_port(const std::optional<int>& port) {
  if (!port) return invalid("A port must be specified");
  return check_range("Port", port, 1, UINT16_MAX);
}

Result<> check_target_address(const std::string& address, bool in_subnet) {
  auto parsed = lb::to_socket_address(address, 0);
  if (!parsed) return invalid(fmt::format("The IP address '{}' is not a valid IPv4 address", printable(address)));
  if (in_subnet || is_private(ntohl(parsed->sin_addr.s_addr))) return {};
  // AWS forbids these (NLB guide, "Target type"); its words for it are not known.
  return invalid(
      fmt::format("The IP address '{}' is neither in a subnet of the VPC nor in one of {}", address, kPrivateBlocks));
}

Result<> check_choice(std::string_view member, const std::string& value, std::string_view choices) {
  auto words = split(choices, '|');
  if (std::ranges::count(words, value) > 0) return {};
  return invalid(
      fmt::format("'{}' is not a valid {}: it must be one of {}", printable(value), member, join(words, ", ")));
}

Result<> complete_health_check(wire::elbv2::TargetGroup& group) {
  auto& protocol = group.health_check_protocol;
  if (protocol.empty()) protocol = "TCP";
  TRY(check_choice("health check protocol", protocol, "TCP|HTTP|HTTPS"));
  if (protocol == "HTTPS") return refused("The local AWS has no support for HTTPS health checks");
  bool http = protocol == "HTTP";
  if (!group.health_check_enabled.value_or(true))
    return refused("Health checks must be enabled for target groups with target type 'ip'");
  group.health_check_enabled = true;
  if (group.health_check_port.empty()) group.health_check_port = kTrafficPort;
  if (auto port = parse_number(group.health_check_port, UINT16_MAX);
      group.health_check_port != kTrafficPort && (!port || *port == 0))
    return invalid(fmt::format("Health check port '{}' must be 'traffic-port' or a number between 1 and 65535",
                               printable(group.health_check_port)));

  if (!group.health_check_interval_seconds) group.health_check_interval_seconds = 30;
  if (!group.health_check_timeout_seconds)
    group.health_check_timeout_seconds = std::min(http ? 6 : 10, *group.health_check_interval_seconds);
  if (!group.healthy_threshold_count) group.healthy_threshold_count = 5;
  if (!group.unhealthy_threshold_count) group.unhealthy_threshold_count = 2;
  TRY(check_range("Health check interval", group.health_check_interval_seconds, 5, 300));
  TRY(check_range("Health check timeout", group.health_check_timeout_seconds, 2, 120));
  TRY(check_range("Healthy threshold count", group.healthy_threshold_count, 2, 10));
  TRY(check_range("Unhealthy threshold count", group.unhealthy_threshold_count, 2, 10));
  if (*group.health_check_timeout_seconds > *group.health_check_interval_seconds)
    return invalid(fmt::format("Health check timeout '{}' must be smaller than or equal to the interval '{}'",
                               *group.health_check_timeout_seconds, *group.health_check_interval_seconds));

  if (!http) {
    if (!group.health_check_path.empty() || group.matcher)
      return invalid("Health check paths and matchers are for HTTP health checks, not for TCP");
    return {};
  }
  auto& path = group.health_check_path;
  if (path.empty()) path = "/";
  bool visible = std::ranges::all_of(path, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
  if (!path.starts_with('/') || path.size() > 1024 || !visible)
    return invalid(fmt::format("Health check path '{}' must begin with '/' and have at most 1024 visible characters",
                               printable(path)));
  if (!group.matcher) group.matcher = wire::elbv2::Matcher{.http_code = std::string(kDefaultMatcher)};
  if (!lb::parse_status_codes(group.matcher->http_code))
    return invalid(fmt::format("Health check matcher HTTP code '{}' must be between '200' and '599'",
                               printable(group.matcher->http_code)));
  return {};
}

void apply_health_check(const wire::elbv2::TargetGroup& group, lb::GroupSettings& settings) {
  auto seconds = [](const std::optional<int>& value) { return Millis(value.value_or(0) * 1000); };
  settings.http_check = group.health_check_protocol == "HTTP";
  settings.check_port.reset();
  if (auto port = parse_number(group.health_check_port, UINT16_MAX))
    settings.check_port = static_cast<std::uint16_t>(*port);
  settings.check_path = group.health_check_path;
  if (group.matcher)
    settings.check_codes = lb::parse_status_codes(group.matcher->http_code).value_or(lb::StatusCodes{});
  settings.check_timeout = seconds(group.health_check_timeout_seconds);
  settings.thresholds = {.healthy = group.healthy_threshold_count.value_or(0),
                         .unhealthy = group.unhealthy_threshold_count.value_or(0),
                         .interval = seconds(group.health_check_interval_seconds)};
}

Result<std::string> forwarded_group(const std::vector<wire::elbv2::Action>& actions) {
  if (actions.size() > 1) return invalid("A listener has one default action", "TooManyActions");
  if (actions.empty()) return invalid("A listener must have a default action");
  const auto& action = actions.front();
  if (action.type != "forward")
    return invalid(fmt::format("Listeners of network load balancers forward; they cannot '{}'", printable(action.type)),
                   "InvalidLoadBalancerAction");
  if (!action.forward_config) {
    if (action.target_group_arn.empty()) return invalid("The forward action names no target group");
    return action.target_group_arn;
  }
  const auto& groups = action.forward_config->target_groups;
  if (groups.size() != 1) return invalid("The forward action must name one target group", "InvalidLoadBalancerAction");
  const auto& group = groups.front().target_group_arn;
  if (!action.target_group_arn.empty() && action.target_group_arn != group)
    return invalid("The forward action names two different target groups", "InvalidLoadBalancerAction");
  return group;
}

}  // namespace sparkecs::engine::api::elbv2
