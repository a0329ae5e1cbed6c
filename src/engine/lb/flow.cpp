// The difficulty is to lose no edge. Descriptors are watched edge-triggered, which saves changing what is watched each
// time one side waits for the other; in return each side remembers that it may have something to read until a read says
// otherwise. A read that does not fill the buffer has emptied the socket, unless the peer had closed by then: its end
// comes without a further edge, so `closing` makes us read on until we meet it.
#include "engine/lb/flow.h"

#include <sys/socket.h>

#include <cerrno>

namespace sparkecs::engine::lb {
namespace {

// Reads in one go per direction; then other flows of the thread have their turn.
constexpr int kReadsPerTurn = 4;

bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

Flow::Flow(Reactor& reactor, Owner& owner, Fd client, Fd target, std::shared_ptr<Endpoint> endpoint)
    : reactor_(reactor),
      owner_(owner),
      endpoint_(std::move(endpoint)),
      client_(*this, std::move(client)),
      target_(*this, std::move(target)),
      last_active_(reactor.now()) {}

bool Flow::start() {
  constexpr std::uint32_t kEvents = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  return reactor_.watch(target_.fd.get(), target_, kEvents) && reactor_.watch(client_.fd.get(), client_, kEvents);
}

void Flow::Side::ready(std::uint32_t events) {
  if (flow.over_) return;  // ended earlier in this round
  flow.last_active_ = flow.reactor_.now();
  if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) readable = true;
  if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) closing = true;
  if (this == &flow.target_ && !flow.connected_) {
    // The client's bytes have nowhere to go yet; a refusal reaches it as the reset it would have got without us.
    if (events & (EPOLLERR | EPOLLHUP)) return flow.reset();
    if (!(events & EPOLLOUT)) return;
    flow.connected_ = true;
  }
  flow.advance();
}

void Flow::advance() {
  if (over_ || !connected_) return;
  bool more = pump(client_, target_);
  if (!over_) more = pump(target_, client_) || more;
  // What a client that was reset had sent before, and the reset itself, are read without a further event.
  if (!over_ && client_.broken) more = pump(client_, target_) || more;
  if (over_ || !more || queued_) return;
  queued_ = true;
  reactor_.later([self = shared_from_this()] {
    self->queued_ = false;
    self->advance();
  });
}

// Moves what can be moved in one direction; true when there is more to do without a further event.
bool Flow::pump(Side& from, Side& to) {
  for (int reads = 0; reads < kReadsPerTurn; ++reads) {
    if (to.broken || !flush(to)) return false;
    if (from.input != Input::Open) {
      pass_on_end(from, to);
      return false;
    }
    if (!from.readable) return false;
    receive(from, to);
  }
  return true;
}

void Flow::receive(Side& from, Side& to) {
  auto buffer = owner_.buffer();
  auto count = ::recv(from.fd.get(), buffer.data(), buffer.size(), 0);
  if (count > 0) {
    auto size = static_cast<std::size_t>(count);
    if (size < buffer.size() && !from.closing) from.readable = false;
    send(to, buffer.first(size));
  } else if (count == 0) {
    from.input = from.broken ? Input::Reset : Input::Ended;
  } else if (would_block()) {
    from.readable = false;
  } else {
    from.input = Input::Reset;
  }
}

void Flow::send(Side& to, std::span<const char> data) {
  auto count = ::send(to.fd.get(), data.data(), data.size(), MSG_NOSIGNAL);
  auto sent = count < 0 ? std::size_t{0} : static_cast<std::size_t>(count);
  if (sent == data.size()) return;
  if (count >= 0 || would_block()) {
    to.waiting.assign(data.begin() + static_cast<std::ptrdiff_t>(sent), data.end());
    to.written = 0;
    return;
  }
  // It was reset. What it sent before still belongs to the other side; the reset is passed on behind it.
  to.broken = to.readable = to.closing = true;
}

// Writes what waits for that side; true when nothing does any more.
bool Flow::flush(Side& to) {
  if (to.waiting.empty()) return true;
  auto rest = std::span<const char>(to.waiting).subspan(to.written);
  auto count = ::send(to.fd.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
  if (count < 0 && !would_block()) {
    to.broken = to.readable = to.closing = true;
  } else if (count > 0) {
    to.written += static_cast<std::size_t>(count);
  }
  if (!to.broken && to.written < to.waiting.size()) return false;
  std::vector<char>().swap(to.waiting);
  return !to.broken;
}

void Flow::pass_on_end(Side& from, Side& to) {
  if (from.input == Input::Reset) return reset();
  if (to.shut) return;
  to.shut = true;
  // Closing says the same to both sides at once when this was the second direction to end.
  if (from.shut) return end();
  ::shutdown(to.fd.get(), SHUT_WR);
}

void Flow::reset() {
  if (over_) return;
  linger abort{.l_onoff = 1, .l_linger = 0};
  for (auto* side : {&client_, &target_}) ::setsockopt(side->fd.get(), SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
  end();
}

void Flow::end() {
  over_ = true;
  client_.fd.reset();
  target_.fd.reset();
  owner_.ended(*this);
}

}  // namespace sparkecs::engine::lb
