// Prober carries out single health checks.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/time.h"
#include "engine/lb/health.h"
#include "engine/lb/reactor.h"
#include "engine/lb/status_codes.h"
#include "engine/vpc/sockets.h"

namespace sparkecs::engine::lb {

struct Check {
  std::string address;  // IPv4 of the target
  std::uint16_t port = 0;
  Millis timeout{10'000};
  bool http = false;   // TCP: passed once connected; HTTP: GET, passed by one of `codes`
  std::string path{};  // of HTTP checks, as is what follows
  std::string host{};  // the Host header
  StatusCodes codes{};
};

class Prober {
 public:
  virtual ~Prober() = default;
  // Calls `done` once, on any thread; not any more once the prober is destroyed. Safe from any thread.
  virtual void probe(Check check, std::function<void(const Probed&)> done) = 0;
};

// Checks over connections that `sockets` opens; all on one thread.
class NetworkProber final : public Prober {
 public:
  explicit NetworkProber(vpc::Sockets& sockets) : sockets_(sockets) {}
  void probe(Check check, std::function<void(const Probed&)> done) override;

 private:
  vpc::Sockets& sockets_;
  std::map<Reactor::Watcher*, std::shared_ptr<Reactor::Watcher>> running_;  // reactor's thread
  Reactor reactor_;                                                         // last: its thread ends before what it uses
};

// For tasks that are only pretended: every check passes, and nothing is sent anywhere.
class PretendingProber final : public Prober {
 public:
  void probe(Check, std::function<void(const Probed&)> done) override { done({}); }
};

}  // namespace sparkecs::engine::lb
