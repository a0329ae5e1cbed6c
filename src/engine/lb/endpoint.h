// Endpoint is a target as the data path sees it, shared by the listeners that forward to it and by its flows.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sparkecs::engine::lb {

// Safe from any thread.
struct Endpoint {
  Endpoint(std::string address_, std::uint16_t port_) : address(std::move(address_)), port(port_) {}

  const std::string address;  // IPv4
  const std::uint16_t port;
  std::atomic<unsigned> flows{0};
  std::atomic<bool> closed{false};  // takes no new flows, even where an older route still names it
};

using Endpoints = std::vector<std::shared_ptr<Endpoint>>;

}  // namespace sparkecs::engine::lb
