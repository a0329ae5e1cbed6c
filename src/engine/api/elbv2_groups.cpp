// Target groups: create, describe, modify, delete; and their targets.
#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "engine/api/elbv2_impl.h"

namespace sparkecs::engine::api {
namespace elbv2 {
namespace {

using namespace wire::elbv2;

constexpr std::size_t kMostTargets = 1000;

// The group a request asks for, complete but for its ARN.
Result<wire::elbv2::TargetGroup> wanted(const NetworkFacts& network, const CreateTargetGroupRequest& request) {
  TRY(check_name("Target group", request.name));
  if (request.target_type != "ip")
    return refused("The local AWS has target groups of type 'ip' only, as Fargate tasks need");
  if (request.protocol != "TCP") return refused("The local AWS has target groups of protocol 'TCP' only");
  TRY(check_port(request.port));
  if (!network.has_vpc(request.vpc_id))
    return invalid(fmt::format("The VPC ID '{}' is not found", printable(request.vpc_id)));
  if (!request.ip_address_type.empty() && request.ip_address_type != "ipv4")
    return refused("The local AWS has no IPv6");
  TRY(check_tags(request.tags));
  wire::elbv2::TargetGroup group{.target_group_name = request.name,
                                 .protocol = request.protocol,
                                 .port = request.port,
                                 .vpc_id = request.vpc_id,
                                 .health_check_protocol = request.health_check_protocol,
                                 .health_check_port = request.health_check_port,
                                 .health_check_enabled = request.health_check_enabled,
                                 .health_check_interval_seconds = request.health_check_interval_seconds,
                                 .health_check_timeout_seconds = request.health_check_timeout_seconds,
                                 .healthy_threshold_count = request.healthy_threshold_count,
                                 .unhealthy_threshold_count = request.unhealthy_threshold_count,
                                 .health_check_path = request.health_check_path,
                                 .matcher = request.matcher,
                                 .target_type = request.target_type,
                                 .ip_address_type = "ipv4"};
  TRY(complete_health_check(group));
  return group;
}

bool same(wire::elbv2::TargetGroup existing, const wire::elbv2::TargetGroup& wanted) {
  existing.target_group_arn.clear();
  return wire::encode(existing) == wire::encode(wanted);
}

// The group's health check with what the request names put over it.
Result<wire::elbv2::TargetGroup> modified(wire::elbv2::TargetGroup group, const ModifyTargetGroupRequest& request) {
  if (!request.health_check_protocol.empty() && request.health_check_protocol != group.health_check_protocol) {
    group.health_check_protocol = request.health_check_protocol;
    group.health_check_path.clear();
    group.matcher.reset();
  }
  if (!request.health_check_port.empty()) group.health_check_port = request.health_check_port;
  if (!request.health_check_path.empty()) group.health_check_path = request.health_check_path;
  auto put = [](auto& member, const auto& value) {
    if (value) member = value;
  };
  put(group.health_check_enabled, request.health_check_enabled);
  put(group.health_check_interval_seconds, request.health_check_interval_seconds);
  put(group.health_check_timeout_seconds, request.health_check_timeout_seconds);
  put(group.healthy_threshold_count, request.healthy_threshold_count);
  put(group.unhealthy_threshold_count, request.unhealthy_threshold_count);
  put(group.matcher, request.matcher);
  TRY(complete_health_check(group));
  return group;
}

// A target and its zone.
using Place = std::pair<lb::Target, std::string>;

Result<Place> place(const NetworkFacts& network, const wire::elbv2::TargetGroup& group,
                    const TargetDescription& target) {
  auto port = target.port ? target.port : group.port;
  TRY(check_port(port));
  auto zone = network.zone_of(target.id);
  TRY(check_target_address(target.id, zone.has_value()));
  if (!zone && target.availability_zone != "all")
    return invalid(
        fmt::format("You must specify a valid Availability Zone or select 'all' for all enabled Availability zones, "
                    "since the IP address '{}' is outside the VPC",
                    target.id));
  return Place{lb::Target{target.id, *port}, zone.value_or("all")};
}

TargetHealthDescription describe(const lb::TargetHealth& target) {
  return {.target = TargetDescription{target.target.address, target.target.port, target.zone},
          .health_check_port = std::to_string(target.check_port),
          .target_health = TargetHealth{target.health.state, target.health.reason, target.health.description}};
}

}  // namespace
}  // namespace elbv2

using namespace wire::elbv2;

void Elbv2::Impl::serve_groups(Router& router) {
  router.on<CreateTargetGroupRequest>(
      wire::kElbv2, [this](const auto& request, const Caller& caller) -> Result<CreateTargetGroupResponse> {
        auto wanted = TRY(elbv2::wanted(network, request));
        for (const auto& [arn, existing] : target_groups) {
          if (existing.shape.target_group_name != request.name || !elbv2::belongs_to(arn, caller)) continue;
          if (elbv2::same(existing.shape, wanted)) return CreateTargetGroupResponse{{shown(existing)}};
          return elbv2::conflict(
              fmt::format("A target group with the same name '{}' exists, but with different settings", request.name),
              "DuplicateTargetGroupName");
        }
        auto arn = elbv2::arn(caller, fmt::format("targetgroup/{}/{}", request.name, random_hex(16)));
        wanted.target_group_arn = arn;
        auto& made = target_groups[arn];
        made = {.shape = std::move(wanted), .tags = elbv2::to_tags(request.tags)};
        configure(made);
        changed();
        return CreateTargetGroupResponse{{shown(made)}};
      });

  router.on<DescribeTargetGroupsRequest>(
      wire::kElbv2, [this](const auto& request, const Caller& caller) -> Result<DescribeTargetGroupsResponse> {
        int filters = !request.load_balancer_arn.empty() + !request.target_group_arns.empty() + !request.names.empty();
        if (filters > 1)
          return elbv2::invalid("Only one of load balancer ARN, target group ARNs and names can be given");
        DescribeTargetGroupsResponse response;
        for (const auto& arn : request.target_group_arns) {
          auto at = target_groups.find(arn);
          if (at == target_groups.end()) return elbv2::no_target_group(arn);
          response.target_groups.push_back(shown(at->second));
        }
        for (const auto& name : request.names) {
          auto at = std::ranges::find_if(target_groups, [&](const auto& item) {
            return item.second.shape.target_group_name == name && elbv2::belongs_to(item.first, caller);
          });
          if (at == target_groups.end()) return elbv2::no_target_group(name);
          response.target_groups.push_back(shown(at->second));
        }
        if (!request.target_group_arns.empty() || !request.names.empty()) return response;
        const auto& balancer = request.load_balancer_arn;
        if (!balancer.empty() && !load_balancers.contains(balancer)) return elbv2::no_load_balancer(balancer);
        for (const auto& [arn, group] : target_groups) {
          auto shape = shown(group);
          bool chosen = balancer.empty() ? elbv2::belongs_to(arn, caller)
                                         : std::ranges::count(shape.load_balancer_arns, balancer) > 0;
          if (chosen) response.target_groups.push_back(std::move(shape));
        }
        response.next_marker = TRY(elbv2::page(response.target_groups, &wire::elbv2::TargetGroup::target_group_arn,
                                               request.marker, request.page_size));
        return response;
      });

  router.on<ModifyTargetGroupRequest>(wire::kElbv2,
                                      [this](const auto& request, const Caller&) -> Result<ModifyTargetGroupResponse> {
                                        auto at = target_groups.find(request.target_group_arn);
                                        if (at == target_groups.end())
                                          return elbv2::no_target_group(request.target_group_arn);
                                        at->second.shape = TRY(elbv2::modified(at->second.shape, request));
                                        configure(at->second);
                                        changed();
                                        return ModifyTargetGroupResponse{{shown(at->second)}};
                                      });

  router.on<DeleteTargetGroupRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DeleteTargetGroupResponse> {
        const auto& arn = request.target_group_arn;
        if (arn.find(":targetgroup/") == std::string::npos)
          return elbv2::invalid(fmt::format("'{}' is not a valid target group ARN", printable(arn)));
        if (groups.has_listener(arn))
          return elbv2::conflict(fmt::format("Target group '{}' is currently in use by a listener or a rule", arn),
                                 "ResourceInUse");
        if (target_groups.erase(arn) == 0) return DeleteTargetGroupResponse{};
        groups.remove(arn);
        changed();
        return DeleteTargetGroupResponse{};
      });
}

void Elbv2::Impl::serve_targets(Router& router) {
  router.on<RegisterTargetsRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<RegisterTargetsResponse> {
        auto at = target_groups.find(request.target_group_arn);
        if (at == target_groups.end()) return elbv2::no_target_group(request.target_group_arn);
        std::vector<elbv2::Place> places;
        for (const auto& target : request.targets)
          places.push_back(TRY(elbv2::place(network, at->second.shape, target)));
        if (groups.health(at->first).size() + places.size() > elbv2::kMostTargets)
          return elbv2::invalid("The maximum number of targets has been reached", "TooManyTargets");
        for (const auto& [target, zone] : places) groups.register_target(at->first, target, zone);
        return RegisterTargetsResponse{};
      });

  router.on<DeregisterTargetsRequest>(wire::kElbv2,
                                      [this](const auto& request, const Caller&) -> Result<DeregisterTargetsResponse> {
                                        const auto& arn = request.target_group_arn;
                                        auto at = target_groups.find(arn);
                                        if (at == target_groups.end()) return elbv2::no_target_group(arn);
                                        // AWS: one registered at another port than the group's is named with it, and
                                        // one not registered is no error.
                                        int port = at->second.shape.port.value_or(0);
                                        for (const auto& target : request.targets)
                                          groups.deregister_target(arn, {target.id, target.port.value_or(port)});
                                        return DeregisterTargetsResponse{};
                                      });

  router.on<DescribeTargetHealthRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DescribeTargetHealthResponse> {
        auto at = target_groups.find(request.target_group_arn);
        if (at == target_groups.end()) return elbv2::no_target_group(request.target_group_arn);
        DescribeTargetHealthResponse response;
        auto& described = response.target_health_descriptions;
        auto all = groups.health(at->first);
        if (request.targets.empty()) {
          for (const auto& target : all) described.push_back(elbv2::describe(target));
          return response;
        }
        for (const auto& asked : request.targets) {
          int port = asked.port.value_or(at->second.shape.port.value_or(0));
          auto known = std::ranges::find(all, lb::Target{asked.id, port}, &lb::TargetHealth::target);
          if (known != all.end()) {
            described.push_back(elbv2::describe(*known));
            continue;
          }
          described.push_back({.target = TargetDescription{asked.id, port, {}},
                               .target_health = TargetHealth{"unused", "Target.NotRegistered",
                                                             "Target is not registered to the target group"}});
        }
        return response;
      });
}

wire::elbv2::TargetGroup Elbv2::Impl::shown(const elbv2::TargetGroup& group) const {
  auto shape = group.shape;
  for (const auto& [arn, listener] : listeners) {
    const auto& balancer = listener.shape.load_balancer_arn;
    bool forwards = listener.shape.default_actions.front().target_group_arn == shape.target_group_arn;
    if (forwards && std::ranges::count(shape.load_balancer_arns, balancer) == 0)
      shape.load_balancer_arns.push_back(balancer);
  }
  return shape;
}

}  // namespace sparkecs::engine::api
