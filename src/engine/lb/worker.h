// Worker is one thread of the relay with the flows it carries. Every worker accepts from every listener.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <unordered_map>
#include <vector>

#include "engine/lb/flow.h"
#include "engine/lb/reactor.h"
#include "engine/lb/relay.h"

namespace sparkecs::engine::lb {

// A listener, shared by all workers.
struct Listening {
  Listening(Fd socket_, std::shared_ptr<const Route> route_) : socket(std::move(socket_)), route(std::move(route_)) {}
  std::shared_ptr<const Route> current() {
    return route.with([](const auto& value) { return value; });
  }
  const Fd socket;
  Guarded<std::shared_ptr<const Route>> route;
};

// Only post(), construction and destruction are for other threads.
class Worker final : public Flow::Owner {
 public:
  Worker(vpc::Sockets& sockets, std::function<void(const std::shared_ptr<Endpoint>&)> drained);
  ~Worker() override;

  void post(std::function<void(Worker&)> job) {
    reactor_.post([this, job = std::move(job)] { job(*this); });
  }

  // As the functions of Relay.
  void open(Relay::Listener id, std::shared_ptr<Listening> listening);
  void close(Relay::Listener id);
  void reset(const std::shared_ptr<Endpoint>& endpoint);
  // Looks for idle flows as often as the routes of all listeners demand.
  void adjust_sweeping();

  void ended(Flow& flow) override;
  std::span<char> buffer() override { return buffer_; }

 private:
  struct Acceptor final : Reactor::Watcher {
    Acceptor(Worker& worker_, Relay::Listener id_, std::shared_ptr<Listening> listening_)
        : worker(worker_), id(id_), listening(std::move(listening_)) {}
    void ready(std::uint32_t) override { worker.accept_from(*this); }
    Worker& worker;
    const Relay::Listener id;
    const std::shared_ptr<Listening> listening;
  };
  struct Sweeper final : Reactor::Watcher {
    explicit Sweeper(Worker& worker_) : worker(worker_) {}
    void ready(std::uint32_t) override;
    Worker& worker;
    Fd timer;
    Millis period{0};
  };
  struct Carried {
    std::shared_ptr<Flow> flow;
    Relay::Listener listener;
  };

  void accept_from(Acceptor& acceptor);
  void carry(const Acceptor& acceptor, Fd client, std::uint32_t client_address);
  std::shared_ptr<Endpoint> choose(const Route& route, std::uint32_t client_address);
  void leave(const std::shared_ptr<Endpoint>& endpoint);
  void reset_if(const std::function<bool(const Carried&)>& condition);
  void reset_idle();

  vpc::Sockets& sockets_;
  const std::function<void(const std::shared_ptr<Endpoint>&)> drained_;
  std::vector<char> buffer_;
  std::map<Relay::Listener, std::shared_ptr<Acceptor>> acceptors_;
  std::unordered_map<Flow*, Carried> flows_;
  Sweeper sweeper_;
  Fd spare_;  // given up for a moment to refuse a connection when there are no descriptors left
  std::minstd_rand random_;
  Reactor reactor_;  // last: its thread ends before what it uses
};

}  // namespace sparkecs::engine::lb
