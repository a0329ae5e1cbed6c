#include "plan/kinds/task_definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "base/json.h"
#include "plan/kinds/canonical.h"
#include "plan/kinds/once.h"
#include "wire/shape.h"

namespace sparkecs::plan::task_definition {
namespace {

using namespace wire::ecs;
using Described = DescribeTaskDefinitionResponse;

// How many of the newest revisions are looked at for one of ours. One more revision registered than necessary is all
// that can happen beyond it.
constexpr int kLookBehind = 20;

// Nothing for a revision or family that does not exist: ECS has no error of its own for that.
Result<std::optional<Described>> describe(aws::Aws& aws, const std::string& name) {
  auto reply = aws.ecs.describe_task_definition({.task_definition = name, .include = {"TAGS"}});
  if (!reply && (reply.error().kind == Error::Kind::NotFound || reply.error().code == "ClientException"))
    return std::nullopt;
  return std::optional(TRY(std::move(reply)));
}

bool is_ours(const Described& revision, const Identity& identity) {
  return revision.task_definition.status == "ACTIVE" && not_ours(from_wire(revision.tags), identity).empty();
}

Found found(const Described& revision) {
  return {.id = revision.task_definition.task_definition_arn,
          .tags = from_wire(revision.tags),
          .fields = canonical(wire::encode(revision.task_definition)),
          .status = revision.task_definition.status};
}

// Describes them at the same time, at most kLookBehind at once.
Result<std::vector<Described>> describe_all(aws::Aws& aws, const std::vector<std::string>& names) {
  std::vector<Described> all;
  for (std::size_t first = 0; first < names.size(); first += kLookBehind) {
    std::vector<std::future<Result<std::optional<Described>>>> asked;
    for (std::size_t i = first; i < std::min(first + kLookBehind, names.size()); ++i)
      asked.push_back(std::async(std::launch::async, [&aws, &name = names[i]] { return describe(aws, name); }));
    Result<> failed;
    for (auto& answer : asked) {
      auto revision = answer.get();
      if (!revision)
        failed = std::unexpected(std::move(revision).error());
      else if (*revision)
        all.push_back(std::move(**revision));
    }
    TRY(std::move(failed));
  }
  return all;
}

}  // namespace

Fields wanted(const Desired& desired, const Ids&, Part part) {
  return canonical(desired.definition(part).request);
}

Result<std::optional<Found>> newest_of_ours(aws::Aws& aws, const std::string& family, const Identity& identity) {
  auto newest = TRY(describe(aws, family));
  if (!newest) return std::nullopt;
  if (is_ours(*newest, identity)) return found(*newest);
  std::vector<std::string> before;
  if (newest->task_definition.status == "ACTIVE") {
    // Revisions are numbered without gaps, so the ones before it need not be listed first.
    for (int revision = newest->task_definition.revision - 1; revision > 0 && before.size() < kLookBehind; --revision)
      before.push_back(fmt::format("{}:{}", family, revision));
  } else {
    // AWS looks for a family's name among its ACTIVE revisions; moto takes the newest of all, and deregistered ones
    // grow in number.
    before = TRY(aws.ecs.all_task_definition_arns({.family_prefix = family, .status = "ACTIVE", .sort = "DESC"}));
    if (before.size() > kLookBehind) before.resize(kLookBehind);
  }
  for (const auto& revision : TRY(describe_all(aws, before)))
    if (is_ours(revision, identity)) return found(revision);
  return std::nullopt;
}

Result<std::string> create(const Work& work, Part part) {
  auto request = TRY(wire::decode<RegisterTaskDefinitionRequest>(work.desired.definition(part).request));
  request.tags = to_wire<Tag>(tags(work.desired.identity));
  auto create = [&]() -> Result<std::string> {
    return TRY(work.aws.ecs.register_task_definition(request)).task_definition.task_definition_arn;
  };
  // Only the very same revision tells that the request was carried out: an older one of ours was there before.
  auto look = [&]() -> Result<std::optional<Found>> {
    auto newest = TRY(newest_of_ours(work.aws, request.family, work.desired.identity));
    if (newest && newest->fields != wanted(work.desired, work.ids, part)) newest.reset();
    return newest;
  };
  return create_once(work.desired.identity, "", create, look);
}

Result<std::string> update(const Work& work, const Step& step) {
  return create(work, step.part);
}

Result<> remove(const Ending& ending) {
  auto ended = ending.aws.ecs.deregister_task_definition({ending.item.id});
  // Already INACTIVE, or never there.
  if (!ended && ended.error().code == "ClientException") return {};
  return gone(std::move(ended));
}

Result<std::vector<std::string>> all_of_ours(aws::Aws& aws, const std::string& family, const Identity& identity) {
  auto arns = TRY(aws.ecs.all_task_definition_arns({.family_prefix = family, .status = "ACTIVE", .sort = "ASC"}));
  std::vector<std::string> ours;
  for (const auto& revision : TRY(describe_all(aws, arns)))
    if (is_ours(revision, identity)) ours.push_back(revision.task_definition.task_definition_arn);
  return ours;
}

}  // namespace sparkecs::plan::task_definition
