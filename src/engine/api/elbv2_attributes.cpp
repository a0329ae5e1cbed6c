#include "engine/api/elbv2_attributes.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/text.h"

namespace sparkecs::engine::api::elbv2 {
namespace {

enum class Values {
  Text,
  Bool,
  False,   // true is AWS's to offer; nothing here does it
  Number,  // within `least` and `most`
  NumberOrOff,
  Choice,  // one of the words in `choices`
};

struct Spec {
  std::string_view key;
  std::string_view initial;
  Values values;
  unsigned least = 0;
  unsigned most = 0;
  std::string_view choices{};  // separated by '|'
};

constexpr Spec kLoadBalancer[] = {
    {"access_logs.s3.enabled", "false", Values::False},
    {"access_logs.s3.bucket", "", Values::Text},
    {"access_logs.s3.prefix", "", Values::Text},
    {"ipv6.deny_all_igw_traffic", "false", Values::Bool},
    {kDeletionProtection, "false", Values::Bool},
    {"load_balancing.cross_zone.enabled", "false", Values::Bool},
    {"dns_record.client_routing_policy", "any_availability_zone", Values::Choice, 0, 0,
     "any_availability_zone|availability_zone_affinity|partial_availability_zone_affinity"},
    {"zonal_shift.config.enabled", "false", Values::False},
    {"secondary_ips.auto_assigned.per_subnet", "0", Values::Number, 0, 7},
};

constexpr unsigned kTargetsPerGroup = 1000;
constexpr Spec kTargetGroup[] = {
    {kDeregistrationDelay, "300", Values::Number, 0, 3600},
    {kTerminateDeregistered, "false", Values::Bool},
    {"preserve_client_ip.enabled", "false", Values::False},
    {"proxy_protocol_v2.enabled", "false", Values::False},
    {kStickiness, "false", Values::Bool},
    {"stickiness.type", "source_ip", Values::Choice, 0, 0, "source_ip"},
    {"load_balancing.cross_zone.enabled", "use_load_balancer_configuration", Values::Choice, 0, 0,
     "true|false|use_load_balancer_configuration"},
    {"target_group_health.dns_failover.minimum_healthy_targets.count", "1", Values::NumberOrOff, 1, kTargetsPerGroup},
    {"target_group_health.dns_failover.minimum_healthy_targets.percentage", "off", Values::NumberOrOff, 1, 100},
    {kLeastHealthy, "1", Values::Number, 1, kTargetsPerGroup},
    {kLeastHealthyPercent, "off", Values::NumberOrOff, 1, 100},
    {kTerminateUnhealthy, "true", Values::Bool},
    {kUnhealthyDraining, "0", Values::Number, 0, 360'000},
};

constexpr Spec kListener[] = {{kIdleTimeout, "350", Values::Number, 60, 6000}};

std::span<const Spec> specs_of(AttributesOf resource) {
  switch (resource) {
    case AttributesOf::LoadBalancer:
      return kLoadBalancer;
    case AttributesOf::TargetGroup:
      return kTargetGroup;
    case AttributesOf::Listener:
      break;
  }
  return kListener;
}

const Spec* find(AttributesOf resource, std::string_view key) {
  auto specs = specs_of(resource);
  auto at = std::ranges::find(specs, key, &Spec::key);
  return at == specs.end() ? nullptr : &*at;
}

bool allows(const Spec& spec, const std::string& value) {
  auto is_number = [&] {
    auto number = parse_number(value, spec.most);
    return number && *number >= spec.least;
  };
  switch (spec.values) {
    case Values::Text:
      return value.size() <= 1024;
    case Values::Bool:
    case Values::False:
      return value == "true" || value == "false";
    case Values::Number:
      return is_number();
    case Values::NumberOrOff:
      return value == "off" || is_number();
    case Values::Choice:
      return std::ranges::count(split(spec.choices, '|'), value) > 0;
  }
  return false;
}

}  // namespace

std::vector<wire::elbv2::Attribute> all_attributes(AttributesOf resource, const Attributes& set) {
  std::vector<wire::elbv2::Attribute> all;
  for (const auto& spec : specs_of(resource))
    all.push_back({std::string(spec.key), attribute(resource, set, spec.key)});
  return all;
}

Result<Attributes> with_changes(AttributesOf resource, Attributes set,
                                const std::vector<wire::elbv2::Attribute>& changes) {
  for (const auto& [key, value] : changes) {
    const auto* spec = find(resource, key);
    if (!spec)
      return fail(Error::Kind::Invalid, fmt::format("Attribute key '{}' is not recognized", printable(key)),
                  "ValidationError");
    if (!allows(*spec, value))
      return fail(Error::Kind::Invalid,
                  fmt::format("The value '{}' of attribute '{}' is not valid", printable(value), key),
                  "ValidationError");
    if (spec->values == Values::False && value == "true")
      return fail(Error::Kind::Invalid, fmt::format("The local AWS has no support for '{}'", key),
                  "InvalidConfigurationRequest");
    set[key] = value;
  }
  return set;
}

std::string attribute(AttributesOf resource, const Attributes& set, std::string_view key) {
  if (auto at = set.find(std::string(key)); at != set.end()) return at->second;
  const auto* spec = find(resource, key);
  return spec ? std::string(spec->initial) : std::string();
}

}  // namespace sparkecs::engine::api::elbv2
