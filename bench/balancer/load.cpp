// Load for TCP balancers: a server that plays the target and a client that measures through the balancer.
//
//   balancer_load serve ADDRESS PORT             answers until it is killed
//   balancer_load connections ADDRESS PORT S     prints completed connections per second over S seconds
//   balancer_load throughput ADDRESS PORT S      prints MB per second received over S seconds
//
// A connection says with its first byte what it wants: 'c' is answered with 64 bytes and closed, 't' with data without
// end. One thread each.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

constexpr std::size_t kAnswer = 64;
constexpr int kConcurrentConnections = 64;
constexpr int kConcurrentStreams = 8;

using SteadyClock = std::chrono::steady_clock;

[[noreturn]] void give_up(const char* what) {
  std::perror(what);
  std::exit(1);
}

sockaddr_in to_address(const char* address, const char* port) {
  sockaddr_in result{};
  result.sin_family = AF_INET;
  result.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port)));
  if (::inet_pton(AF_INET, address, &result.sin_addr) != 1) give_up(address);
  return result;
}

void watch(int epoll, int fd, std::uint32_t events) {
  epoll_event event{.events = events, .data = {.fd = fd}};
  if (::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) != 0) give_up("epoll_ctl");
}

void serve(const sockaddr_in& where) {
  int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  int on = 1;
  ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(listening, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) give_up("bind");
  if (::listen(listening, SOMAXCONN) != 0) give_up("listen");
  int epoll = ::epoll_create1(0);
  watch(epoll, listening, EPOLLIN);
  std::unordered_map<int, bool> streams;  // connections that get data without end
  static std::array<char, 256 * 1024> data{};
  std::array<epoll_event, 256> events;
  for (;;) {
    int count = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < count; ++i) {
      int fd = events[static_cast<std::size_t>(i)].data.fd;
      if (fd == listening) {
        int peer = ::accept4(listening, nullptr, nullptr, SOCK_NONBLOCK);
        if (peer >= 0) watch(epoll, peer, EPOLLIN);
      } else if (streams.contains(fd)) {
        if (::send(fd, data.data(), data.size(), MSG_NOSIGNAL) < 0 && errno != EAGAIN) {
          streams.erase(fd);
          ::close(fd);
        }
      } else {
        char wish = 0;
        auto size = ::recv(fd, &wish, 1, 0);
        if (size == 1 && wish == 't') {
          streams[fd] = true;
          epoll_event event{.events = EPOLLOUT, .data = {.fd = fd}};
          ::epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &event);
        } else if (size >= 0 || errno != EAGAIN) {
          if (size == 1) ::send(fd, data.data(), kAnswer, MSG_NOSIGNAL);
          ::close(fd);
        }
      }
    }
  }
}

int open_connection(int epoll, const sockaddr_in& where, char wish) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0 || ::connect(fd, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) give_up("connect");
  if (::send(fd, &wish, 1, MSG_NOSIGNAL) != 1) give_up("send");
  watch(epoll, fd, EPOLLIN);
  return fd;
}

void measure(const sockaddr_in& where, char wish, double seconds) {
  int epoll = ::epoll_create1(0);
  int concurrent = wish == 'c' ? kConcurrentConnections : kConcurrentStreams;
  for (int i = 0; i < concurrent; ++i) open_connection(epoll, where, wish);
  static std::array<char, 256 * 1024> data{};
  std::array<epoll_event, 256> events;
  double bytes = 0;
  double connections = 0;
  auto begin = SteadyClock::now();
  auto end = begin + std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>(seconds));
  while (SteadyClock::now() < end) {
    int count = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), 100);
    for (int i = 0; i < count; ++i) {
      int fd = events[static_cast<std::size_t>(i)].data.fd;
      auto size = ::recv(fd, data.data(), data.size(), 0);
      if (size < 0) give_up("recv");
      bytes += static_cast<double>(size);
      if (size > 0) continue;
      ::close(fd);
      connections += 1;
      open_connection(epoll, where, wish);
    }
  }
  double took = std::chrono::duration<double>(SteadyClock::now() - begin).count();
  if (wish == 'c' && std::abs(bytes / connections / kAnswer - 1) > 0.1) {
    std::fprintf(stderr, "answers were lost\n");
    std::exit(1);
  }
  std::printf("%.1f\n", wish == 'c' ? connections / took : bytes / took / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  std::string mode = argc > 3 ? argv[1] : "";
  if (mode == "serve") {
    serve(to_address(argv[2], argv[3]));
  } else if ((mode == "connections" || mode == "throughput") && argc == 5) {
    measure(to_address(argv[2], argv[3]), mode == "connections" ? 'c' : 't', std::atof(argv[4]));
  } else {
    std::fprintf(stderr, "usage: balancer_load serve|connections|throughput ADDRESS PORT [SECONDS]\n");
    return 2;
  }
}
