// SocketPool keeps fresh sockets of another network ready. Only a thread that lives in that network can open them (an
// ordinary user may enter the VPC, but never come back), and asking it for each would cost every connection of the
// balancers two switches of threads.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <thread>
#include <vector>

#include "base/fd.h"
#include "base/guarded.h"
#include "base/result.h"

namespace sparkecs::engine::vpc {

class SocketPool {
 public:
  // Starts the pool's thread, which calls `enter` first.
  explicit SocketPool(std::function<Result<>()> enter);

  // A socket as HostSockets would open it in that network. Waits only when many are taken at once.
  // Safe from any thread.
  Result<Fd> take_tcp() { return take(0); }
  Result<Fd> take_udp() { return take(1); }

 private:
  struct Shelf {
    std::vector<Fd> sockets{};
    std::optional<Error> failure{};  // why the last one could not be opened; refilling rests until somebody asks again
  };
  using Shelves = std::array<Shelf, 2>;

  Result<Fd> take(std::size_t kind);
  void run(std::stop_token stop, const std::function<Result<>()>& enter);

  Guarded<Shelves> shelves_;
  std::jthread thread_;
};

}  // namespace sparkecs::engine::vpc
