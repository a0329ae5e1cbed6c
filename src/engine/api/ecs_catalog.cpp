#include "engine/api/ecs_catalog.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "engine/task/arn.h"

namespace sparkecs::engine::api::ecs {

namespace {

std::string place_of(const Caller& caller) {
  return caller.region + ":" + caller.account;
}

struct Wanted {
  std::string place;
  std::string family;
  int revision = 0;  // 0: the newest ACTIVE
};

std::optional<Wanted> read_name(const std::string& name, const Caller& caller) {
  Wanted wanted{place_of(caller), name};
  if (auto arn = task::parse_arn(name)) {
    if (arn->kind != "task-definition") return std::nullopt;
    wanted = {arn->region + ":" + arn->account, arn->path};
  }
  auto colon = wanted.family.find(':');
  if (colon == std::string::npos) return wanted;
  auto number = parse_number(std::string_view(wanted.family).substr(colon + 1), 1u << 30);
  if (!number || *number == 0) return std::nullopt;
  wanted.revision = static_cast<int>(*number);
  wanted.family.resize(colon);
  return wanted;
}

}  // namespace

const Revision& Catalog::add(wire::ecs::TaskDefinition definition, std::vector<wire::ecs::Tag> tags,
                             const Caller& caller, TimePoint now) {
  definition.revision = ++last_[{place_of(caller), definition.family}];
  definition.task_definition_arn = fmt::format("arn:aws:ecs:{}:{}:task-definition/{}:{}", caller.region, caller.account,
                                               definition.family, definition.revision);
  definition.status = "ACTIVE";
  definition.registered_at = now;
  definition.registered_by = fmt::format("arn:aws:iam::{}:root", caller.account);
  Key key = key_of(definition);
  auto shared = std::make_shared<const wire::ecs::TaskDefinition>(std::move(definition));
  return revisions_[std::move(key)] = {std::move(shared), std::move(tags)};
}

Revision* Catalog::find(const std::string& name, const Caller& caller) {
  auto wanted = read_name(name, caller);
  if (!wanted) return nullptr;
  if (wanted->revision != 0) {
    auto at = revisions_.find({wanted->place, wanted->family, wanted->revision});
    return at == revisions_.end() ? nullptr : &at->second;
  }
  Revision* newest = nullptr;
  for (auto at = revisions_.lower_bound({wanted->place, wanted->family, 0});
       at != revisions_.end() && at->first.place == wanted->place && at->first.family == wanted->family; ++at)
    if (at->second.definition->status == "ACTIVE") newest = &at->second;
  return newest;
}

task::DefinitionPtr Catalog::definition(const std::string& arn) const {
  auto wanted = read_name(arn, {});
  if (!wanted) return nullptr;
  auto at = revisions_.find({wanted->place, wanted->family, wanted->revision});
  return at == revisions_.end() ? nullptr : at->second.definition;
}

void Catalog::set_status(Revision& revision, std::string status, TimePoint now) {
  auto changed = *revision.definition;
  if (status == "INACTIVE") changed.deregistered_at = now;
  if (status == "DELETE_IN_PROGRESS") {
    changed.delete_requested_at = now;
    deleting_ = true;
  }
  changed.status = std::move(status);
  revision.definition = std::make_shared<const wire::ecs::TaskDefinition>(std::move(changed));
}

void Catalog::sweep(const std::function<bool(const std::string& arn)>& used) {
  if (!deleting_) return;
  deleting_ = false;
  std::erase_if(revisions_, [&](const auto& entry) {
    const auto& definition = *entry.second.definition;
    if (definition.status != "DELETE_IN_PROGRESS") return false;
    bool needed = used(definition.task_definition_arn);
    deleting_ |= needed;
    return !needed;
  });
}

std::vector<const Revision*> Catalog::all(const Caller& caller) const {
  std::vector<const Revision*> found;
  std::string place = place_of(caller);
  for (auto at = revisions_.lower_bound({place, "", 0}); at != revisions_.end() && at->first.place == place; ++at)
    found.push_back(&at->second);
  return found;
}

Json Catalog::save() const {
  Json revisions = Json::array();
  for (const auto& [key, revision] : revisions_)
    revisions.push_back(wire::encode(wire::ecs::DescribeTaskDefinitionResponse{*revision.definition, revision.tags}));
  Json last = Json::array();
  for (const auto& [family, number] : last_) last.push_back({family.first, family.second, number});
  return {{"revisions", std::move(revisions)}, {"lastRevisions", std::move(last)}};
}

Result<> Catalog::load(const Json& state) {
  for (const auto& saved : state.value("revisions", Json::array())) {
    auto revision = TRY(wire::decode<wire::ecs::DescribeTaskDefinitionResponse>(saved));
    deleting_ |= revision.task_definition.status == "DELETE_IN_PROGRESS";
    Key key = key_of(revision.task_definition);
    revisions_[std::move(key)] = {
        std::make_shared<const wire::ecs::TaskDefinition>(std::move(revision.task_definition)),
        std::move(revision.tags)};
  }
  for (const auto& saved : state.value("lastRevisions", Json::array())) {
    if (!saved.is_array() || saved.size() != 3 || !saved[0].is_string() || !saved[1].is_string() ||
        !saved[2].is_number_integer())
      return fail(Error::Kind::Invalid, "lastRevisions: expected [place, family, number]");
    last_[{saved[0].get<std::string>(), saved[1].get<std::string>()}] = saved[2].get<int>();
  }
  return {};
}

Catalog::Key Catalog::key_of(const wire::ecs::TaskDefinition& definition) {
  auto arn = task::parse_arn(definition.task_definition_arn).value_or(task::Arn{});
  return {arn.region + ":" + arn.account, definition.family, definition.revision};
}

}  // namespace sparkecs::engine::api::ecs
