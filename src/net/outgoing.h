// Replies as an HTTP server sends them.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sparkecs::net {

struct OutgoingReply {
  int status = 200;
  std::string content_type{};
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};
};

// Everything that goes before the body: status line, headers and the empty line.
std::string head_of(const OutgoingReply& reply, bool keep_alive);

}  // namespace sparkecs::net
