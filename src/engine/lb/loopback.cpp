#include "engine/lb/loopback.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <vector>

#include "base/digest.h"
#include "engine/lb/relay.h"
#include "engine/lb/socket_address.h"

namespace sparkecs::engine::lb {
namespace {

// Two sockets cannot be bound to one address and port: whoever holds this port of an address has claimed the address.
// Above the range the kernel takes ports of outgoing connections from.
constexpr std::uint16_t kClaimPort = 61'127;
constexpr int kTries = 100;
constexpr int kMappedDistance = 8000;  // 80 becomes 8080

// 127.0.x.y stays free: hosts files and resolvers of distributions use addresses in there.
std::string address_from(const std::string& seed, int attempt) {
  auto digest = sha256(fmt::format("{}#{}", seed, attempt));
  auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(digest[i])); };
  return fmt::format("127.{}.{}.{}", 1 + byte(0) % 254, byte(1), 1 + byte(2) % 254);
}

Fd hold(const std::string& address) {
  auto where = to_socket_address(address, kClaimPort);
  Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!where || !address.starts_with("127.") || !fd ||
      ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&*where), sizeof *where) != 0)
    return Fd();
  return fd;
}

}  // namespace

Result<LoopbackAddress> LoopbackAddress::claim(const std::string& seed, const std::string& wanted) {
  for (int attempt = wanted.empty() ? 0 : -1; attempt < kTries; ++attempt) {
    auto address = attempt < 0 ? wanted : address_from(seed, attempt);
    if (auto held = hold(address)) return LoopbackAddress(std::move(address), std::move(held));
  }
  return fail(Error::Kind::Unavailable, fmt::format("no loopback address is free: port {} is taken on all that were "
                                                    "tried",
                                                    kClaimPort));
}

Result<Opened> listen_near(const std::string& address, std::uint16_t port) {
  auto socket = listen_on_host(address, port);
  auto is_taken = [&] {
    return !socket && (socket.error().kind == Error::Kind::Denied || socket.error().kind == Error::Kind::Conflict);
  };
  if (is_taken() && port + kMappedDistance <= UINT16_MAX)
    socket = listen_on_host(address, static_cast<std::uint16_t>(port + kMappedDistance));
  if (is_taken()) socket = listen_on_host(address, 0);
  if (!socket) return std::unexpected(std::move(socket).error());
  sockaddr_in bound{};
  socklen_t size = sizeof bound;
  ::getsockname(socket->get(), reinterpret_cast<sockaddr*>(&bound), &size);
  return Opened{std::move(*socket), ntohs(bound.sin_port)};
}

}  // namespace sparkecs::engine::lb
