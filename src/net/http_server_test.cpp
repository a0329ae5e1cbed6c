#include "net/http_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <thread>

#include "base/fd.h"

namespace sparkecs::net {
namespace {

// A client that can misbehave.
class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{10, 0};
    setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(connect(fd_.get(), reinterpret_cast<sockaddr*>(&at), sizeof at), 0);
  }
  void send(const std::string& bytes) { ::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  // Reads until `marker` was seen or the connection ends.
  std::string read_until(const std::string& marker) {
    std::string got;
    char piece[4096];
    while (got.find(marker) == std::string::npos) {
      auto n = recv(fd_.get(), piece, sizeof piece, 0);
      if (n <= 0) break;
      got.append(piece, static_cast<std::size_t>(n));
    }
    return got;
  }
  std::string read_all() { return read_until("\x01never"); }

 private:
  Fd fd_;
};

std::unique_ptr<HttpServer> serve(HttpServer::Handler handler, HttpServer::Limits limits = {}) {
  auto server = HttpServer::start("127.0.0.1", 0, std::move(handler), limits);
  EXPECT_TRUE(server) << server.error().message;
  return std::move(*server);
}

void echo(const IncomingRequest& request, const HttpServer::Reply& reply) {
  reply({200, "text/plain", request.method + " " + request.target + " " + request.body, {{"X-Id", "7"}}});
}

TEST(HttpServer, AnswersSeveralRequestsOnOneConnection) {
  auto server = serve(echo);
  Client client(server->port());
  client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none");
  auto first = client.read_until("POST /a one");
  EXPECT_NE(first.find("HTTP/1.1 200 OK\r\n"), std::string::npos);
  EXPECT_NE(first.find("X-Id: 7\r\n"), std::string::npos);
  EXPECT_NE(first.find("Content-Length: 11\r\n"), std::string::npos);
  client.send("POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n");
  EXPECT_NE(client.read_until("POST /b two").find("POST /b two"), std::string::npos);
}

TEST(HttpServer, AnswersPipelinedRequestsInOrder) {
  auto server = serve(echo);
  Client client(server->port());
  client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  auto all = client.read_all();
  EXPECT_LT(all.find("GET /1 "), all.find("GET /2 "));
  EXPECT_NE(all.find("GET /2 "), std::string::npos);
}

TEST(HttpServer, TakesRepliesFromAnotherThreadLater) {
  std::promise<HttpServer::Reply> parked;
  auto server = serve([&](const IncomingRequest&, HttpServer::Reply reply) { parked.set_value(std::move(reply)); });
  Client client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  auto reply = parked.get_future().get();
  std::thread([&] { reply({404, "text/plain", "late", {}}); }).join();
  EXPECT_NE(client.read_until("late").find("404 Not Found"), std::string::npos);
}

TEST(HttpServer, DropsRepliesAfterItsEnd) {
  std::promise<HttpServer::Reply> parked;
  auto server = serve([&](const IncomingRequest&, HttpServer::Reply reply) { parked.set_value(std::move(reply)); });
  Client client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  auto reply = parked.get_future().get();
  server.reset();
  reply({200, "text/plain", "too late", {}});
  EXPECT_EQ(client.read_all(), "");
}

TEST(HttpServer, RefusesWhatIsTooLargeOrNotHttp) {
  HttpServer::Limits limits;
  limits.request = {.header_bytes = 1024, .body_bytes = 100};
  auto server = serve(echo, limits);
  struct Case {
    std::string bytes;
    std::string status;
  };
  for (const auto& [bytes, status] : {
           Case{"\x16\x03\x01 hello there\r\n\r\n", "400 Bad Request"},
           Case{"GET\r\n\r\n", "400 Bad Request"},
           Case{"POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n" + std::string(101, 'x'), "413 Payload Too Large"},
           Case{"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", "400 Bad Request"},
           Case{"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" + std::string(255, 'x') + "\r\n",
                "413 Payload Too Large"},
           Case{"GET / HTTP/1.1\r\nX: " + std::string(2000, 'x') + "\r\n\r\n", "431 Request Header Fields Too Large"},
           Case{"GET /" + std::string(2000, 'x'), "431 Request Header Fields Too Large"},
       }) {
    Client client(server->port());
    client.send(bytes);
    auto answer = client.read_until("\n\r\n");
    EXPECT_EQ(answer.substr(0, answer.find("\r\n")), "HTTP/1.1 " + status) << bytes.substr(0, 60);
  }
}

TEST(HttpServer, TellsTheClientToContinue) {
  auto server = serve(echo);
  Client client(server->port());
  client.send("POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("body");
  EXPECT_NE(client.read_until("POST /big body").find("200 OK"), std::string::npos);
}

TEST(HttpServer, GivesUpOnSlowClients) {
  HttpServer::Limits limits;
  limits.request_time = Millis(200);
  auto server = serve(echo, limits);
  Client client(server->port());
  client.send("GET / HT");
  EXPECT_EQ(client.read_all(), "");  // closed, long before the client's own patience ends
}

TEST(HttpServer, RefusesMoreConnectionsThanItsLimit) {
  HttpServer::Limits limits;
  limits.connections = 2;
  auto server = serve(echo, limits);
  Client one(server->port());
  Client two(server->port());
  // An answer shows that both are accepted.
  for (auto* client : {&one, &two}) {
    client->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(client->read_until("GET / ").find("200 OK"), std::string::npos);
  }
  Client three(server->port());
  EXPECT_NE(three.read_all().find("503 Service Unavailable"), std::string::npos);
}

TEST(HttpServer, RefusesWhatItCouldNotHoldBesideTheOthers) {
  HttpServer::Limits limits;
  limits.bytes = 100'000;
  std::promise<HttpServer::Reply> parked;
  auto server = serve(
      [&](const IncomingRequest& request, HttpServer::Reply reply) {
        if (request.target == "/park") return parked.set_value(std::move(reply));
        echo(request, reply);
      },
      limits);
  auto post = [](const std::string& target) {
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n" + std::string(60'000, 'x');
  };
  Client first(server->port());
  first.send(post("/park"));
  auto reply = parked.get_future().get();
  Client second(server->port());
  second.send(post("/"));
  EXPECT_NE(second.read_all().find("503 Service Unavailable"), std::string::npos);
  reply({200, "text/plain", "late", {}});
  EXPECT_NE(first.read_until("late").find("200 OK"), std::string::npos);
  first.send(post("/again"));
  EXPECT_NE(first.read_until("xxx").find("200 OK"), std::string::npos) << "what is answered is held no more";
}

TEST(HttpServer, BindsLoopbackOnly) {
  auto server = HttpServer::start("0.0.0.0", 0, echo, {});
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().kind, Error::Kind::Invalid);
  auto taken = serve(echo);
  EXPECT_EQ(HttpServer::start("127.0.0.1", taken->port(), echo, {}).error().kind, Error::Kind::Conflict);
}

}  // namespace
}  // namespace sparkecs::net
