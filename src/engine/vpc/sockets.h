// Sockets opens sockets in the network where tasks live, for threads that live elsewhere: a socket keeps the network it
// was opened in, so the balancers on the host's loopback reach tasks, and the engine serves addresses inside the VPC.
#pragma once

#include <cstdint>
#include <string>

#include "base/fd.h"
#include "base/result.h"

namespace sparkecs::engine::vpc {

// Safe from any thread. Every socket is IPv4, nonblocking and closed on exec; the caller owns it.
// Kind::Unavailable when the VPC is gone or the machine has no descriptors left.
class Sockets {
 public:
  virtual ~Sockets() = default;
  // A TCP socket, neither bound nor connected.
  virtual Result<Fd> open_tcp() = 0;
  // A UDP socket, not bound.
  virtual Result<Fd> open_udp() = 0;
};

// Sockets of the network the process itself is in.
class HostSockets final : public Sockets {
 public:
  Result<Fd> open_tcp() override;
  Result<Fd> open_udp() override;
};

// A listening TCP socket, or a bound UDP one, on an address of that network. Port 0 takes a free one.
// Kind::Conflict when the address is in use, Kind::Invalid when it is no IPv4 address.
Result<Fd> listen_tcp(Sockets& sockets, const std::string& address, std::uint16_t port);
Result<Fd> bind_udp(Sockets& sockets, const std::string& address, std::uint16_t port);

}  // namespace sparkecs::engine::vpc
