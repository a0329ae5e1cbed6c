#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <set>

#include "engine/dns/name_server.h"
#include "engine/dns/zone.h"

namespace sparkecs::engine::dns {
namespace {

using net::dns::Question;
using net::dns::Type;

TEST(Zone, NamesComeAndGo) {
  Zone zone;
  EXPECT_FALSE(zone.addresses("master.spark.local"));
  zone.set("Master.Spark.local.", {"10.0.1.5"}, Ttl(10));
  auto found = zone.addresses("master.spark.LOCAL");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->addresses, std::vector<std::string>{"10.0.1.5"});
  EXPECT_EQ(found->ttl, Ttl(10));
  zone.set("master.spark.local", {}, Ttl(10));
  ASSERT_TRUE(zone.addresses("master.spark.local"));
  EXPECT_TRUE(zone.addresses("master.spark.local")->addresses.empty());
  zone.remove("MASTER.spark.local");
  EXPECT_FALSE(zone.addresses("master.spark.local"));
  zone.remove("master.spark.local");
}

TEST(Zone, ManyAddressesAreARandomEight) {
  Zone zone;
  std::vector<std::string> all;
  for (int i = 0; i < 20; ++i) all.push_back("10.0.1." + std::to_string(i));
  zone.set("worker.spark.local", all, Ttl(10));
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    auto some = zone.addresses("worker.spark.local")->addresses;
    EXPECT_EQ(std::set(some.begin(), some.end()).size(), kMostAddresses);
    seen.insert(some.begin(), some.end());
  }
  EXPECT_EQ(seen.size(), all.size());
}

TEST(NameServer, AnswersFromTheZone) {
  Zone zone;
  zone.set("master.spark.local", {"10.0.1.5"}, Ttl(10));
  zone.set_ptr("10.0.1.5", "ip-10-0-1-5.ec2.internal", Ttl(60));
  EXPECT_EQ(answer(zone, {"master.spark.local", Type::A}).addresses, std::vector<std::string>{"10.0.1.5"});
  EXPECT_TRUE(answer(zone, {"master.spark.local", Type::Aaaa}).exists);
  EXPECT_EQ(answer(zone, {"5.1.0.10.in-addr.arpa", Type::Ptr}).host_name, "ip-10-0-1-5.ec2.internal");
  EXPECT_FALSE(answer(zone, {"6.1.0.10.in-addr.arpa", Type::Ptr}).exists);
  EXPECT_FALSE(answer(zone, {"example.com", Type::A}).exists);
  zone.remove_ptr("10.0.1.5");
  EXPECT_FALSE(answer(zone, {"5.1.0.10.in-addr.arpa", Type::Ptr}).exists);
}

// A query for "a" IN A, as it looks on the wire.
const std::string kQuery(
    "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x01"
    "a\x00\x00\x01\x00\x01",
    19);

// A loopback socket connected to `port`, after writing to it; and what comes back.
std::string exchange(int type, int port, const std::string& request) {
  Fd fd(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) return "no connection";
  if (::send(fd.get(), request.data(), request.size(), MSG_NOSIGNAL) < 0) return "not sent";
  pollfd readable{fd.get(), POLLIN, 0};
  if (::poll(&readable, 1, 10'000) != 1) return "no reply";
  char buffer[2048];
  auto n = ::recv(fd.get(), buffer, sizeof buffer, 0);
  return n < 0 ? "lost" : std::string(buffer, static_cast<std::size_t>(n));
}

TEST(NameServer, SpeaksUdpAndTcp) {
  Zone zone;
  zone.set("a", {"10.0.1.5"}, Ttl(10));
  vpc::HostSockets sockets;
  auto probe = vpc::bind_udp(sockets, "127.0.0.1", 0);
  ASSERT_TRUE(probe);
  sockaddr_in bound{};
  socklen_t size = sizeof bound;
  ::getsockname(probe->get(), reinterpret_cast<sockaddr*>(&bound), &size);
  auto port = ntohs(bound.sin_port);
  probe->reset();
  auto server = NameServer::start(sockets, "127.0.0.1", port, zone);
  ASSERT_TRUE(server) << server.error().message;

  const std::string address("\x0a\x00\x01\x05", 4);
  auto udp = exchange(SOCK_DGRAM, port, kQuery);
  EXPECT_TRUE(udp.ends_with(address));
  auto framed = std::string("\0\x13", 2) + kQuery;
  auto tcp = exchange(SOCK_STREAM, port, framed);
  EXPECT_EQ(tcp.substr(2), udp);
  // Bytes that are no DNS disturb nobody.
  EXPECT_EQ(exchange(SOCK_STREAM, port, std::string("\0\x02hi", 4)), "");
  EXPECT_TRUE(exchange(SOCK_DGRAM, port, "\xff\xff\x01" + std::string(40, '\xff')).starts_with("\xff\xff"));
  EXPECT_EQ(exchange(SOCK_DGRAM, port, kQuery), udp);
}

}  // namespace
}  // namespace sparkecs::engine::dns
