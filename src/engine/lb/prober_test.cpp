#include "engine/lb/prober.h"

#include <gtest/gtest.h>

#include <future>

#include "engine/lb/testing.h"

namespace sparkecs::engine::lb {
namespace {

using namespace testing;
using enum Probed::Outcome;

class ProberTest : public ::testing::Test {
 protected:
  std::future<Probed> probe(Check check) {
    auto promise = std::make_shared<std::promise<Probed>>();
    prober_.probe(std::move(check), [promise](const Probed& probed) { promise->set_value(probed); });
    return promise->get_future();
  }
  static Probed result(std::future<Probed>& future) {
    if (future.wait_for(kPatience) == std::future_status::ready) return future.get();
    ADD_FAILURE() << "no result";
    return {};
  }
  Check http(std::uint16_t port) {
    return {.address = "127.0.0.1",
            .port = port,
            .timeout = Millis(5000),
            .http = true,
            .path = "/status",
            .host = "127.9.9.9:80",
            .codes = {{200, 399}}};
  }

  vpc::HostSockets sockets_;
  NetworkProber prober_{sockets_};
};

TEST_F(ProberTest, TcpPassesOnceConnected) {
  Server server;
  auto passed = probe({.address = "127.0.0.1", .port = server.port()});
  EXPECT_EQ(result(passed).outcome, Passed);
  EXPECT_EQ(hear_all(server.accept()), "");  // connect and close, nothing else
  std::uint16_t nobody = Server().port();
  auto failed = probe({.address = "127.0.0.1", .port = nobody});
  EXPECT_EQ(result(failed).outcome, Failed);
}

TEST_F(ProberTest, HttpPassesByItsCode) {
  struct Case {
    std::string reply;
    Probed::Outcome expected;
    int status;
  };
  for (const auto& [reply, expected, status] : {
           Case{"HTTP/1.1 200 OK\r\n\r\n", Passed, 200},
           Case{"HTTP/1.0 302 Found\r\n\r\n", Passed, 302},
           Case{"HTTP/1.1 404 Not Found\r\n\r\n", Mismatched, 404},
           Case{"HTTP/1.1 503", Mismatched, 503},
           Case{"HTTP/1.1 xyz OK\r\n\r\n", Failed, 0},
           Case{"SSH-2.0-OpenSSH_9.2\r\n", Failed, 0},
           Case{"HT", Failed, 0},
           Case{"", Failed, 0},
       }) {
    Server server;
    auto future = probe(http(server.port()));
    auto target = server.accept();
    std::string request;
    while (!request.ends_with("\r\n\r\n")) {
      auto byte = hear(target, 1);
      ASSERT_FALSE(byte.empty());
      request += byte;
    }
    EXPECT_TRUE(request.starts_with("GET /status HTTP/1.1\r\nHost: 127.9.9.9:80\r\n")) << request;
    say(target, reply);
    target.reset();
    auto probed = result(future);
    EXPECT_EQ(probed.outcome, expected) << reply;
    EXPECT_EQ(probed.status, status) << reply;
  }
}

TEST_F(ProberTest, SilenceTimesOut) {
  Server server;
  auto check = http(server.port());
  check.timeout = Millis(50);
  auto future = probe(check);
  auto target = server.accept();
  EXPECT_EQ(result(future).outcome, TimedOut);
}

TEST_F(ProberTest, CanBeDestroyedWhileChecksRun) {
  Server server;
  std::atomic<int> answers{0};
  {
    NetworkProber prober(sockets_);
    for (int i = 0; i < 50; ++i) prober.probe(http(server.port()), [&](const Probed&) { ++answers; });
  }
  EXPECT_EQ(answers, 0);
}

}  // namespace
}  // namespace sparkecs::engine::lb
