#include "net/http_client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <future>
#include <optional>
#include <thread>

#include "base/fd.h"
#include "base/guarded.h"

namespace sparkecs::net {
namespace {

using namespace std::chrono_literals;

// A server on the loopback that reads one request after another from each connection and leaves the rest to `answer`.
class Server {
 public:
  // What to send back; nothing closes the connection without a reply.
  using Answer = std::function<std::optional<std::string>(const std::string& request)>;

  explicit Server(Answer answer) : answer_(std::move(answer)) {
    listener_ = Fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener_.get(), generic, size) != 0 || listen(listener_.get(), 64) != 0) std::abort();
    getsockname(listener_.get(), generic, &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { accept_all(stop); });
  }

  std::string url(std::string_view path = "/") const { return fmt::format("http://127.0.0.1:{}{}", port_, path); }
  int connections() const { return connections_; }
  std::vector<std::string> requests() const {
    return requests_.with([](const auto& list) { return list; });
  }
  // Waits until `n` whole requests have arrived.
  void await_requests(std::size_t n) {
    requests_.wait({}, [n](const auto& list) { return list.size() >= n; });
  }

 private:
  static bool readable(int fd, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      pollfd wanted{fd, POLLIN, 0};
      if (poll(&wanted, 1, 20) > 0) return true;
    }
    return false;
  }

  void accept_all(const std::stop_token& stop) {
    std::vector<std::jthread> connections;
    while (readable(listener_.get(), stop)) {
      Fd fd(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (!fd) continue;
      ++connections_;
      connections.emplace_back([this, stop, socket = std::move(fd)] { serve(socket.get(), stop); });
    }
  }

  void serve(int fd, const std::stop_token& stop) {
    std::string input;
    while (readable(fd, stop)) {
      char buffer[65536];
      auto n = read(fd, buffer, sizeof buffer);
      if (n <= 0) return;
      input.append(buffer, static_cast<std::size_t>(n));
      auto head = input.find("\r\n\r\n");
      if (head == std::string::npos) continue;
      std::size_t length = 0;
      if (auto at = input.find("Content-Length: "); at < head) length = std::stoul(input.substr(at + 16));
      if (input.size() < head + 4 + length) continue;
      auto request = input.substr(0, head + 4 + length);
      input.erase(0, request.size());
      requests_.change([&](auto& list) { list.push_back(request); });
      auto reply = answer_(request);
      if (!reply) return;
      std::string_view rest = *reply;
      while (!rest.empty()) {
        auto sent = send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        rest.remove_prefix(static_cast<std::size_t>(sent));
      }
    }
  }

  Answer answer_;
  Fd listener_;
  int port_ = 0;
  std::atomic<int> connections_ = 0;
  Guarded<std::vector<std::string>> requests_;
  std::jthread thread_;
};

std::string ok(std::string_view body) {
  return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nX-Which: one\r\n\r\n{}", body.size(), body);
}

HttpRequest post(std::string url, std::string body) {
  return {.method = "POST", .url = std::move(url), .headers = {{"X-A", "b"}}, .body = std::move(body)};
}

TEST(HttpClient, SendsAndReceivesAsTold) {
  Server server([](const std::string&) { return ok("hello"); });
  HttpClient client({.user_agent = "test/1"});
  auto reply = client.send(post(server.url("/a/../b?c=%20"), "body"));
  ASSERT_TRUE(reply) << reply.error().message;
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->body, "hello");
  EXPECT_EQ(reply->header("x-which"), "one");
  EXPECT_EQ(reply->header("absent"), "");
  auto request = server.requests().at(0);
  EXPECT_TRUE(request.starts_with("POST /a/../b?c=%20 HTTP/1.1\r\n")) << request;
  EXPECT_NE(request.find("X-A: b\r\n"), std::string::npos);
  EXPECT_NE(request.find("User-Agent: test/1\r\n"), std::string::npos);
  EXPECT_EQ(request.find("Expect"), std::string::npos);
  EXPECT_EQ(request.find("Content-Type"), std::string::npos);
  EXPECT_TRUE(request.ends_with("\r\n\r\nbody"));
}

TEST(HttpClient, EveryMethod) {
  Server server([](const std::string& request) {
    return request.starts_with("HEAD") ? "HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n" : ok("");
  });
  HttpClient client;
  for (auto method : {"GET", "HEAD", "PUT", "DELETE", "POST"}) {
    ASSERT_TRUE(client.send({.method = method, .url = server.url()})) << method;
    EXPECT_TRUE(server.requests().back().starts_with(method)) << server.requests().back();
  }
  ASSERT_TRUE(client.send({.method = "PUT", .url = server.url(), .body = std::string(2'000'000, 'x')}));
  EXPECT_TRUE(server.requests().back().ends_with("xxx"));
}

TEST(HttpClient, KeepsConnectionsAndSharesThemBetweenThreads) {
  Server server([](const std::string&) { return ok("x"); });
  HttpClient client;
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(client.send(post(server.url(), "one after another")));
  EXPECT_EQ(server.connections(), 1);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 25; ++i) EXPECT_TRUE(client.send(post(server.url(), "at once")));
      });
  }
  EXPECT_EQ(server.requests().size(), 220u);
  EXPECT_LE(server.connections(), 8);
}

TEST(HttpClient, ErrorStatusesAndRedirectsAreReplies) {
  Server server(
      [](const std::string&) { return "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 2\r\n\r\nno"; });
  auto reply = HttpClient().send({.url = server.url()});
  ASSERT_TRUE(reply) << reply.error().message;
  EXPECT_EQ(reply->status, 302);
  EXPECT_EQ(server.requests().size(), 1u);
}

TEST(HttpClient, RefusedConnectionsWereNotSent) {
  std::string url;
  {
    url = Server([](const std::string&) { return ok(""); }).url();
  }
  auto reply = HttpClient().send(post(url, "x"));
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, Error::Kind::Unavailable);
  EXPECT_EQ(reply.error().code, kNotSent);
}

TEST(HttpClient, ALostReplyIsSaidAndNeverRepeatedBehindOurBack) {
  std::atomic<int> count = 0;
  // The first request warms the connection; the second is taken, and dropped without a reply.
  Server server([&](const std::string&) { return ++count == 2 ? std::nullopt : std::optional(ok("")); });
  HttpClient client;
  ASSERT_TRUE(client.send(post(server.url(), "first")));
  auto reply = client.send(post(server.url(), "second"));
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, Error::Kind::Unavailable);
  EXPECT_EQ(reply.error().code, kReplyLost);
  ASSERT_TRUE(client.send(post(server.url(), "third")));
  EXPECT_EQ(server.requests().size(), 3u);
}

TEST(HttpClient, TimesOutWaitingForTheReply) {
  std::promise<void> release;
  auto released = release.get_future().share();
  Server server([released](const std::string&) {
    released.wait();
    return ok("late");
  });
  auto request = post(server.url(), "x");
  request.timeout = 50ms;
  auto reply = HttpClient().send(request);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, Error::Kind::TimedOut);
  EXPECT_EQ(reply.error().code, kReplyLost);
  release.set_value();
}

TEST(HttpClient, StopsAtOnceWhenAsked) {
  std::promise<void> release;
  auto released = release.get_future().share();
  Server server([released](const std::string&) {
    released.wait();
    return ok("late");
  });
  HttpClient client;
  std::stop_source stop;
  std::jthread canceller([&] {
    server.await_requests(1);
    stop.request_stop();
  });
  auto reply = client.send(post(server.url(), "x"), stop.get_token());
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, Error::Kind::Cancelled);
  EXPECT_EQ(reply.error().code, kReplyLost);
  auto never = client.send(post(server.url(), "x"), stop.get_token());
  EXPECT_EQ(never.error().code, kNotSent);
  EXPECT_EQ(server.requests().size(), 1u);
  release.set_value();
}

TEST(HttpClient, LimitsTheReply) {
  Server server([](const std::string&) { return ok(std::string(1000, 'x')); });
  HttpRequest request{.url = server.url(), .most_reply = 999};
  auto reply = HttpClient().send(request);
  ASSERT_FALSE(reply);
  EXPECT_EQ(reply.error().kind, Error::Kind::Invalid);
  request.most_reply = 1000;
  EXPECT_TRUE(HttpClient().send(request));
}

TEST(HttpClient, RefusesWhatIsNoRequest) {
  HttpClient client;
  for (auto url : {"", "nonsense", "file:///etc/passwd", "http://", "ftp://127.0.0.1/"})
    EXPECT_EQ(client.send({.url = url}).error().kind, Error::Kind::Invalid) << url;
  EXPECT_EQ(client.send({.url = "http://127.0.0.1:1/", .headers = {{"a", "b\r\nc: d"}}}).error().kind,
            Error::Kind::Invalid);
}

TEST(HttpClient, NeverProxiesTheLoopback) {
  Server proxy([](const std::string&) { return ok("proxy"); });
  Server server([](const std::string&) { return ok("server"); });
  setenv("http_proxy", proxy.url().c_str(), 1);
  auto near = HttpClient().send({.url = server.url()});
  auto far = HttpClient().send({.url = "http://example.invalid/"});
  unsetenv("http_proxy");
  ASSERT_TRUE(near && far);
  EXPECT_EQ(near->body, "server");
  EXPECT_EQ(far->body, "proxy");
}

}  // namespace
}  // namespace sparkecs::net
