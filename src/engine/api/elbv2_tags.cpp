// Attributes and tags of all three kinds of resources.
#include <fmt/format.h>

#include <algorithm>

#include "engine/api/elbv2_impl.h"

namespace sparkecs::engine::api {
namespace elbv2 {
namespace {

constexpr std::size_t kMostDescribedAtOnce = 20;

std::unexpected<Error> no_resource(const std::string& arn) {
  if (arn.find(":loadbalancer/") != std::string::npos) return no_load_balancer(arn);
  if (arn.find(":targetgroup/") != std::string::npos) return no_target_group(arn);
  if (arn.find(":listener/") != std::string::npos) return no_listener(arn);
  return invalid(fmt::format("'{}' is not a valid ARN of a load balancer, target group or listener", printable(arn)));
}

}  // namespace
}  // namespace elbv2

using namespace wire::elbv2;

void Elbv2::Impl::serve_attributes(Router& router) {
  using enum elbv2::AttributesOf;

  router.on<DescribeLoadBalancerAttributesRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DescribeLoadBalancerAttributesResponse> {
        auto at = load_balancers.find(request.load_balancer_arn);
        if (at == load_balancers.end()) return elbv2::no_load_balancer(request.load_balancer_arn);
        return DescribeLoadBalancerAttributesResponse{elbv2::all_attributes(LoadBalancer, at->second.attributes)};
      });
  router.on<ModifyLoadBalancerAttributesRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<ModifyLoadBalancerAttributesResponse> {
        auto at = load_balancers.find(request.load_balancer_arn);
        if (at == load_balancers.end()) return elbv2::no_load_balancer(request.load_balancer_arn);
        auto& set = at->second.attributes;
        set = TRY(elbv2::with_changes(LoadBalancer, set, request.attributes));
        changed();
        return ModifyLoadBalancerAttributesResponse{elbv2::all_attributes(LoadBalancer, set)};
      });

  router.on<DescribeTargetGroupAttributesRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DescribeTargetGroupAttributesResponse> {
        auto at = target_groups.find(request.target_group_arn);
        if (at == target_groups.end()) return elbv2::no_target_group(request.target_group_arn);
        return DescribeTargetGroupAttributesResponse{elbv2::all_attributes(TargetGroup, at->second.attributes)};
      });
  router.on<ModifyTargetGroupAttributesRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<ModifyTargetGroupAttributesResponse> {
        auto at = target_groups.find(request.target_group_arn);
        if (at == target_groups.end()) return elbv2::no_target_group(request.target_group_arn);
        auto& set = at->second.attributes;
        set = TRY(elbv2::with_changes(TargetGroup, set, request.attributes));
        configure(at->second);
        changed();
        return ModifyTargetGroupAttributesResponse{elbv2::all_attributes(TargetGroup, set)};
      });

  router.on<DescribeListenerAttributesRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DescribeListenerAttributesResponse> {
        auto at = listeners.find(request.listener_arn);
        if (at == listeners.end()) return elbv2::no_listener(request.listener_arn);
        return DescribeListenerAttributesResponse{elbv2::all_attributes(Listener, at->second.attributes)};
      });
  router.on<ModifyListenerAttributesRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<ModifyListenerAttributesResponse> {
        auto at = listeners.find(request.listener_arn);
        if (at == listeners.end()) return elbv2::no_listener(request.listener_arn);
        auto& set = at->second.attributes;
        set = TRY(elbv2::with_changes(Listener, set, request.attributes));
        forward(at->second);
        changed();
        return ModifyListenerAttributesResponse{elbv2::all_attributes(Listener, set)};
      });
}

elbv2::Tags* Elbv2::Impl::find_tags(const std::string& arn) {
  if (auto at = load_balancers.find(arn); at != load_balancers.end()) return &at->second.tags;
  if (auto at = target_groups.find(arn); at != target_groups.end()) return &at->second.tags;
  if (auto at = listeners.find(arn); at != listeners.end()) return &at->second.tags;
  return nullptr;
}

void Elbv2::Impl::serve_tags(Router& router) {
  router.on<AddTagsRequest>(wire::kElbv2, [this](const auto& request, const Caller&) -> Result<AddTagsResponse> {
    TRY(elbv2::check_tags(request.tags));
    for (const auto& arn : request.resource_arns) {
      auto* tags = find_tags(arn);
      if (!tags) return elbv2::no_resource(arn);
      // All together must be few enough too.
      auto merged = *tags;
      for (const auto& [key, value] : request.tags) merged[key] = value;
      std::vector<Tag> all;
      for (const auto& [key, value] : merged) all.push_back({key, value});
      TRY(elbv2::check_tags(all));
    }
    for (const auto& arn : request.resource_arns)
      for (const auto& [key, value] : request.tags) (*find_tags(arn))[key] = value;
    changed();
    return AddTagsResponse{};
  });

  router.on<RemoveTagsRequest>(wire::kElbv2, [this](const auto& request, const Caller&) -> Result<RemoveTagsResponse> {
    for (const auto& arn : request.resource_arns)
      if (!find_tags(arn)) return elbv2::no_resource(arn);
    for (const auto& arn : request.resource_arns)
      for (const auto& key : request.tag_keys) find_tags(arn)->erase(key);
    changed();
    return RemoveTagsResponse{};
  });

  router.on<DescribeTagsRequest>(
      wire::kElbv2, [this](const auto& request, const Caller&) -> Result<DescribeTagsResponse> {
        if (request.resource_arns.size() > elbv2::kMostDescribedAtOnce)
          return elbv2::invalid(
              fmt::format("At most {} resources can be described at once", elbv2::kMostDescribedAtOnce));
        DescribeTagsResponse response;
        for (const auto& arn : request.resource_arns) {
          const auto* tags = find_tags(arn);
          if (!tags) return elbv2::no_resource(arn);
          TagDescription description{.resource_arn = arn};
          for (const auto& [key, value] : *tags)
            if (key != kPortTag) description.tags.push_back({key, value});
          auto listener = listeners.find(arn);
          if (listener != listeners.end() && listener->second.real_port != listener->second.shape.port)
            description.tags.push_back({std::string(kPortTag), std::to_string(listener->second.real_port)});
          response.tag_descriptions.push_back(std::move(description));
        }
        return response;
      });
}

}  // namespace sparkecs::engine::api
