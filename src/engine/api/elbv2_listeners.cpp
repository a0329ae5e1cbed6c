// Listeners: create, describe, modify, delete.
#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "engine/api/elbv2_impl.h"

namespace sparkecs::engine::api {
namespace elbv2 {
namespace {

using namespace wire::elbv2;

constexpr std::size_t kMostListeners = 50;

std::vector<Action> forward_to(const std::string& group) {
  return {Action{.type = "forward",
                 .target_group_arn = group,
                 .forward_config = ForwardActionConfig{{TargetGroupTuple{.target_group_arn = group}}}}};
}

Result<> check_protocol(const std::string& protocol) {
  TRY(check_choice("protocol", protocol, "TCP|TLS|UDP|TCP_UDP|HTTP|HTTPS|GENEVE|QUIC|TCP_QUIC"));
  if (protocol == "TCP") return {};
  return invalid(fmt::format("The local AWS balances TCP only, not '{}'", protocol), "UnsupportedProtocol");
}

}  // namespace
}  // namespace elbv2

using namespace wire::elbv2;

// A group serves one load balancer, in its own VPC.
Result<> Elbv2::Impl::check_association(const std::string& group, const std::string& balancer) const {
  auto at = target_groups.find(group);
  if (at == target_groups.end()) return elbv2::no_target_group(group);
  if (at->second.shape.vpc_id != load_balancers.at(balancer).shape.vpc_id)
    return elbv2::refused(fmt::format("Target group '{}' and load balancer are in different VPCs", group));
  for (const auto& other : shown(at->second).load_balancer_arns)
    if (other != balancer)
      return elbv2::conflict(
          fmt::format("The following target groups cannot be associated with more than one load balancer: {}", group),
          "TargetGroupAssociationLimit");
  return {};
}

elbv2::Listener* Elbv2::Impl::find_listener(const std::string& balancer, int port) {
  auto at = std::ranges::find_if(listeners, [&](const auto& item) {
    return item.second.shape.load_balancer_arn == balancer && item.second.shape.port == port;
  });
  return at == listeners.end() ? nullptr : &at->second;
}

void Elbv2::Impl::serve_listeners(Router& router) {
  auto duplicate = [](const std::string& balancer) {
    return elbv2::conflict(fmt::format("A listener already exists on this port for this load balancer '{}'", balancer),
                           "DuplicateListener");
  };

  router.on<CreateListenerRequest>(
      wire::kElbv2, [this, duplicate](const auto& request, const Caller&) -> Result<CreateListenerResponse> {
        auto balancer = load_balancers.find(request.load_balancer_arn);
        if (balancer == load_balancers.end()) return elbv2::no_load_balancer(request.load_balancer_arn);
        TRY(elbv2::check_port(request.port));
        TRY(elbv2::check_protocol(request.protocol));
        TRY(elbv2::check_tags(request.tags));
        auto group = TRY(elbv2::forwarded_group(request.default_actions));
        TRY(check_association(group, balancer->first));
        if (const auto* existing = find_listener(balancer->first, *request.port)) {
          if (existing->shape.default_actions.front().target_group_arn != group) return duplicate(balancer->first);
          return CreateListenerResponse{{existing->shape}};
        }
        auto count = std::ranges::count_if(
            listeners, [&](const auto& item) { return item.second.shape.load_balancer_arn == balancer->first; });
        if (static_cast<std::size_t>(count) >= elbv2::kMostListeners)
          return elbv2::invalid("The maximum number of listeners has been reached", "TooManyListeners");

        // …:loadbalancer/net/NAME/ID becomes …:listener/net/NAME/ID/ID
        auto arn = balancer->first;
        constexpr std::string_view kKind = ":loadbalancer/";
        arn.replace(arn.find(kKind), kKind.size(), ":listener/");
        arn += "/" + random_hex(16);
        elbv2::Listener made{.shape = {.listener_arn = arn,
                                       .load_balancer_arn = balancer->first,
                                       .port = request.port,
                                       .protocol = request.protocol,
                                       .default_actions = elbv2::forward_to(group)},
                             .tags = elbv2::to_tags(request.tags)};
        TRY(open(made));
        changed();
        return CreateListenerResponse{{listeners.emplace(arn, std::move(made)).first->second.shape}};
      });

  router.on<DescribeListenersRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DescribeListenersResponse> {
        const auto& balancer = request.load_balancer_arn;
        if (balancer.empty() == request.listener_arns.empty())
          return elbv2::invalid("Either a load balancer or listeners must be specified");
        DescribeListenersResponse response;
        for (const auto& arn : request.listener_arns) {
          auto at = listeners.find(arn);
          if (at == listeners.end()) return elbv2::no_listener(arn);
          response.listeners.push_back(at->second.shape);
        }
        if (!request.listener_arns.empty()) return response;
        if (!load_balancers.contains(balancer)) return elbv2::no_load_balancer(balancer);
        for (const auto& [arn, listener] : listeners)
          if (listener.shape.load_balancer_arn == balancer) response.listeners.push_back(listener.shape);
        response.next_marker = TRY(
            elbv2::page(response.listeners, &wire::elbv2::Listener::listener_arn, request.marker, request.page_size));
        return response;
      });

  router.on<ModifyListenerRequest>(
      wire::kElbv2, [this, duplicate](const auto& request, const Caller&) -> Result<ModifyListenerResponse> {
        auto at = listeners.find(request.listener_arn);
        if (at == listeners.end()) return elbv2::no_listener(request.listener_arn);
        auto& listener = at->second;
        const auto& balancer = listener.shape.load_balancer_arn;
        if (!request.protocol.empty()) TRY(elbv2::check_protocol(request.protocol));
        auto changed_actions = listener.shape.default_actions;
        if (!request.default_actions.empty()) {
          auto group = TRY(elbv2::forwarded_group(request.default_actions));
          TRY(check_association(group, balancer));
          changed_actions = elbv2::forward_to(group);
        }
        bool moves = request.port && request.port != listener.shape.port;
        if (moves) {
          TRY(elbv2::check_port(request.port));
          if (find_listener(balancer, *request.port)) return duplicate(balancer);
          // The new port first: when it cannot be opened, nothing has changed.
          elbv2::Listener moved{.shape = listener.shape, .attributes = listener.attributes, .tags = listener.tags};
          moved.shape.port = request.port;
          moved.shape.default_actions = changed_actions;
          TRY(open(moved));
          close(listener);
          listener = std::move(moved);
        } else {
          listener.shape.default_actions = changed_actions;
          forward(listener);
        }
        changed();
        return ModifyListenerResponse{{listener.shape}};
      });

  router.on<DeleteListenerRequest>(wire::kElbv2,
                                   [this](const auto& request, const Caller&) -> Result<DeleteListenerResponse> {
                                     auto at = listeners.find(request.listener_arn);
                                     if (at == listeners.end()) return elbv2::no_listener(request.listener_arn);
                                     close(at->second);
                                     listeners.erase(at);
                                     changed();
                                     return DeleteListenerResponse{};
                                   });
}

}  // namespace sparkecs::engine::api
