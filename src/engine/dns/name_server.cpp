#include "engine/dns/name_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <list>
#include <string_view>
#include <utility>
#include <vector>

namespace sparkecs::engine::dns {
namespace {

using Clock = std::chrono::steady_clock;
using net::dns::Transport;

constexpr std::size_t kMostConnections = 64;
constexpr std::chrono::seconds kPatience{5};  // for one request over TCP, from connecting to the last byte of the reply

// A client over TCP: requests come with their length in two bytes in front, and so do replies.
struct Connection {
  Fd fd;
  Clock::time_point deadline;
  std::string in{};
  std::string out{};

  bool wants_to_write() const { return !out.empty(); }

  // One step of what the socket is ready for; false when the connection is over.
  bool step(const net::dns::Answerer& answerer) {
    if (wants_to_write()) {
      auto n = ::send(fd.get(), out.data(), out.size(), MSG_NOSIGNAL);
      if (n < 0) return errno == EAGAIN || errno == EINTR;
      out.erase(0, static_cast<std::size_t>(n));
      return true;
    }
    std::array<char, 4096> buffer;
    auto n = ::recv(fd.get(), buffer.data(), buffer.size(), 0);
    if (n == 0) return false;
    if (n < 0) return errno == EAGAIN || errno == EINTR;
    in.append(buffer.data(), static_cast<std::size_t>(n));
    if (in.size() < 2) return true;
    auto length = static_cast<std::size_t>(static_cast<unsigned char>(in[0]) << 8 | static_cast<unsigned char>(in[1]));
    if (in.size() < 2 + length) return true;
    auto said = net::dns::reply(std::string_view(in).substr(2, length), answerer, Transport::Tcp);
    if (said.empty() || said.size() > 0xffff) return false;
    out = {static_cast<char>(said.size() >> 8), static_cast<char>(said.size() & 0xff)};
    out += said;
    in.erase(0, 2 + length);
    deadline = Clock::now() + kPatience;
    return true;
  }
};

void serve_udp(const Fd& udp, const net::dns::Answerer& answerer) {
  std::array<char, 4096> buffer;
  sockaddr_in from{};
  for (;;) {
    socklen_t size = sizeof from;
    auto n = ::recvfrom(udp.get(), buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
    if (n < 0) return;
    auto said = net::dns::reply({buffer.data(), static_cast<std::size_t>(n)}, answerer, Transport::Udp);
    // A reply that cannot be sent is lost, as UDP may lose any: the client asks again.
    if (!said.empty()) ::sendto(udp.get(), said.data(), said.size(), 0, reinterpret_cast<sockaddr*>(&from), size);
  }
}

void accept_all(const Fd& listener, std::list<Connection>& connections) {
  for (;;) {
    Fd fd(::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (!fd) return;
    // The oldest makes room: whoever opens connections and says nothing hurts only those who do the same.
    if (connections.size() >= kMostConnections) connections.pop_front();
    connections.push_back({std::move(fd), Clock::now() + kPatience});
  }
}

}  // namespace

net::dns::Answer answer(const Zone& zone, const net::dns::Question& question) {
  if (auto address = net::dns::reversed_address(question.name); !address.empty()) {
    auto host = zone.host_name(address);
    if (!host) return {};
    return {true, {}, host->name, host->ttl.count()};
  }
  auto found = zone.addresses(question.name);
  if (!found) return {};
  return {true, std::move(found->addresses), {}, found->ttl.count()};
}

Result<std::unique_ptr<NameServer>> NameServer::start(vpc::Sockets& sockets, const std::string& address,
                                                      std::uint16_t port, const Zone& zone) {
  auto udp = TRY(vpc::bind_udp(sockets, address, port));
  auto listener = TRY(vpc::listen_tcp(sockets, address, port));
  Fd wake(::eventfd(0, EFD_CLOEXEC));
  if (!wake) return fail(Error::Kind::Unavailable, "cannot make an event descriptor");
  return std::unique_ptr<NameServer>(new NameServer(zone, std::move(udp), std::move(listener), std::move(wake)));
}

NameServer::NameServer(const Zone& zone, Fd udp, Fd listener, Fd wake)
    : zone_(zone),
      udp_(std::move(udp)),
      listener_(std::move(listener)),
      wake_(std::move(wake)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

NameServer::~NameServer() {
  thread_.request_stop();
  ::eventfd_write(wake_.get(), 1);
}

void NameServer::run(std::stop_token stop) {
  net::dns::Answerer answerer = [this](const net::dns::Question& question) { return answer(zone_, question); };
  std::list<Connection> connections;
  std::vector<pollfd> watched;
  while (!stop.stop_requested()) {
    watched = {{wake_.get(), POLLIN, 0}, {udp_.get(), POLLIN, 0}, {listener_.get(), POLLIN, 0}};
    for (const auto& connection : connections)
      watched.push_back({connection.fd.get(), static_cast<short>(connection.wants_to_write() ? POLLOUT : POLLIN), 0});
    if (::poll(watched.data(), watched.size(), connections.empty() ? -1 : 1000) < 0) continue;
    if (watched[1].revents != 0) serve_udp(udp_, answerer);
    auto ready = watched.begin() + 3;
    std::erase_if(connections, [&](Connection& connection) {
      bool over = ready->revents != 0 && !connection.step(answerer);
      ++ready;
      return over || connection.deadline < Clock::now();
    });
    if (watched[2].revents != 0) accept_all(listener_, connections);
  }
}

}  // namespace sparkecs::engine::dns
