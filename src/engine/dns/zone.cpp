#include "engine/dns/zone.h"

#include <algorithm>
#include <utility>

#include "base/random.h"
#include "base/text.h"

namespace sparkecs::engine::dns {
namespace {

std::string canonical(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return to_lower(name);
}

// Brings a random choice of `most` to the front and drops the rest.
void choose(std::vector<std::string>& from, std::size_t most) {
  most = std::min(most, from.size());
  for (std::size_t i = 0; i < most; ++i) std::swap(from[i], from[i + random_below(from.size() - i)]);
  from.resize(most);
}

template <class Map>
std::optional<typename Map::mapped_type> find(const Map& map, const std::string& key) {
  auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace

void Zone::set(std::string_view name, std::vector<std::string> addresses, Ttl ttl) {
  records_.with([&](Records& records) { records.names[canonical(name)] = {std::move(addresses), ttl}; });
}

void Zone::remove(std::string_view name) {
  records_.with([&](Records& records) { records.names.erase(canonical(name)); });
}

void Zone::set_ptr(const std::string& address, std::string_view name, Ttl ttl) {
  records_.with([&](Records& records) { records.reverse[address] = {canonical(name), ttl}; });
}

void Zone::remove_ptr(const std::string& address) {
  records_.with([&](Records& records) { records.reverse.erase(address); });
}

std::optional<Addresses> Zone::addresses(std::string_view name) const {
  auto found = records_.with([&](const Records& records) { return find(records.names, canonical(name)); });
  if (found) choose(found->addresses, kMostAddresses);
  return found;
}

std::optional<HostName> Zone::host_name(const std::string& address) const {
  return records_.with([&](const Records& records) { return find(records.reverse, address); });
}

}  // namespace sparkecs::engine::dns
