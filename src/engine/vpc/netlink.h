// Netlink changes links, addresses and routes of one network namespace: the one its thread was in when it was opened.
// Errors say what was asked and quote the kernel. Not safe for concurrent use.
#pragma once

#include <cstdint>
#include <string>

#include "base/fd.h"
#include "base/result.h"

namespace sparkecs::engine::vpc {

class Netlink {
 public:
  static Result<Netlink> open();

  // The network namespace this works on.
  Result<Fd> network() const;

  Result<int> index_of(const std::string& link);
  Result<> add_bridge(const std::string& name, const std::string& mac);
  // Makes the pair `name` here, up and on the bridge, and `peer_name` with `mac` in the network `peer_network`.
  Result<> add_veth(const std::string& name, int bridge, const std::string& peer_name, const std::string& mac,
                    const Fd& peer_network);
  Result<> set_up(int link);
  Result<> add_address(int link, const std::string& address, int prefix_length);
  Result<> add_default_route(const std::string& gateway);
  // Removes a link, and with it the other end of a pair. An absent one is fine.
  Result<> delete_link(const std::string& name);

 private:
  explicit Netlink(Fd socket) : socket_(std::move(socket)) {}
  // Sends one request and returns the kernel's answer to it (empty: a plain acknowledgement).
  Result<std::string> ask(std::string request, const std::string& what);

  Fd socket_;
  std::uint32_t sequence_ = 0;
};

}  // namespace sparkecs::engine::vpc
