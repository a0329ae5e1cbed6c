#include "engine/api/cloudmap_discover.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "base/text.h"

namespace sparkecs::engine::api {
namespace {

namespace cm = wire::cloudmap;
using Attributes = std::map<std::string, std::string>;

Result<const names::ServiceEntry*> find(const names::Directory& directory,
                                        const cm::DiscoverInstancesRequest& request) {
  auto space = std::ranges::find_if(directory.namespaces(), [&](const auto& entry) {
    return equal_ignoring_case(entry.second.shown.name, request.namespace_name);
  });
  if (space == directory.namespaces().end())
    return fail(Error::Kind::NotFound, fmt::format("Namespace {} not found.", printable(request.namespace_name)),
                "NamespaceNotFound");
  auto service = std::ranges::find_if(directory.services(), [&](const auto& entry) {
    return entry.second.shown.namespace_id == space->first &&
           equal_ignoring_case(entry.second.shown.name, request.service_name);
  });
  if (service == directory.services().end())
    return fail(Error::Kind::NotFound, fmt::format("Service {} not found.", printable(request.service_name)),
                "ServiceNotFound");
  return &service->second;
}

bool has_all(const Attributes& attributes, const Attributes& wanted) {
  return std::ranges::all_of(wanted, [&](const auto& parameter) {
    auto at = attributes.find(parameter.first);
    return at != attributes.end() && at->second == parameter.second;
  });
}

}  // namespace

Result<cm::DiscoverInstancesResponse> discover(const names::Directory& directory,
                                               const cm::DiscoverInstancesRequest& request) {
  const auto* service = TRY(find(directory, request));
  auto wanted = request.health_status.empty() ? "HEALTHY_OR_ELSE_ALL" : request.health_status;
  if (wanted != "HEALTHY" && wanted != "UNHEALTHY" && wanted != "ALL" && wanted != "HEALTHY_OR_ELSE_ALL")
    return fail(Error::Kind::Invalid, fmt::format("HealthStatus: {} is not known", printable(wanted)), "InvalidInput");

  std::vector<cm::HttpInstanceSummary> found;
  for (const auto& [id, instance] : service->instances)
    if (has_all(instance.attributes, request.query_parameters))
      found.push_back({.instance_id = id,
                       .namespace_name = request.namespace_name,
                       .service_name = request.service_name,
                       .health_status = instance.healthy ? "HEALTHY" : "UNHEALTHY",
                       .attributes = instance.attributes});
  auto healthy = [](const cm::HttpInstanceSummary& one) { return one.health_status == "HEALTHY"; };
  bool fail_open = wanted == "HEALTHY_OR_ELSE_ALL" && std::ranges::none_of(found, healthy);
  if (wanted != "ALL" && !fail_open)
    std::erase_if(found, [&](const auto& one) { return healthy(one) == (wanted == "UNHEALTHY"); });
  auto preferred = [&](const cm::HttpInstanceSummary& one) {
    return has_all(one.attributes, request.optional_parameters);
  };
  if (std::ranges::any_of(found, preferred)) std::erase_if(found, [&](const auto& one) { return !preferred(one); });

  auto most = static_cast<std::size_t>(std::clamp(request.max_results.value_or(100), 1, 1000));
  cm::DiscoverInstancesResponse response{.instances_revision = service->revision};
  for (; !found.empty() && response.instances.size() < most; found.pop_back()) {
    std::swap(found[random_below(found.size())], found.back());
    response.instances.push_back(std::move(found.back()));
  }
  return response;
}

}  // namespace sparkecs::engine::api
