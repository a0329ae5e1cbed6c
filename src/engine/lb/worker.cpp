#include "engine/lb/worker.h"

#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "base/log.h"
#include "engine/lb/socket_address.h"

namespace sparkecs::engine::lb {
namespace {

// Large reads keep the number of calls per byte low. One buffer serves all flows of a thread, so it costs them nothing.
constexpr std::size_t kBuffer = 256 * 1024;
// Connections taken from one listener before others have their turn.
constexpr int kAcceptsPerTurn = 16;
// An idle flow is found at most this part of its idle time late.
constexpr int kSweepsPerIdleTime = 8;

Fd open_spare() {
  return Fd(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

void set_no_delay(const Fd& fd) {
  int on = 1;
  ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void close_with_reset(Fd fd) {
  linger abort{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
}

}  // namespace

Worker::Worker(vpc::Sockets& sockets, std::function<void(const std::shared_ptr<Endpoint>&)> drained)
    : sockets_(sockets),
      drained_(std::move(drained)),
      buffer_(kBuffer),
      sweeper_(*this),
      spare_(open_spare()),
      random_(std::random_device{}()) {
  reactor_.post([this] {
    sweeper_.timer = open_timer();
    if (!sweeper_.timer || !reactor_.watch(sweeper_.timer.get(), sweeper_, EPOLLIN))
      log::error("cannot watch for idle connections: error {}", errno);
  });
}

Worker::~Worker() {
  reactor_.stop();
  while (!flows_.empty()) flows_.begin()->second.flow->reset();
}

void Worker::open(Relay::Listener id, std::shared_ptr<Listening> listening) {
  auto acceptor = std::make_shared<Acceptor>(*this, id, std::move(listening));
  const auto& socket = acceptor->listening->socket;
  set_no_delay(socket);  // what it accepts inherits that
  // EPOLLEXCLUSIVE: a connection wakes one of the workers, not all.
  if (!reactor_.watch(socket.get(), *acceptor, EPOLLIN | EPOLLEXCLUSIVE))
    log::error("cannot watch a load balancer's listener: error {}", errno);
  acceptors_.emplace(id, std::move(acceptor));
  adjust_sweeping();
}

void Worker::close(Relay::Listener id) {
  auto at = acceptors_.find(id);
  if (at == acceptors_.end()) return;
  reactor_.forget(at->second->listening->socket.get());
  reactor_.retire(std::move(at->second));
  acceptors_.erase(at);
  reset_if([id](const Carried& carried) { return carried.listener == id; });
}

void Worker::reset(const std::shared_ptr<Endpoint>& endpoint) {
  reset_if([&](const Carried& carried) { return carried.flow->endpoint() == endpoint; });
}

void Worker::ended(Flow& flow) {
  auto at = flows_.find(&flow);
  auto endpoint = flow.endpoint();
  reactor_.retire(std::move(at->second.flow));
  flows_.erase(at);
  leave(endpoint);
}

void Worker::accept_from(Acceptor& acceptor) {
  for (int i = 0; i < kAcceptsPerTurn; ++i) {
    sockaddr_in from{};
    socklen_t size = sizeof from;
    Fd client(::accept4(acceptor.listening->socket.get(), reinterpret_cast<sockaddr*>(&from), &size,
                        SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (client) {
      carry(acceptor, std::move(client), from.sin_addr.s_addr);
    } else if (errno == EMFILE || errno == ENFILE) {
      // Left in the queue it would wake us for ever, and its client would wait for nothing.
      spare_.reset();
      close_with_reset(Fd(::accept4(acceptor.listening->socket.get(), nullptr, nullptr, SOCK_CLOEXEC)));
      spare_ = open_spare();
      log::warn("a load balancer refused a connection: too many open files");
      return;
    } else if (errno != ECONNABORTED && errno != EINTR) {
      return;  // none left, or the listener is being closed
    }
  }
}

void Worker::carry(const Acceptor& acceptor, Fd client, std::uint32_t client_address) {
  auto endpoint = choose(*acceptor.listening->current(), client_address);
  if (!endpoint) return close_with_reset(std::move(client));
  auto refuse = [&] {
    close_with_reset(std::move(client));
    leave(endpoint);
  };
  auto target = sockets_.open_tcp();
  if (!target) {
    log::warn("a load balancer refused a connection: {}", target.error().message);
    return refuse();
  }
  set_no_delay(*target);
  auto where = to_socket_address(endpoint->address, endpoint->port);
  if (!where || (::connect(target->get(), reinterpret_cast<const sockaddr*>(&*where), sizeof *where) != 0 &&
                 errno != EINPROGRESS))
    return refuse();
  auto flow = std::make_shared<Flow>(reactor_, *this, std::move(client), std::move(*target), endpoint);
  flows_.emplace(flow.get(), Carried{flow, acceptor.id});
  if (!flow->start()) flow->reset();
}

// The endpoint of a new flow, with the flow counted; nothing when there is none.
std::shared_ptr<Endpoint> Worker::choose(const Route& route, std::uint32_t client_address) {
  auto count = route.endpoints.size();
  if (count == 0) return nullptr;
  auto first = route.by_source ? client_address * 2654435761u % count : random_() % count;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& endpoint = route.endpoints[(first + i) % count];
    ++endpoint->flows;
    if (!endpoint->closed) return endpoint;
    leave(endpoint);  // our route is older than the decision to drain it
  }
  return nullptr;
}

void Worker::leave(const std::shared_ptr<Endpoint>& endpoint) {
  if (--endpoint->flows == 0 && endpoint->closed) drained_(endpoint);
}

void Worker::reset_if(const std::function<bool(const Carried&)>& condition) {
  std::vector<std::shared_ptr<Flow>> chosen;
  for (const auto& [flow, carried] : flows_)
    if (condition(carried)) chosen.push_back(carried.flow);
  for (const auto& flow : chosen) flow->reset();
}

// AWS drops the flow silently and answers the next packet with a reset. Here both ends have it at once: a flow kept for
// that one packet would cost as much as a live one. TCP keepalives are not seen here and do not count as traffic.
void Worker::reset_idle() {
  reset_if([this](const Carried& carried) {
    auto acceptor = acceptors_.find(carried.listener);
    return acceptor != acceptors_.end() &&
           reactor_.now() - carried.flow->last_active() >= acceptor->second->listening->current()->idle;
  });
}

void Worker::adjust_sweeping() {
  Millis period = Millis::max();
  for (const auto& [id, acceptor] : acceptors_)
    period = std::min(period, std::max(acceptor->listening->current()->idle / kSweepsPerIdleTime, Millis(1)));
  if (period == sweeper_.period || acceptors_.empty()) return;
  sweeper_.period = period;
  set_timer(sweeper_.timer, period, period);
}

void Worker::Sweeper::ready(std::uint32_t) {
  drain_timer(timer);
  worker.reset_idle();
}

}  // namespace sparkecs::engine::lb
