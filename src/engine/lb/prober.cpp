#include "engine/lb/prober.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>

#include "base/text.h"
#include "engine/lb/socket_address.h"

namespace sparkecs::engine::lb {
namespace {

using enum Probed::Outcome;

// The code in the first bytes of a reply: "HTTP/1.1 200 OK". Nothing while they are too few; 0 if it is not HTTP.
std::optional<int> status_of(std::string_view reply) {
  constexpr std::string_view kForm = "HTTP/1.x NNN";
  if (!reply.starts_with("HTTP/1.") && !std::string_view("HTTP/1.").starts_with(reply.substr(0, 7))) return 0;
  if (reply.size() < kForm.size()) return std::nullopt;
  auto code = parse_number(reply.substr(9, 3), 999);
  return reply[8] == ' ' && code ? static_cast<int>(*code) : 0;
}

using Running = std::map<Reactor::Watcher*, std::shared_ptr<Reactor::Watcher>>;

// One check on its way. It watches its socket and its timer until either decides.
class Attempt final : public Reactor::Watcher {
 public:
  Attempt(Reactor& reactor, Running& running, Check check, std::function<void(const Probed&)> done)
      : reactor_(reactor), running_(running), check_(std::move(check)), done_(std::move(done)) {}

  void start(vpc::Sockets& sockets) {
    auto where = to_socket_address(check_.address, check_.port);
    auto socket = sockets.open_tcp();
    timer_ = open_timer();
    set_timer(timer_, check_.timeout);
    if (!where || !socket || !timer_) return finish({Failed});
    socket_ = std::move(*socket);
    if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&*where), sizeof *where) != 0 &&
        errno != EINPROGRESS)
      return finish({Failed});
    if (!reactor_.watch(timer_.get(), *this, EPOLLIN) ||
        !reactor_.watch(socket_.get(), *this, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET))
      finish({Failed});
  }

  void ready(std::uint32_t events) override {
    if (!done_) return;  // decided earlier in this round
    std::uint64_t expired = 0;
    if (::read(timer_.get(), &expired, sizeof expired) > 0) return finish({TimedOut});
    if (events & (EPOLLERR | EPOLLHUP) && !connected_) return finish({Failed});
    if (!connected_ && events & EPOLLOUT) {
      connected_ = true;
      if (!check_.http) return finish({Passed});
      auto request =
          fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: ELB-HealthChecker/2.0\r\nConnection: close\r\n\r\n",
                      check_.path, check_.host);
      // At most 1,100 bytes into the empty buffer of a new connection: it takes them all, or is broken.
      if (::send(socket_.get(), request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
        return finish({Failed});
    }
    if (connected_) read_status();
  }

 private:
  void read_status() {
    for (;;) {
      char buffer[512];
      auto count = ::recv(socket_.get(), buffer, sizeof buffer, 0);
      if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
      if (count <= 0) return finish({Failed});
      reply_.append(buffer, static_cast<std::size_t>(count));
      if (auto status = status_of(reply_)) {
        if (*status == 0) return finish({Failed});
        return finish({contains(check_.codes, *status) ? Passed : Mismatched, *status});
      }
    }
  }

  void finish(const Probed& probed) {
    socket_.reset();
    timer_.reset();
    std::exchange(done_, nullptr)(probed);
    reactor_.retire(std::move(running_.extract(this).mapped()));
  }

  Reactor& reactor_;
  Running& running_;
  const Check check_;
  std::function<void(const Probed&)> done_;  // empty once decided
  Fd socket_;
  Fd timer_;
  bool connected_ = false;
  std::string reply_;
};

}  // namespace

void NetworkProber::probe(Check check, std::function<void(const Probed&)> done) {
  reactor_.post([this, check = std::move(check), done = std::move(done)]() mutable {
    auto attempt = std::make_shared<Attempt>(reactor_, running_, std::move(check), std::move(done));
    running_.emplace(attempt.get(), attempt);
    attempt->start(sockets_);
  });
}

}  // namespace sparkecs::engine::lb
