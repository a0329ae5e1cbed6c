// Zone holds the names of the VPC: hosts of tasks, instances of Cloud Map services, and the reverse names of addresses.
// Safe from any thread: the loop fills it, the name server reads it. Names are compared without case, and a final dot
// makes no difference.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/guarded.h"

namespace sparkecs::engine::dns {

using Ttl = std::chrono::duration<std::uint32_t>;

// How many addresses one answer carries at most, as Cloud Map's multivalue routing does.
inline constexpr std::size_t kMostAddresses = 8;

struct Addresses {
  std::vector<std::string> addresses{};  // IPv4, at most kMostAddresses, in random order; empty: the name has none
  Ttl ttl{};
};
struct HostName {
  std::string name;
  Ttl ttl{};
};

class Zone {
 public:
  // Replaces the addresses of `name`. With none the name still exists, but has no answer (NODATA).
  void set(std::string_view name, std::vector<std::string> addresses, Ttl ttl);
  // Forgets the name: it answers NXDOMAIN. Unknown names are fine.
  void remove(std::string_view name);
  // What the reverse lookup of an IPv4 address answers, and its end.
  void set_ptr(const std::string& address, std::string_view name, Ttl ttl);
  void remove_ptr(const std::string& address);

  // A random choice of the name's addresses; nothing when the name is unknown.
  std::optional<Addresses> addresses(std::string_view name) const;
  std::optional<HostName> host_name(const std::string& address) const;

 private:
  struct Records {
    std::map<std::string, Addresses> names;
    std::map<std::string, HostName> reverse;
  };
  Guarded<Records> records_;
};

}  // namespace sparkecs::engine::dns
