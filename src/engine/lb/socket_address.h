// IPv4 socket addresses, from the text that names them.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstdint>
#include <optional>
#include <string>

namespace sparkecs::engine::lb {

// Nothing for text that is no IPv4 address.
inline std::optional<sockaddr_in> to_socket_address(const std::string& address, std::uint16_t port) {
  sockaddr_in result{};
  result.sin_family = AF_INET;
  result.sin_port = htons(port);
  if (::inet_pton(AF_INET, address.c_str(), &result.sin_addr) != 1) return std::nullopt;
  return result;
}

}  // namespace sparkecs::engine::lb
