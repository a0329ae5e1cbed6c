// Whose a resource is: tags say it, names alone do not.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sparkecs::plan {

using Tags = std::map<std::string, std::string>;

// An environment as its resources' tags name it.
struct Identity {
  std::string environment;
  std::string cluster;
};

// What every resource of ours is tagged with: environment, cluster, and the version that made it. The version is for
// readers; a resource made by another version is as much ours.
Tags tags(const Identity& identity);

// "" when the tags say it is ours; else why it is not: "it has no sparkecs tags", "it belongs to environment prd".
std::string not_ours(const Tags& found, const Identity& identity);

// True when the tags name an environment, ours or another.
bool has_owner(const Tags& found);

// To and from the Tag shapes of the services, which differ in nothing but their type.
template <class Tag>
std::vector<Tag> to_wire(const Tags& tags) {
  std::vector<Tag> list;
  for (const auto& [key, value] : tags) list.push_back({key, value});
  return list;
}
template <class Tag>
Tags from_wire(const std::vector<Tag>& list) {
  Tags tags;
  for (const auto& tag : list) tags[tag.key] = tag.value;
  return tags;
}

}  // namespace sparkecs::plan
