// Blocking sockets for the stories of tests, on 127.0.0.1. Nothing waits longer than kPatience.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include "base/fd.h"
#include "engine/lb/relay.h"
#include "engine/lb/socket_address.h"

namespace sparkecs::engine::lb::testing {

inline constexpr std::chrono::seconds kPatience{20};

inline void be_patient(const Fd& fd) {
  timeval limit{.tv_sec = kPatience.count(), .tv_usec = 0};
  ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

inline std::uint16_t port_of(const Fd& fd) {
  sockaddr_in bound{};
  socklen_t size = sizeof bound;
  ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&bound), &size);
  return ntohs(bound.sin_port);
}

inline Fd connect_to(std::uint16_t port, const std::string& address = "127.0.0.1") {
  Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  be_patient(fd);
  auto where = to_socket_address(address, port);
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&*where), sizeof *where) != 0) fd.reset();
  return fd;
}

// Somebody who listens on 127.0.0.1.
class Server {
 public:
  explicit Server(std::uint16_t port = 0) : fd_(std::move(*listen_on_host("127.0.0.1", port))) {
    ::fcntl(fd_.get(), F_SETFL, 0);  // blocking
    be_patient(fd_);
  }
  std::uint16_t port() const { return port_of(fd_); }
  Fd accept() const {
    Fd fd(::accept4(fd_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    EXPECT_TRUE(fd) << "nobody connected";
    be_patient(fd);
    return fd;
  }

 private:
  Fd fd_;
};

inline void say(const Fd& fd, std::string_view text) {
  while (!text.empty()) {
    auto count = ::send(fd.get(), text.data(), text.size(), MSG_NOSIGNAL);
    ASSERT_GT(count, 0) << "cannot send: error " << errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

// Exactly `size` bytes.
inline std::string hear(const Fd& fd, std::size_t size) {
  std::string text(size, '\0');
  auto count = ::recv(fd.get(), text.data(), size, MSG_WAITALL);
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return text;
}

// What is left until the other side ends; "…RESET" behind it if it ends by a reset, "…SILENCE" if it does not.
inline std::string hear_all(const Fd& fd) {
  std::string text;
  char buffer[65536];
  for (;;) {
    auto count = ::recv(fd.get(), buffer, sizeof buffer, 0);
    if (count == 0) return text;
    if (count < 0) return text + (errno == ECONNRESET ? "…RESET" : "…SILENCE");
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

inline void hang_up(const Fd& fd) {
  ::shutdown(fd.get(), SHUT_WR);
}

inline void reset(Fd fd) {
  linger abort{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(fd.get(), SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
}

inline bool eventually(const std::function<bool()>& condition) {
  auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

}  // namespace sparkecs::engine::lb::testing
