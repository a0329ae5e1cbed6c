#include "engine/api/cloudmap.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/random.h"
#include "base/text.h"
#include "engine/api/cloudmap_discover.h"
#include "engine/api/paging.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

namespace cm = wire::cloudmap;
using wire::kCloudMap;

constexpr std::size_t kMostResults = 100;
constexpr std::size_t kMostTags = 200;

std::unexpected<Error> invalid(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "InvalidInput");
}

// One page, in the order of ids.
template <class T>
Result<std::string> page(std::vector<T>& items, const std::string& token, std::optional<int> asked) {
  if (asked && (*asked < 1 || *asked > static_cast<int>(kMostResults)))
    return invalid("MaxResults: 1 to 100 are allowed");
  auto next = take_page(items, token, asked ? static_cast<std::size_t>(*asked) : kMostResults,
                        [](const T& item) { return item.id; });
  if (!next) return invalid("NextToken: " + next.error().message);
  return next;
}

// EQ (also for several values), IN and BEGINS_WITH; `value_of` is what the filter of that name looks at.
template <class Filter>
Result<bool> passes(const std::vector<Filter>& filters,
                    const std::function<std::optional<std::string>(const std::string& name)>& value_of) {
  bool all = true;
  for (const auto& filter : filters) {
    auto value = value_of(filter.name);
    if (!value) return invalid(fmt::format("Filters: the name {} is not known", printable(filter.name)));
    if (!filter.condition.empty() && filter.condition != "EQ" && filter.condition != "IN" &&
        filter.condition != "BEGINS_WITH")
      return invalid(fmt::format("Filters: the condition {} is not known", printable(filter.condition)));
    all = all && std::ranges::any_of(filter.values, [&](const std::string& wanted) {
            return filter.condition == "BEGINS_WITH" ? value->starts_with(wanted) : *value == wanted;
          });
  }
  return all;
}

cm::Namespace shown(const names::Directory& directory, const names::NamespaceEntry& entry) {
  auto space = entry.shown;
  space.service_count = static_cast<int>(std::ranges::count_if(
      directory.services(), [&](const auto& service) { return service.second.shown.namespace_id == space.id; }));
  return space;
}

cm::NamespaceSummary summary(const cm::Namespace& space) {
  return {space.id,          space.arn,           space.resource_owner, space.name,       space.type,
          space.description, space.service_count, space.properties,     space.create_date};
}

cm::Service shown(const names::ServiceEntry& entry) {
  auto service = entry.shown;
  service.instance_count = static_cast<int>(entry.instances.size());
  return service;
}

cm::ServiceSummary summary(const cm::Service& service) {
  return {service.id,
          service.arn,
          service.resource_owner,
          service.name,
          service.type,
          service.description,
          service.instance_count,
          service.dns_config,
          service.health_check_custom_config,
          service.create_date};
}

Result<const names::InstanceEntry*> find_instance(const names::ServiceEntry& service, const std::string& id) {
  auto at = service.instances.find(id);
  if (at == service.instances.end())
    return fail(Error::Kind::NotFound, fmt::format("Instance {} not found.", printable(id)), "InstanceNotFound");
  return &at->second;
}

}  // namespace

void CloudMap::serve(Router& router) {
  serve_namespaces(router);
  serve_services(router);
  serve_instances(router);
  serve_tags(router);
}

void CloudMap::serve_namespaces(Router& router) {
  router.on<cm::CreatePrivateDnsNamespaceRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::OperationStarted> {
        return cm::OperationStarted{TRY(directory_.create_namespace(request))};
      });
  router.on<cm::GetNamespaceRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::GetNamespaceResponse> {
        return cm::GetNamespaceResponse{shown(directory_, *TRY(directory_.find_namespace(request.id)))};
      });
  router.on<cm::ListNamespacesRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::ListNamespacesResponse> {
        cm::ListNamespacesResponse response;
        for (const auto& [_, entry] : directory_.namespaces()) {
          auto space = shown(directory_, entry);
          auto value_of = [&](const std::string& name) -> std::optional<std::string> {
            if (name == "TYPE") return space.type;
            if (name == "NAME" || name == "HTTP_NAME") return space.name;
            if (name == "RESOURCE_OWNER") return "SELF";
            return std::nullopt;
          };
          if (TRY(passes(request.filters, value_of))) response.namespaces.push_back(summary(space));
        }
        response.next_token = TRY(page(response.namespaces, request.next_token, request.max_results));
        return response;
      });
  router.on<cm::DeleteNamespaceRequest>(kCloudMap,
                                        [this](const auto& request, const Caller&) -> Result<cm::OperationStarted> {
                                          return cm::OperationStarted{TRY(directory_.delete_namespace(request.id))};
                                        });
  router.on<cm::GetOperationRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::GetOperationResponse> {
        return cm::GetOperationResponse{TRY(directory_.find_operation(request.operation_id))};
      });
}

void CloudMap::serve_services(Router& router) {
  router.on<cm::CreateServiceRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::CreateServiceResponse> {
        if (request.tags.size() > kMostTags) return fail(Error::Kind::Invalid, "too many tags", "TooManyTagsException");
        return cm::CreateServiceResponse{shown(*TRY(directory_.create_service(request)))};
      });
  router.on<cm::GetServiceRequest>(kCloudMap,
                                   [this](const auto& request, const Caller&) -> Result<cm::GetServiceResponse> {
                                     return cm::GetServiceResponse{shown(*TRY(directory_.find_service(request.id)))};
                                   });
  router.on<cm::ListServicesRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::ListServicesResponse> {
        cm::ListServicesResponse response;
        for (const auto& [_, entry] : directory_.services()) {
          auto value_of = [&](const std::string& name) -> std::optional<std::string> {
            if (name == "NAMESPACE_ID") return entry.shown.namespace_id;
            if (name == "RESOURCE_OWNER") return "SELF";
            return std::nullopt;
          };
          if (TRY(passes(request.filters, value_of))) response.services.push_back(summary(shown(entry)));
        }
        response.next_token = TRY(page(response.services, request.next_token, request.max_results));
        return response;
      });
  router.on<cm::UpdateServiceRequest>(kCloudMap,
                                      [this](const auto& request, const Caller&) -> Result<cm::OperationStarted> {
                                        return cm::OperationStarted{TRY(directory_.update_service(request))};
                                      });
  router.on<cm::DeleteServiceRequest>(kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::Empty> {
    TRY(directory_.delete_service(request.id));
    return cm::Empty{};
  });
}

void CloudMap::serve_instances(Router& router) {
  router.on<cm::RegisterInstanceRequest>(kCloudMap,
                                         [this](const auto& request, const Caller&) -> Result<cm::OperationStarted> {
                                           return cm::OperationStarted{TRY(directory_.register_instance(request))};
                                         });
  router.on<cm::DeregisterInstanceRequest>(kCloudMap,
                                           [this](const auto& request, const Caller&) -> Result<cm::OperationStarted> {
                                             return cm::OperationStarted{TRY(directory_.deregister_instance(request))};
                                           });
  router.on<cm::ListInstancesRequest>(
      kCloudMap, [this](const auto& request, const Caller& caller) -> Result<cm::ListInstancesResponse> {
        cm::ListInstancesResponse response{.resource_owner = caller.account};
        for (const auto& [id, instance] : TRY(directory_.find_service(request.service_id))->instances)
          response.instances.push_back({id, instance.attributes});
        response.next_token = TRY(page(response.instances, request.next_token, request.max_results));
        return response;
      });
  router.on<cm::GetInstanceRequest>(
      kCloudMap, [this](const auto& request, const Caller& caller) -> Result<cm::GetInstanceResponse> {
        const auto* service = TRY(directory_.find_service(request.service_id));
        const auto* instance = TRY(find_instance(*service, request.instance_id));
        return cm::GetInstanceResponse{
            caller.account, cm::Instance{request.instance_id, instance->creator_request_id, instance->attributes}};
      });
  router.on<cm::GetInstancesHealthStatusRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::GetInstancesHealthStatusResponse> {
        const auto* service = TRY(directory_.find_service(request.service_id));
        for (const auto& id : request.instances)
          if (auto found = find_instance(*service, id); !found) return std::unexpected(std::move(found).error());
        std::vector<cm::InstanceSummary> chosen;
        for (const auto& [id, _] : service->instances)
          if (request.instances.empty() || std::ranges::find(request.instances, id) != request.instances.end())
            chosen.push_back({id, {}});
        cm::GetInstancesHealthStatusResponse response;
        response.next_token = TRY(page(chosen, request.next_token, request.max_results));
        for (const auto& [id, _] : chosen)
          response.status[id] = service->instances.at(id).healthy ? "HEALTHY" : "UNHEALTHY";
        return response;
      });
  router.on<cm::UpdateInstanceCustomHealthStatusRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::Empty> {
        if (request.status != "HEALTHY" && request.status != "UNHEALTHY")
          return invalid("Status: HEALTHY or UNHEALTHY are allowed");
        TRY(directory_.announce_health(request.service_id, request.instance_id, request.status == "HEALTHY"));
        return cm::Empty{};
      });
  router.on<cm::DiscoverInstancesRequest>(
      kCloudMap, [this](const auto& request, const Caller&) { return discover(directory_, request); });
}

void CloudMap::serve_tags(Router& router) {
  router.on<cm::TagResourceRequest>(kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::Empty> {
    auto tags = TRY(directory_.tags(request.resource_arn));
    for (const auto& tag : request.tags) {
      std::erase_if(tags, [&](const cm::Tag& other) { return other.key == tag.key; });
      tags.push_back(tag);
    }
    if (tags.size() > kMostTags) return fail(Error::Kind::Invalid, "too many tags", "TooManyTagsException");
    TRY(directory_.set_tags(request.resource_arn, std::move(tags)));
    return cm::Empty{};
  });
  router.on<cm::UntagResourceRequest>(kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::Empty> {
    auto tags = TRY(directory_.tags(request.resource_arn));
    std::erase_if(tags, [&](const cm::Tag& tag) {
      return std::ranges::find(request.tag_keys, tag.key) != request.tag_keys.end();
    });
    TRY(directory_.set_tags(request.resource_arn, std::move(tags)));
    return cm::Empty{};
  });
  router.on<cm::ListTagsForResourceRequest>(
      kCloudMap, [this](const auto& request, const Caller&) -> Result<cm::ListTagsForResourceResponse> {
        return cm::ListTagsForResourceResponse{TRY(directory_.tags(request.resource_arn))};
      });
}

}  // namespace sparkecs::engine::api
