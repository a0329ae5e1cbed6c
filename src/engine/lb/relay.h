// Relay is the data path of all load balancers: it accepts connections on listening sockets of the host and connects
// each to one of the listener's endpoints, in the network its sockets belong to. A few threads carry all flows.
//
// Which endpoint a flow gets is random, or depends on the client's address only; the flow keeps it. A listener without
// endpoints, and an endpoint that refuses, answer with a reset, as the network would.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "base/fd.h"
#include "base/guarded.h"
#include "base/time.h"
#include "engine/lb/endpoint.h"
#include "engine/vpc/sockets.h"

namespace sparkecs::engine::lb {

// Where a listener's new flows go.
struct Route {
  Endpoints endpoints{};
  bool by_source = false;  // the same client address gets the same endpoint, as long as the endpoints stay
  Millis idle{350'000};    // a flow without data either way for this long is reset
};

class Worker;
struct Listening;

// Safe from any thread, except construction and destruction.
class Relay {
 public:
  using Listener = std::uint64_t;

  // `drained` is called, on one of the relay's threads, when the last flow of a closed endpoint has ended.
  // Raises the process's soft limit of open files to the hard one: each flow needs two.
  Relay(vpc::Sockets& sockets, const std::function<void(const std::shared_ptr<Endpoint>&)>& drained,
        unsigned threads = 2);
  // Closes all listeners and resets all flows.
  ~Relay();

  // Accepts on a listening socket, which it owns from now on.
  Listener open(Fd listening, Route route);
  // Replaces the route: every connection accepted from now on goes by it. The idle time is for all flows.
  void route(Listener listener, Route route);
  // The address is free again at once. The listener's flows are reset soon after.
  void close(Listener listener);

  // Takes the endpoint out of every route. True when it has no flows; else `drained` will be called.
  static bool drain(Endpoint& endpoint);
  // Resets all flows of an endpoint, soon.
  void reset(const std::shared_ptr<Endpoint>& endpoint);

 private:
  struct State {
    std::map<Listener, std::shared_ptr<Listening>> listening;
    Listener last = 0;
  };
  Guarded<State> state_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

// A listening socket of the host. Kind::Denied for a port that needs rights we lack, Kind::Conflict for one in use.
Result<Fd> listen_on_host(const std::string& address, std::uint16_t port);

}  // namespace sparkecs::engine::lb
