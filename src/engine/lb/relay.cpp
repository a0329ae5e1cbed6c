#include "engine/lb/relay.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "base/log.h"
#include "engine/lb/socket_address.h"
#include "engine/lb/worker.h"

namespace sparkecs::engine::lb {
namespace {

void allow_many_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) log::warn("cannot raise the limit of open files");
}

}  // namespace

Relay::Relay(vpc::Sockets& sockets, const std::function<void(const std::shared_ptr<Endpoint>&)>& drained,
             unsigned threads) {
  allow_many_files();
  for (unsigned i = 0; i < threads; ++i) workers_.push_back(std::make_unique<Worker>(sockets, drained));
}

Relay::~Relay() = default;

Relay::Listener Relay::open(Fd listening, Route route) {
  auto made = std::make_shared<Listening>(std::move(listening), std::make_shared<const Route>(std::move(route)));
  auto id = state_.with([&](State& state) {
    state.listening.emplace(++state.last, made);
    return state.last;
  });
  for (auto& worker : workers_) worker->post([=](Worker& w) { w.open(id, made); });
  return id;
}

void Relay::route(Listener listener, Route route) {
  bool known = state_.with([&](State& state) {
    auto at = state.listening.find(listener);
    if (at == state.listening.end()) return false;
    auto next = std::make_shared<const Route>(std::move(route));
    at->second->route.with([&](auto& current) { current = std::move(next); });
    return true;
  });
  if (!known) return;
  for (auto& worker : workers_) worker->post([](Worker& w) { w.adjust_sweeping(); });
}

void Relay::close(Listener listener) {
  state_.with([&](State& state) {
    auto at = state.listening.find(listener);
    if (at == state.listening.end()) return;
    // The threads close it in their own time; not listening any more, it is already no obstacle to a new listener.
    ::shutdown(at->second->socket.get(), SHUT_RDWR);
    state.listening.erase(at);
  });
  for (auto& worker : workers_) worker->post([=](Worker& w) { w.close(listener); });
}

bool Relay::drain(Endpoint& endpoint) {
  // A thread that takes up a flow counts it before it looks at `closed`; one of the two sees the other.
  endpoint.closed = true;
  return endpoint.flows == 0;
}

void Relay::reset(const std::shared_ptr<Endpoint>& endpoint) {
  for (auto& worker : workers_) worker->post([=](Worker& w) { w.reset(endpoint); });
}

Result<Fd> listen_on_host(const std::string& address, std::uint16_t port) {
  auto where = to_socket_address(address, port);
  if (!where) return fail(Error::Kind::Invalid, fmt::format("'{}' is not an IPv4 address", address));
  Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  int on = 1;
  ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (fd && ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&*where), sizeof *where) == 0 &&
      ::listen(fd.get(), SOMAXCONN) == 0)
    return fd;
  auto kind = errno == EACCES       ? Error::Kind::Denied
              : errno == EADDRINUSE ? Error::Kind::Conflict
                                    : Error::Kind::Unavailable;
  return fail(kind, fmt::format("cannot listen on {}:{}: {}", address, port, std::strerror(errno)));
}

}  // namespace sparkecs::engine::lb
