#include "engine/api/elbv2.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/log.h"
#include "engine/api/elbv2_impl.h"

namespace sparkecs::engine::api {
namespace elbv2 {

std::unexpected<Error> no_load_balancer(const std::string& arn) {
  return unknown(fmt::format("Load balancer '{}' not found", printable(arn)), "LoadBalancerNotFound");
}

std::unexpected<Error> no_target_group(const std::string& arn) {
  return unknown(fmt::format("Target group '{}' not found", printable(arn)), "TargetGroupNotFound");
}

std::unexpected<Error> no_listener(const std::string& arn) {
  return unknown(fmt::format("Listener '{}' not found", printable(arn)), "ListenerNotFound");
}

std::string arn(const Caller& caller, std::string_view resource) {
  return fmt::format("arn:aws:elasticloadbalancing:{}:{}:{}", caller.region, caller.account, resource);
}

bool belongs_to(const std::string& arn_, const Caller& caller) {
  return arn_.starts_with(arn(caller, ""));
}

Tags to_tags(const std::vector<wire::elbv2::Tag>& tags) {
  Tags result;
  for (const auto& [key, value] : tags) result[key] = value;
  return result;
}

}  // namespace elbv2

Elbv2::Impl::Impl(Loop& loop_, const Delays& delays_, vpc::Sockets& sockets, NetworkFacts network_,
                  std::unique_ptr<lb::Prober> prober_)
    : loop(loop_),
      delays(delays_),
      network(std::move(network_)),
      relay(sockets,
            [this, weak = std::weak_ptr(alive)](const std::shared_ptr<lb::Endpoint>& endpoint) {
              loop.post([this, weak, endpoint] {
                if (!weak.expired()) groups.drained(endpoint);
              });
            }),
      prober(prober_ ? std::move(prober_) : std::make_unique<lb::NetworkProber>(sockets)),
      groups(loop, delays, *prober, relay) {}

Result<> Elbv2::Impl::open(elbv2::Listener& listener) {
  const auto& balancer = load_balancers.at(listener.shape.load_balancer_arn);
  auto opened = TRY(lb::listen_near(balancer.shape.dns_name, static_cast<std::uint16_t>(*listener.shape.port)));
  listener.real_port = opened.port;
  listener.opened = relay.open(std::move(opened.socket), lb::Route{});
  forward(listener);
  return {};
}

void Elbv2::Impl::close(elbv2::Listener& listener) {
  groups.stop_forwarding(listener.opened);
  relay.close(std::exchange(listener.opened, 0));
}

void Elbv2::Impl::forward(const elbv2::Listener& listener) {
  if (listener.opened == 0) return;
  const auto& balancer = load_balancers.at(listener.shape.load_balancer_arn).shape;
  lb::Forwarding forwarding{.group = listener.shape.default_actions.front().target_group_arn};
  for (const auto& zone : balancer.availability_zones) forwarding.zones.insert(zone.zone_name);
  auto idle = elbv2::attribute(elbv2::AttributesOf::Listener, listener.attributes, elbv2::kIdleTimeout);
  forwarding.idle = Millis(1000 * parse_number(idle).value_or(0));
  forwarding.node = fmt::format("{}:{}", balancer.dns_name, *listener.shape.port);
  groups.forward(listener.opened, forwarding);
}

void Elbv2::Impl::configure(const elbv2::TargetGroup& group) {
  auto value = [&](std::string_view key) {
    return elbv2::attribute(elbv2::AttributesOf::TargetGroup, group.attributes, key);
  };
  auto number = [&](std::string_view key) { return parse_number(value(key)).value_or(0); };  // "off" is 0
  lb::GroupSettings settings;
  elbv2::apply_health_check(group.shape, settings);
  settings.deregistration_delay = Millis(1000 * number(elbv2::kDeregistrationDelay));
  settings.reset_after_deregistration = value(elbv2::kTerminateDeregistered) == "true";
  settings.reset_when_unhealthy = value(elbv2::kTerminateUnhealthy) == "true";
  settings.unhealthy_draining = Millis(1000 * number(elbv2::kUnhealthyDraining));
  settings.by_source = value(elbv2::kStickiness) == "true";
  settings.least_healthy = number(elbv2::kLeastHealthy);
  settings.least_healthy_percent = number(elbv2::kLeastHealthyPercent);
  groups.put(group.shape.target_group_arn, std::move(settings));
}

Elbv2::Elbv2(Loop& loop, const Delays& delays, vpc::Sockets& sockets, NetworkFacts network,
             std::unique_ptr<lb::Prober> prober)
    : impl_(std::make_unique<Impl>(loop, delays, sockets, std::move(network), std::move(prober))) {}

Elbv2::~Elbv2() = default;

void Elbv2::serve(Router& router) {
  impl_->serve_balancers(router);
  impl_->serve_groups(router);
  impl_->serve_targets(router);
  impl_->serve_listeners(router);
  impl_->serve_attributes(router);
  impl_->serve_tags(router);
}

lb::TargetRegistry& Elbv2::registry() {
  return impl_->groups;
}

unsigned long Elbv2::revision() const {
  return impl_->revision;
}

namespace {

// A saved resource: {"shape": …, "attributes": {…}, "tags": {…}}.
template <class Resource>
Json save_resource(const Resource& resource) {
  return {{"shape", wire::encode(resource.shape)}, {"attributes", resource.attributes}, {"tags", resource.tags}};
}

Result<std::map<std::string, std::string>> load_texts(const Json& saved, const char* name) {
  std::map<std::string, std::string> texts;
  auto at = saved.find(name);
  if (at == saved.end() || !at->is_object()) return fail(Error::Kind::Invalid, fmt::format("'{}' is missing", name));
  for (const auto& [key, value] : at->items()) {
    if (!value.is_string()) return fail(Error::Kind::Invalid, fmt::format("'{}.{}' is no text", name, key));
    texts[key] = value.get<std::string>();
  }
  return texts;
}

template <class Resource>
Result<std::vector<Resource>> load_resources(const Json& state, const char* name) {
  std::vector<Resource> resources;
  auto at = state.find(name);
  if (at == state.end() || !at->is_array()) return fail(Error::Kind::Invalid, fmt::format("'{}' is missing", name));
  for (const auto& saved : *at) {
    if (!saved.is_object() || !saved.contains("shape"))
      return fail(Error::Kind::Invalid, fmt::format("'{}' holds something else", name));
    Resource resource{};
    resource.shape = TRY(during(name, wire::decode<decltype(resource.shape)>(saved["shape"])));
    resource.attributes = TRY(during(name, load_texts(saved, "attributes")));
    resource.tags = TRY(during(name, load_texts(saved, "tags")));
    resources.push_back(std::move(resource));
  }
  return resources;
}

}  // namespace

Json Elbv2::save() const {
  Json state = {{"loadBalancers", Json::array()}, {"targetGroups", Json::array()}, {"listeners", Json::array()}};
  for (const auto& [arn, balancer] : impl_->load_balancers) state["loadBalancers"].push_back(save_resource(balancer));
  for (const auto& [arn, group] : impl_->target_groups) state["targetGroups"].push_back(save_resource(group));
  for (const auto& [arn, listener] : impl_->listeners) state["listeners"].push_back(save_resource(listener));
  return state;
}

Result<> Elbv2::load(const Json& state) {
  if (!state.is_object()) return fail(Error::Kind::Invalid, "expected an object");
  for (auto& balancer : TRY(load_resources<elbv2::LoadBalancer>(state, "loadBalancers"))) {
    balancer.created = from_iso8601(balancer.shape.created_time).value_or(TimePoint());
    // Its address, unless somebody took it while we were away: then another, which DescribeLoadBalancers tells.
    auto arn = balancer.shape.load_balancer_arn;
    balancer.address = TRY(lb::LoopbackAddress::claim(arn, balancer.shape.dns_name));
    balancer.shape.dns_name = balancer.address->text();
    impl_->load_balancers.emplace(arn, std::move(balancer));
  }
  for (auto& group : TRY(load_resources<elbv2::TargetGroup>(state, "targetGroups"))) {
    impl_->configure(group);
    impl_->target_groups.emplace(group.shape.target_group_arn, std::move(group));
  }
  for (auto& listener : TRY(load_resources<elbv2::Listener>(state, "listeners"))) {
    if (!impl_->load_balancers.contains(listener.shape.load_balancer_arn) || listener.shape.default_actions.empty() ||
        !listener.shape.port)
      return fail(Error::Kind::Invalid, "a listener without load balancer, port or action");
    auto opened = impl_->open(listener);
    if (!opened) log::error("load balancer {}: {}", listener.shape.load_balancer_arn, opened.error().message);
    impl_->listeners.emplace(listener.shape.listener_arn, std::move(listener));
  }
  return {};
}

}  // namespace sparkecs::engine::api
