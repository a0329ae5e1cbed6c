// Stories of the data path, over real sockets on loopback.
#include "engine/lb/relay.h"

#include <dirent.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <set>

#include "engine/lb/testing.h"

namespace sparkecs::engine::lb {
namespace {

using namespace testing;

class RelayTest : public ::testing::Test {
 protected:
  std::shared_ptr<Endpoint> add(std::uint16_t port) {
    route_.endpoints.push_back(std::make_shared<Endpoint>("127.0.0.1", port));
    return route_.endpoints.back();
  }
  // Opens a listener with the route so far.
  void open() {
    auto socket = listen_on_host("127.0.0.1", 0);
    ASSERT_TRUE(socket);
    port_ = port_of(*socket);
    listener_ = relay_.open(std::move(*socket), route_);
  }
  Fd client() const { return connect_to(port_); }

  vpc::HostSockets sockets_;
  std::atomic<int> drained_{0};
  Relay relay_{sockets_, [this](const auto&) { ++drained_; }};
  Route route_;
  Relay::Listener listener_ = 0;
  std::uint16_t port_ = 0;
};

TEST_F(RelayTest, CopiesBothWays) {
  Server server;
  add(server.port());
  open();
  auto client = this->client();
  say(client, "question");
  auto target = server.accept();
  EXPECT_EQ(hear(target, 8), "question");
  say(target, "answer");
  EXPECT_EQ(hear(client, 6), "answer");
}

TEST_F(RelayTest, LetsTheServerSpeakFirst) {
  Server server;
  add(server.port());
  open();
  auto client = this->client();
  auto target = server.accept();
  say(target, "220 ready");
  EXPECT_EQ(hear(client, 9), "220 ready");
}

TEST_F(RelayTest, KeepsTheOtherDirectionAfterOneHasEnded) {
  for (bool client_first : {true, false}) {
    Server server;
    route_.endpoints.clear();
    add(server.port());
    open();
    auto client = this->client();
    auto target = server.accept();
    auto& first = client_first ? client : target;
    auto& second = client_first ? target : client;
    say(first, "all I have to say");
    hang_up(first);
    EXPECT_EQ(hear_all(second), "all I have to say");
    say(second, "and the reply, later");
    hang_up(second);
    EXPECT_EQ(hear_all(first), "and the reply, later");
  }
}

TEST_F(RelayTest, ClosesBothSidesWhenBothHaveEnded) {
  Server server;
  auto endpoint = add(server.port());
  open();
  for (int i = 0; i < 100; ++i) {
    auto client = this->client();
    say(client, "x");
    auto target = server.accept();
    EXPECT_EQ(hear(target, 1), "x");
    target.reset();
    EXPECT_EQ(hear_all(client), "");
  }
  EXPECT_TRUE(eventually([&] { return endpoint->flows == 0; }));
}

TEST_F(RelayTest, PassesOnAResetAndWhatCameBeforeIt) {
  Server server;
  add(server.port());
  open();
  {
    auto client = this->client();
    auto target = server.accept();
    say(target, "last words");
    EXPECT_EQ(hear(client, 10), "last words");
    reset(std::move(target));
    EXPECT_EQ(hear_all(client), "…RESET");
  }
  {
    auto client = this->client();
    auto target = server.accept();
    reset(std::move(client));
    EXPECT_EQ(hear_all(target), "…RESET");
  }
  {
    // The target closes without having read everything, which resets; the client is still sending.
    auto client = this->client();
    say(client, std::string(100'000, 'x'));
    auto target = server.accept();
    hear(target, 10);
    say(target, "413 too much");
    target.reset();
    auto heard = hear_all(client);
    EXPECT_TRUE(heard.ends_with("…RESET")) << heard;
  }
}

TEST_F(RelayTest, ResetsWhenTheTargetRefusesOrThereIsNone) {
  std::uint16_t nobody = Server().port();
  auto endpoint = add(nobody);
  open();
  EXPECT_EQ(hear_all(client()), "…RESET");
  EXPECT_TRUE(eventually([&] { return endpoint->flows == 0; }));
  relay_.route(listener_, Route{});
  EXPECT_EQ(hear_all(client()), "…RESET");
}

TEST_F(RelayTest, CarriesMuchDataUnchanged) {
  Server server;
  add(server.port());
  open();
  auto client = this->client();
  auto target = server.accept();
  std::string much;
  much.resize(20'000'000);
  for (std::size_t i = 0; i < much.size(); ++i) much[i] = static_cast<char>(i * 2654435761u >> 24);
  std::thread up([&] {
    say(client, much);
    hang_up(client);
  });
  std::thread down([&] {
    say(target, much);
    hang_up(target);
  });
  std::string heard_by_client;
  std::thread hearing([&] { heard_by_client = hear_all(client); });
  EXPECT_TRUE(hear_all(target) == much);
  hearing.join();
  EXPECT_TRUE(heard_by_client == much);
  up.join();
  down.join();
}

TEST_F(RelayTest, ASlowReaderStopsTheWriterAndLosesNothing) {
  Server server;
  add(server.port());
  open();
  auto client = this->client();
  auto target = server.accept();
  // Far more than the sockets and one buffer hold: the writer must come to a stop.
  timeval moment{.tv_sec = 0, .tv_usec = 300'000};
  ::setsockopt(target.get(), SOL_SOCKET, SO_SNDTIMEO, &moment, sizeof moment);
  std::string block(1 << 20, 'b');
  std::size_t sent = 0;
  constexpr std::size_t kTooMuch = 200u << 20;
  while (sent < kTooMuch) {
    auto count = ::send(target.get(), block.data(), block.size(), MSG_NOSIGNAL);
    if (count <= 0) break;
    sent += static_cast<std::size_t>(count);
  }
  EXPECT_LT(sent, kTooMuch);
  target.reset();
  EXPECT_EQ(hear_all(client).size(), sent);
}

TEST_F(RelayTest, SpreadsFlowsOverTheEndpoints) {
  Server one, two;
  auto first = add(one.port());
  auto second = add(two.port());
  open();
  std::vector<Fd> clients;
  for (int i = 0; i < 64; ++i) clients.push_back(client());
  ASSERT_TRUE(eventually([&] { return first->flows + second->flows == 64; }));
  // Each gets half on average; fewer than 8 of 64 happens once in a billion runs.
  EXPECT_GT(first->flows, 8u);
  EXPECT_GT(second->flows, 8u);

  route_.by_source = true;
  relay_.route(listener_, route_);
  unsigned before_first = first->flows, before_second = second->flows;
  for (int i = 0; i < 64; ++i) clients.push_back(client());
  ASSERT_TRUE(eventually([&] { return first->flows + second->flows == 128; }));
  auto more = std::max(first->flows - before_first, second->flows - before_second);
  EXPECT_EQ(more, 64u);
}

TEST_F(RelayTest, DrainsWithoutTouchingLiveFlows) {
  Server server;
  auto endpoint = add(server.port());
  open();
  auto client = this->client();
  auto target = server.accept();
  say(client, "x");
  EXPECT_EQ(hear(target, 1), "x");
  EXPECT_FALSE(Relay::drain(*endpoint));
  EXPECT_EQ(hear_all(this->client()), "…RESET");  // no new flows, even by the old route
  say(client, "still here");
  EXPECT_EQ(hear(target, 10), "still here");
  EXPECT_EQ(drained_, 0);
  client.reset();
  target.reset();
  EXPECT_TRUE(eventually([&] { return drained_ == 1; }));
  EXPECT_TRUE(Relay::drain(*endpoint));
}

TEST_F(RelayTest, ResetsAllFlowsOfAnEndpointAndNoOthers) {
  Server one, two;
  auto first = add(one.port());
  open();
  auto lost = client();
  auto lost_target = one.accept();
  route_.endpoints.clear();
  add(two.port());
  relay_.route(listener_, route_);
  auto kept = client();
  auto kept_target = two.accept();
  relay_.reset(first);
  EXPECT_EQ(hear_all(lost), "…RESET");
  EXPECT_EQ(hear_all(lost_target), "…RESET");
  say(kept, "unharmed");
  EXPECT_EQ(hear(kept_target, 8), "unharmed");
}

TEST_F(RelayTest, ResetsIdleFlowsOnly) {
  Server server;
  add(server.port());
  route_.idle = Millis(200);
  open();
  auto idle = client();
  auto idle_target = server.accept();
  auto busy = client();
  auto busy_target = server.accept();
  std::atomic<bool> over{false};
  std::thread talk([&] {
    while (!over) {
      say(busy, "x");
      EXPECT_EQ(hear(busy_target, 1), "x");
    }
  });
  EXPECT_EQ(hear_all(idle), "…RESET");
  EXPECT_EQ(hear_all(idle_target), "…RESET");
  over = true;
  talk.join();
}

TEST_F(RelayTest, AClosedListenerFreesItsPortAtOnceAndResetsItsFlows) {
  Server server;
  add(server.port());
  open();
  for (int i = 0; i < 20; ++i) {
    auto client = this->client();
    auto target = server.accept();
    relay_.close(listener_);
    auto again = listen_on_host("127.0.0.1", port_);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(hear_all(client), "…RESET");
    listener_ = relay_.open(std::move(*again), route_);
  }
}

int threads_of_this_process() {
  int count = 0;
  DIR* folder = ::opendir("/proc/self/task");
  while (::readdir(folder)) ++count;
  ::closedir(folder);
  return count - 2;  // without . and ..
}

long resident_kilobytes() {
  long pages = 0, resident = 0;
  FILE* file = std::fopen("/proc/self/statm", "r");
  if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
  std::fclose(file);
  return resident * ::sysconf(_SC_PAGESIZE) / 1024;
}

TEST_F(RelayTest, ThousandsOfIdleConnectionsCostMemoryAndNoThreads) {
  constexpr std::size_t kConnections = 2000;
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_max < 4 * kConnections + 100) GTEST_SKIP() << "the hard limit of open files is " << limit.rlim_max;
  Server server;
  auto endpoint = add(server.port());
  open();
  std::vector<Fd> clients, targets;
  clients.push_back(client());
  targets.push_back(server.accept());
  int threads = threads_of_this_process();
  long memory = resident_kilobytes();
  while (clients.size() < kConnections) {
    clients.push_back(client());
    targets.push_back(server.accept());
    // Each has carried something and gave its buffers back.
    say(clients.back(), "x");
    EXPECT_EQ(hear(targets.back(), 1), "x");
  }
  EXPECT_EQ(endpoint->flows, kConnections);
  EXPECT_EQ(threads_of_this_process(), threads);
  EXPECT_LT(resident_kilobytes() - memory, 8 * static_cast<long>(kConnections));  // 8 KB each, sanitizers included
  say(targets[kConnections / 2], "awake");
  EXPECT_EQ(hear(clients[kConnections / 2], 5), "awake");
}

TEST_F(RelayTest, RefusesConnectionsWhenThereAreNoDescriptorsLeft) {
  Server server;
  add(server.port());
  open();
  auto before = client();
  auto before_target = server.accept();
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  auto last = client();  // connected by the kernel before the limit falls
  auto last_target = server.accept();
  Fd probe(::dup(0));
  Fd waiting(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  be_patient(waiting);
  auto full = limit;
  full.rlim_cur = static_cast<rlim_t>(probe.get());  // nothing above what is open now
  ::setrlimit(RLIMIT_NOFILE, &full);
  auto where = to_socket_address("127.0.0.1", port_);
  ASSERT_EQ(::connect(waiting.get(), reinterpret_cast<const sockaddr*>(&*where), sizeof *where), 0);
  auto heard = hear_all(waiting);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  EXPECT_EQ(heard, "…RESET");
  say(before, "unharmed");
  EXPECT_EQ(hear(before_target, 8), "unharmed");
}

}  // namespace
}  // namespace sparkecs::engine::lb
