// The operations on task definitions.
#include <fmt/format.h>

#include <set>

#include "engine/api/ecs_definitions.h"
#include "engine/api/ecs_impl.h"

namespace sparkecs::engine::api {

using namespace wire::ecs;
using ecs::client_error;
using ecs::invalid;
using ecs::Revision;

namespace {

constexpr std::size_t kMostDeleted = 10;

// Revisions sort as numbers, which their ARNs do not.
std::string sort_key(const TaskDefinition& definition) {
  return fmt::format("{}:{:010}", definition.family, definition.revision);
}

}  // namespace

Result<const Revision*> Ecs::Impl::launchable(const std::string& name, const Caller& caller) {
  const Revision* revision = catalog.find(name, caller);
  if (!revision) return client_error("TaskDefinition not found.");
  if (revision->definition->status != "ACTIVE") return client_error("TaskDefinition is inactive");
  return revision;
}

bool Ecs::Impl::is_used(const std::string& definition_arn) const {
  for (const auto* task : tasks.all())
    if (!task->is_over() && task->shape.task_definition_arn == definition_arn) return true;
  for (const auto* service : services.all())
    for (const auto& deployment : service->deployments)
      if (!service->inactive() && deployment.shape.task_definition == definition_arn) return true;
  return false;
}

void Ecs::Impl::serve_task_definitions(Router& router) {
  router.on<RegisterTaskDefinitionRequest>(wire::kEcs,
                                           [this](const RegisterTaskDefinitionRequest& request,
                                                  const Caller& caller) -> Result<RegisterTaskDefinitionResponse> {
                                             TRY(ecs::check_tags(request.tags));
                                             auto definition = TRY(ecs::accept_definition(request));
                                             const auto& revision =
                                                 catalog.add(std::move(definition), request.tags, caller, now());
                                             changed();
                                             return RegisterTaskDefinitionResponse{*revision.definition, revision.tags};
                                           });

  router.on<DescribeTaskDefinitionRequest>(wire::kEcs,
                                           [this](const DescribeTaskDefinitionRequest& request,
                                                  const Caller& caller) -> Result<DescribeTaskDefinitionResponse> {
                                             catalog.sweep([this](const std::string& arn) { return is_used(arn); });
                                             const auto* revision = catalog.find(request.task_definition, caller);
                                             if (!revision) return client_error("Unable to describe task definition.");
                                             DescribeTaskDefinitionResponse response{*revision->definition, {}};
                                             if (ecs::includes(request.include, "TAGS")) response.tags = revision->tags;
                                             return response;
                                           });

  router.on<DeregisterTaskDefinitionRequest>(
      wire::kEcs,
      [this](const DeregisterTaskDefinitionRequest& request,
             const Caller& caller) -> Result<DeregisterTaskDefinitionResponse> {
        auto colon = request.task_definition.rfind(':');
        if (colon == std::string::npos || request.task_definition.find('/', colon) != std::string::npos)
          return client_error("A task definition must be specified with its revision.");
        auto* revision = catalog.find(request.task_definition, caller);
        if (!revision) return client_error("The specified task definition does not exist.");
        if (revision->definition->status == "ACTIVE") {
          catalog.set_status(*revision, "INACTIVE", now());
          changed();
        }
        return DeregisterTaskDefinitionResponse{*revision->definition};
      });

  router.on<DeleteTaskDefinitionsRequest>(
      wire::kEcs,
      [this](const DeleteTaskDefinitionsRequest& request,
             const Caller& caller) -> Result<DeleteTaskDefinitionsResponse> {
        if (request.task_definitions.size() > kMostDeleted)
          return invalid("At most 10 task definitions can be deleted at once.");
        catalog.sweep([this](const std::string& arn) { return is_used(arn); });
        DeleteTaskDefinitionsResponse response;
        for (const auto& name : request.task_definitions) {
          auto* revision = catalog.find(name, caller);
          if (!revision) {
            response.failures.push_back({.arn = name,
                                         .reason = "TASK_DEFINITION_NOT_FOUND",
                                         .detail = "The specified task definition does not exist."});
          } else if (revision->definition->status == "ACTIVE") {
            response.failures.push_back(
                {.arn = name,
                 .reason = "The specified task definition is still in ACTIVE status. Please deregister the target and "
                           "try again."});
          } else {
            catalog.set_status(*revision, "DELETE_IN_PROGRESS", now());
            changed();
            response.task_definitions.push_back(*revision->definition);
          }
        }
        return response;
      });

  router.on<ListTaskDefinitionsRequest>(
      wire::kEcs,
      [this](const ListTaskDefinitionsRequest& request, const Caller& caller) -> Result<ListTaskDefinitionsResponse> {
        auto size = TRY(ecs::page_size(request.max_results));
        catalog.sweep([this](const std::string& arn) { return is_used(arn); });
        struct Item {
          std::string key;
          std::string arn;
        };
        std::vector<Item> items;
        const std::string status = request.status.empty() ? "ACTIVE" : request.status;
        for (const auto* revision : catalog.all(caller)) {
          const auto& definition = *revision->definition;
          bool family = request.family_prefix.empty() || request.family_prefix == definition.family;
          if (family && definition.status == status)
            items.push_back({sort_key(definition), definition.task_definition_arn});
        }
        bool descending = request.sort == "DESC";
        std::ranges::sort(items, {}, &Item::key);
        if (descending) std::ranges::reverse(items);
        auto next = take_page(
            items, request.next_token, size, [](const Item& item) -> const std::string& { return item.key; },
            descending);
        if (!next) return invalid("Invalid token.");
        ListTaskDefinitionsResponse response{{}, *next};
        for (auto& item : items) response.task_definition_arns.push_back(std::move(item.arn));
        return response;
      });

  router.on<ListTaskDefinitionFamiliesRequest>(
      wire::kEcs,
      [this](const ListTaskDefinitionFamiliesRequest& request,
             const Caller& caller) -> Result<ListTaskDefinitionFamiliesResponse> {
        auto size = TRY(ecs::page_size(request.max_results));
        std::map<std::string, bool> families;  // and whether they have an ACTIVE revision
        for (const auto* revision : catalog.all(caller))
          if (revision->definition->family.starts_with(request.family_prefix))
            families[revision->definition->family] |= revision->definition->status == "ACTIVE";
        ListTaskDefinitionFamiliesResponse response;
        for (const auto& [family, active] : families)
          if (request.status.empty() || request.status == "ALL" || active == (request.status == "ACTIVE"))
            response.families.push_back(family);
        response.next_token = TRY(ecs::page(response.families, request.next_token, size));
        return response;
      });
}

}  // namespace sparkecs::engine::api
