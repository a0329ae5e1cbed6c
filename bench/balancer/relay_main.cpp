// The local AWS's data path on its own, as the benchmark runs it beside haproxy.
//
//   balancer_relay LISTEN_ADDRESS PORT TARGET_ADDRESS PORT NETWORK
//
// NETWORK is a file that names the network namespace of the target, such as /run/netns/vpc.
#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "engine/lb/relay.h"
#include "engine/vpc/socket_pool.h"

namespace {

using namespace sparkecs;

// As the local AWS opens its sockets: by a thread that lives in the network of the targets.
class PooledSockets final : public engine::vpc::Sockets {
 public:
  explicit PooledSockets(const char* network)
      : pool_([network]() -> Result<> {
          Fd entered(::open(network, O_RDONLY | O_CLOEXEC));
          if (entered && ::setns(entered.get(), CLONE_NEWNET) == 0) return {};
          return fail(Error::Kind::Unavailable, "cannot enter the network");
        }) {}
  Result<Fd> open_tcp() override { return pool_.take_tcp(); }
  Result<Fd> open_udp() override { return pool_.take_udp(); }

 private:
  engine::vpc::SocketPool pool_;
};

std::uint16_t to_port(const char* text) {
  return static_cast<std::uint16_t>(std::atoi(text));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: balancer_relay LISTEN_ADDRESS PORT TARGET_ADDRESS PORT NETWORK\n");
    return 2;
  }
  PooledSockets sockets(argv[5]);
  engine::lb::Relay relay(sockets, [](const auto&) {});
  auto listening = engine::lb::listen_on_host(argv[1], to_port(argv[2]));
  if (!listening) {
    std::fprintf(stderr, "%s\n", listening.error().message.c_str());
    return 1;
  }
  engine::lb::Route route;
  route.endpoints.push_back(std::make_shared<engine::lb::Endpoint>(argv[3], to_port(argv[4])));
  relay.open(std::move(*listening), route);
  ::pause();
}
