// The operations on tags, for every kind of resource.
#include <algorithm>

#include "engine/api/ecs_impl.h"

namespace sparkecs::engine::api {

using namespace wire::ecs;
using ecs::invalid;

namespace {

constexpr std::size_t kMostTags = 50;

std::unexpected<Error> no_resource() {
  return fail(Error::Kind::NotFound, "The specified resource does not exist.", "ResourceNotFoundException");
}

}  // namespace

Result<std::vector<Tag>> Ecs::Impl::tags_of(const std::string& arn) {
  auto parsed = task::parse_arn(arn);
  if (!parsed) return invalid("The resource ARN is not valid: " + arn);
  if (parsed->kind == "cluster") {
    if (auto at = clusters.find(arn); at != clusters.end()) return at->second.tags;
  } else if (parsed->kind == "service") {
    if (const auto* service = services.find(arn)) return service->shape.tags;
  } else if (parsed->kind == "task-definition") {
    if (const auto* revision = catalog.find(arn, {})) return revision->tags;
  } else if (parsed->kind == "task") {
    if (const auto* task = tasks.find(arn)) return task->shape.tags;
  } else {
    return invalid("Resources of this kind have no tags here: " + arn);
  }
  return no_resource();
}

Result<> Ecs::Impl::set_tags(const std::string& arn, std::vector<Tag> tags) {
  if (tags.size() > kMostTags) return invalid("The number of tags exceeds the limit of 50.");
  auto kind = task::parse_arn(arn).value_or(task::Arn{}).kind;
  if (kind == "cluster")
    clusters[arn].tags = std::move(tags);
  else if (kind == "service")
    services.find(arn)->shape.tags = std::move(tags);
  else if (kind == "task-definition")
    catalog.find(arn, {})->tags = std::move(tags);
  else if (kind == "task")
    tasks.set_tags(arn, std::move(tags));
  changed();
  return {};
}

void Ecs::Impl::serve_tags(Router& router) {
  router.on<TagResourceRequest>(
      wire::kEcs, [this](const TagResourceRequest& request, const Caller&) -> Result<TagResourceResponse> {
        auto tags = TRY(tags_of(request.resource_arn));
        TRY(ecs::check_tags(request.tags));
        for (const auto& tag : request.tags) {
          auto at = std::ranges::find(tags, tag.key, &Tag::key);
          if (at == tags.end())
            tags.push_back(tag);
          else
            at->value = tag.value;
        }
        TRY(set_tags(request.resource_arn, std::move(tags)));
        return TagResourceResponse{};
      });

  router.on<UntagResourceRequest>(
      wire::kEcs, [this](const UntagResourceRequest& request, const Caller&) -> Result<UntagResourceResponse> {
        auto tags = TRY(tags_of(request.resource_arn));
        std::erase_if(tags, [&](const Tag& tag) { return ecs::includes(request.tag_keys, tag.key); });
        TRY(set_tags(request.resource_arn, std::move(tags)));
        return UntagResourceResponse{};
      });

  router.on<ListTagsForResourceRequest>(
      wire::kEcs,
      [this](const ListTagsForResourceRequest& request, const Caller&) -> Result<ListTagsForResourceResponse> {
        return ListTagsForResourceResponse{TRY(tags_of(request.resource_arn))};
      });
}

}  // namespace sparkecs::engine::api
