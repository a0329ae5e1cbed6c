// How the directory outlives the process.
#include <fmt/format.h>

#include "base/json.h"
#include "engine/names/directory.h"

namespace sparkecs::engine::names {
namespace {

namespace cm = wire::cloudmap;

template <class Shape>
Json save_all(const std::vector<Shape>& shapes) {
  Json list = Json::array();
  for (const auto& shape : shapes) list.push_back(wire::encode(shape));
  return list;
}

Result<TagList> load_tags(const Json& state) {
  TagList tags;
  for (const auto& saved : state) tags.push_back(TRY(wire::decode<cm::Tag>(saved)));
  return tags;
}

Json save_instances(const ServiceEntry& service) {
  Json list = Json::array();
  for (const auto& [id, instance] : service.instances)
    if (!instance.scheduled)
      list.push_back({{"id", id},
                      {"attributes", instance.attributes},
                      {"creator", instance.creator_request_id},
                      {"healthy", instance.healthy}});
  return list;
}

}  // namespace

Json Directory::save() const {
  Json state{{"namespaces", Json::array()}, {"services", Json::array()}, {"operations", Json::array()}};
  for (const auto& [_, space] : namespaces_)
    state["namespaces"].push_back({{"shown", wire::encode(space.shown)}, {"tags", save_all(space.tags)}});
  for (const auto& [_, service] : services_)
    state["services"].push_back({{"shown", wire::encode(service.shown)},
                                 {"tags", save_all(service.tags)},
                                 {"instances", save_instances(service)},
                                 {"revision", service.revision}});
  for (const auto& operation : operations_) state["operations"].push_back(wire::encode(operation));
  return state;
}

Result<> Directory::load(const Json& state) {
  try {
    for (const auto& saved : state.at("namespaces")) {
      auto shown = TRY(wire::decode<cm::Namespace>(saved.at("shown")));
      namespaces_[shown.id] = {shown, TRY(load_tags(saved.at("tags")))};
    }
    for (const auto& saved : state.at("services")) {
      ServiceEntry service{TRY(wire::decode<cm::Service>(saved.at("shown"))), TRY(load_tags(saved.at("tags")))};
      for (const auto& instance : saved.at("instances"))
        service.instances[instance.at("id")] = {
            .attributes = instance.at("attributes").get<std::map<std::string, std::string>>(),
            .creator_request_id = instance.at("creator"),
            .healthy = instance.at("healthy")};
      service.revision = saved.at("revision");
      publish(services_[service.shown.id] = service);
    }
    for (const auto& saved : state.at("operations")) operations_.push_back(TRY(wire::decode<cm::Operation>(saved)));
  } catch (const std::exception& e) {
    return fail(Error::Kind::Invalid, fmt::format("directory: {}", e.what()));
  }
  return {};
}

}  // namespace sparkecs::engine::names
