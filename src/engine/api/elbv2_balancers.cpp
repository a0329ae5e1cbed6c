// Load balancers: create, describe, delete, and their security groups.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/random.h"
#include "engine/api/elbv2_impl.h"

namespace sparkecs::engine::api {
namespace elbv2 {
namespace {

using namespace wire::elbv2;

constexpr std::size_t kMostLoadBalancers = 50;
// Of network load balancers in us-east-1; nobody here resolves it.
constexpr std::string_view kHostedZone = "Z26RNL4JYFTOTI";

Result<> check_security_groups(const NetworkFacts& network, const std::vector<std::string>& groups,
                               const std::string& vpc) {
  for (const auto& group : groups)
    if (network.vpc_of_security_group(group) != vpc)
      return unknown(fmt::format("The security group '{}' does not exist", printable(group)), "InvalidSecurityGroup");
  return {};
}

// The subnets of a request, by either of the two members that name them.
std::vector<std::string> subnets_of(const CreateLoadBalancerRequest& request) {
  auto subnets = request.subnets;
  for (const auto& mapping : request.subnet_mappings) subnets.push_back(mapping.subnet_id);
  return subnets;
}

// Sets VPC and zones.
Result<> place(const NetworkFacts& network, const std::vector<std::string>& subnets,
               wire::elbv2::LoadBalancer& balancer) {
  if (subnets.empty()) return invalid("At least one subnet must be specified");
  std::set<std::string> zones;
  for (const auto& id : subnets) {
    auto subnet = network.subnet(id);
    if (!subnet) return unknown(fmt::format("The subnet ID '{}' does not exist", printable(id)), "SubnetNotFound");
    if (balancer.vpc_id.empty()) balancer.vpc_id = subnet->vpc;
    if (balancer.vpc_id != subnet->vpc) return refused("All subnets must belong to the same VPC");
    if (!zones.insert(subnet->zone).second)
      return refused("A load balancer cannot be attached to multiple subnets in the same Availability Zone");
    balancer.availability_zones.push_back({.zone_name = subnet->zone, .subnet_id = id});
  }
  return {};
}

// The load balancer a request asks for, complete but for what makes it this one: ARN, address and time.
Result<wire::elbv2::LoadBalancer> wanted(const NetworkFacts& network, const CreateLoadBalancerRequest& request) {
  TRY(check_name("Load balancer", request.name));
  if (request.type != "network") return refused("The local AWS has network load balancers only (Type 'network')");
  wire::elbv2::LoadBalancer balancer{.canonical_hosted_zone_id = std::string(kHostedZone),
                                     .load_balancer_name = request.name,
                                     .scheme = request.scheme.empty() ? "internet-facing" : request.scheme,
                                     .type = request.type,
                                     .security_groups = request.security_groups,
                                     .ip_address_type = request.ip_address_type};
  TRY(check_choice("scheme", balancer.scheme, "internet-facing|internal"));
  if (balancer.ip_address_type.empty()) balancer.ip_address_type = "ipv4";
  if (balancer.ip_address_type != "ipv4") return refused("The local AWS has no IPv6");
  if (!request.subnets.empty() && !request.subnet_mappings.empty())
    return invalid("Either subnets or subnet mappings can be specified, not both");
  TRY(place(network, subnets_of(request), balancer));
  TRY(check_security_groups(network, request.security_groups, balancer.vpc_id));
  if (!balancer.security_groups.empty()) balancer.enforce_security_group_inbound_rules_on_private_link_traffic = "on";
  TRY(check_tags(request.tags));
  return balancer;
}

bool same(const LoadBalancer& existing, const wire::elbv2::LoadBalancer& wanted, const Tags& tags) {
  auto places = [](const wire::elbv2::LoadBalancer& balancer) {
    std::set<std::string> subnets;
    for (const auto& zone : balancer.availability_zones) subnets.insert(zone.subnet_id);
    return std::pair(subnets, std::set(balancer.security_groups.begin(), balancer.security_groups.end()));
  };
  return existing.shape.scheme == wanted.scheme && places(existing.shape) == places(wanted) && existing.tags == tags;
}

}  // namespace
}  // namespace elbv2

using namespace wire::elbv2;

void Elbv2::Impl::serve_balancers(Router& router) {
  router.on<CreateLoadBalancerRequest>(
      wire::kElbv2, [this](const auto& request, const Caller& caller) -> Result<CreateLoadBalancerResponse> {
        auto wanted = TRY(elbv2::wanted(network, request));
        auto tags = elbv2::to_tags(request.tags);
        std::size_t count = 0;
        for (const auto& [arn, existing] : load_balancers) {
          if (!elbv2::belongs_to(arn, caller)) continue;
          ++count;
          if (existing.shape.load_balancer_name != request.name) continue;
          if (elbv2::same(existing, wanted, tags)) return CreateLoadBalancerResponse{{shown(existing)}};
          return elbv2::conflict(
              fmt::format("A load balancer with the same name '{}' exists, but with different settings", request.name),
              "DuplicateLoadBalancerName");
        }
        if (count >= elbv2::kMostLoadBalancers)
          return elbv2::invalid("The maximum number of load balancers has been reached", "TooManyLoadBalancers");

        elbv2::LoadBalancer made{.shape = std::move(wanted), .tags = std::move(tags), .created = loop.now()};
        auto arn = elbv2::arn(caller, fmt::format("loadbalancer/net/{}/{}", request.name, random_hex(16)));
        // The seed has no random part: made again under its name, the load balancer has the address people remember.
        made.address =
            TRY(lb::LoopbackAddress::claim(fmt::format("{}/{}/{}", caller.account, caller.region, request.name)));
        made.shape.load_balancer_arn = arn;
        made.shape.dns_name = made.address->text();
        made.shape.created_time = to_iso8601(made.created);
        changed();
        return CreateLoadBalancerResponse{{shown(load_balancers.emplace(arn, std::move(made)).first->second)}};
      });

  router.on<DescribeLoadBalancersRequest>(
      wire::kElbv2, [this](const auto& request, const Caller& caller) -> Result<DescribeLoadBalancersResponse> {
        if (!request.load_balancer_arns.empty() && !request.names.empty())
          return elbv2::invalid("Either names or ARNs can be specified, not both");
        std::vector<wire::elbv2::LoadBalancer> found;
        for (const auto& arn : request.load_balancer_arns) {
          auto at = load_balancers.find(arn);
          if (at == load_balancers.end()) return elbv2::no_load_balancer(arn);
          found.push_back(shown(at->second));
        }
        for (const auto& name : request.names) {
          auto at = std::ranges::find_if(load_balancers, [&](const auto& item) {
            return item.second.shape.load_balancer_name == name && elbv2::belongs_to(item.first, caller);
          });
          if (at == load_balancers.end())
            return elbv2::unknown(fmt::format("Load balancers '[{}]' not found", printable(name)),
                                  "LoadBalancerNotFound");
          found.push_back(shown(at->second));
        }
        DescribeLoadBalancersResponse response{.load_balancers = std::move(found)};
        if (!request.load_balancer_arns.empty() || !request.names.empty()) return response;
        for (const auto& [arn, balancer] : load_balancers)
          if (elbv2::belongs_to(arn, caller)) response.load_balancers.push_back(shown(balancer));
        response.next_marker = TRY(elbv2::page(response.load_balancers, &wire::elbv2::LoadBalancer::load_balancer_arn,
                                               request.marker, request.page_size));
        return response;
      });

  router.on<DeleteLoadBalancerRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DeleteLoadBalancerResponse> {
        const auto& arn = request.load_balancer_arn;
        if (arn.find(":loadbalancer/") == std::string::npos)
          return elbv2::invalid(fmt::format("'{}' is not a valid load balancer ARN", printable(arn)));
        auto at = load_balancers.find(arn);
        if (at == load_balancers.end()) return DeleteLoadBalancerResponse{};
        if (elbv2::attribute(elbv2::AttributesOf::LoadBalancer, at->second.attributes, elbv2::kDeletionProtection) ==
            "true")
          return elbv2::conflict(
              fmt::format("Load balancer '{}' cannot be deleted because deletion protection is enabled", arn),
              "OperationNotPermitted");
        for (auto& [listener_arn, listener] : listeners)
          if (listener.shape.load_balancer_arn == arn) close(listener);
        std::erase_if(listeners, [&](const auto& item) { return item.second.shape.load_balancer_arn == arn; });
        load_balancers.erase(at);
        changed();
        return DeleteLoadBalancerResponse{};
      });

  router.on<SetSecurityGroupsRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<SetSecurityGroupsResponse> {
        auto at = load_balancers.find(request.load_balancer_arn);
        if (at == load_balancers.end()) return elbv2::no_load_balancer(request.load_balancer_arn);
        auto& shape = at->second.shape;
        if (shape.security_groups.empty())
          return elbv2::refused(
              "Security groups cannot be set on a network load balancer that was created without any");
        if (request.security_groups.empty()) return elbv2::invalid("At least one security group must be specified");
        TRY(elbv2::check_security_groups(network, request.security_groups, shape.vpc_id));
        auto& enforce = shape.enforce_security_group_inbound_rules_on_private_link_traffic;
        const auto& wanted = request.enforce_security_group_inbound_rules_on_private_link_traffic;
        if (!wanted.empty()) {
          TRY(elbv2::check_choice("value", wanted, "on|off"));
          enforce = wanted;
        }
        shape.security_groups = request.security_groups;
        changed();
        return SetSecurityGroupsResponse{shape.security_groups, enforce};
      });

  router.on<DescribeCapacityReservationRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DescribeCapacityReservationResponse> {
        auto at = load_balancers.find(request.load_balancer_arn);
        if (at == load_balancers.end()) return elbv2::no_load_balancer(request.load_balancer_arn);
        return DescribeCapacityReservationResponse{.last_modified_time = at->second.shape.created_time,
                                                   .decrease_requests_remaining = 0,
                                                   .minimum_load_balancer_capacity = MinimumLoadBalancerCapacity{0}};
      });
}

wire::elbv2::LoadBalancer Elbv2::Impl::shown(const elbv2::LoadBalancer& balancer) const {
  auto shape = balancer.shape;
  const auto& arn = shape.load_balancer_arn;
  bool provisioning = loop.now() < balancer.created + delays.scaled(delays.balancer_provisioning);
  bool impaired = std::ranges::any_of(listeners, [&](const auto& item) {
    return item.second.shape.load_balancer_arn == arn && item.second.opened == 0;
  });
  shape.state = LoadBalancerState{.code = provisioning ? "provisioning" : "active"};
  if (impaired) shape.state = LoadBalancerState{"failed", "A listener's port could not be opened on this machine"};
  return shape;
}

}  // namespace sparkecs::engine::api
