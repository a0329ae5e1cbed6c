#include "engine/vpc/sockets.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace sparkecs::engine::vpc {
namespace {

Result<Fd> open(int type) {
  Fd fd(::socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!fd) return fail(Error::Kind::Unavailable, fmt::format("cannot open a socket: {}", std::strerror(errno)));
  return fd;
}

Result<> bind_to(const Fd& fd, const std::string& address, std::uint16_t port) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port);
  if (::inet_pton(AF_INET, address.c_str(), &where.sin_addr) != 1)
    return fail(Error::Kind::Invalid, fmt::format("'{}' is not an IPv4 address", address));
  if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0) return {};
  return fail(errno == EADDRINUSE ? Error::Kind::Conflict : Error::Kind::Unavailable,
              fmt::format("cannot bind {}:{}: {}", address, port, std::strerror(errno)));
}

}  // namespace

Result<Fd> HostSockets::open_tcp() {
  return open(SOCK_STREAM);
}

Result<Fd> HostSockets::open_udp() {
  return open(SOCK_DGRAM);
}

Result<Fd> listen_tcp(Sockets& sockets, const std::string& address, std::uint16_t port) {
  auto fd = TRY(sockets.open_tcp());
  // Connections of an earlier listener may linger on the port.
  int on = 1;
  ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  TRY(bind_to(fd, address, port));
  if (::listen(fd.get(), SOMAXCONN) == 0) return fd;
  return fail(Error::Kind::Unavailable, fmt::format("cannot listen on {}:{}: {}", address, port, std::strerror(errno)));
}

Result<Fd> bind_udp(Sockets& sockets, const std::string& address, std::uint16_t port) {
  auto fd = TRY(sockets.open_udp());
  TRY(bind_to(fd, address, port));
  return fd;
}

}  // namespace sparkecs::engine::vpc
