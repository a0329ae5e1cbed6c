#include "engine/vpc/socket_pool.h"

#include <chrono>
#include <stop_token>
#include <utility>

#include "engine/vpc/sockets.h"

namespace sparkecs::engine::vpc {
namespace {

// How many sockets of a kind are kept: TCP for the balancers, UDP for the name server alone.
constexpr std::array<std::size_t, 2> kFull{64, 1};
constexpr std::chrono::seconds kPatience{10};

bool is_low(std::size_t left, std::size_t kind) {
  return left * 2 <= kFull[kind];
}

Result<Fd> open(std::size_t kind) {
  HostSockets here;
  return kind == 0 ? here.open_tcp() : here.open_udp();
}

}  // namespace

SocketPool::SocketPool(std::function<Result<>()> enter)
    : thread_([this, enter = std::move(enter)](std::stop_token stop) { run(stop, enter); }) {}

Result<Fd> SocketPool::take(std::size_t kind) {
  Fd taken;
  bool low = false;
  auto take_one = [&](Shelf& shelf) {
    if (!shelf.sockets.empty()) {
      taken = std::move(shelf.sockets.back());
      shelf.sockets.pop_back();
    }
    low = is_low(shelf.sockets.size(), kind);
  };
  auto wake = [&] {
    if (low) shelves_.change([](Shelves&) {});
  };
  shelves_.with([&](Shelves& shelves) {
    take_one(shelves[kind]);
    if (!taken) shelves[kind].failure.reset();
  });
  wake();
  if (taken) return taken;
  std::optional<Error> failure;
  shelves_.wait_until(std::stop_token(), std::chrono::steady_clock::now() + kPatience, [&](Shelves& shelves) {
    take_one(shelves[kind]);
    failure = shelves[kind].failure;
    return taken || failure;
  });
  wake();  // the next ones may wait for the thread to go on
  if (taken) return taken;
  return std::unexpected(failure.value_or(Error{Error::Kind::Unavailable, "no socket of the VPC became free"}));
}

void SocketPool::run(std::stop_token stop, const std::function<Result<>()>& enter) {
  auto entered = enter();
  auto wants = [](const Shelves& shelves, std::size_t kind) {
    return is_low(shelves[kind].sockets.size(), kind) && !shelves[kind].failure;
  };
  while (shelves_.wait(stop, [&](const Shelves& shelves) { return wants(shelves, 0) || wants(shelves, 1); })) {
    for (std::size_t kind = 0; kind < kFull.size(); ++kind) {
      auto missing = shelves_.with([&](const Shelves& shelves) {
        return wants(shelves, kind) ? kFull[kind] - shelves[kind].sockets.size() : 0;
      });
      std::vector<Fd> fresh;
      std::optional<Error> failure;
      if (!entered) failure = entered.error();
      while (fresh.size() < missing && !failure) {
        auto socket = open(kind);
        if (socket)
          fresh.push_back(std::move(*socket));
        else
          failure = socket.error();
      }
      shelves_.change([&](Shelves& shelves) {
        for (auto& fd : fresh) shelves[kind].sockets.push_back(std::move(fd));
        shelves[kind].failure = failure;
      });
    }
  }
}

}  // namespace sparkecs::engine::vpc
