#include "net/outgoing.h"

#include <fmt/format.h>

#include <boost/beast/http/status.hpp>

namespace sparkecs::net {

std::string head_of(const OutgoingReply& reply, bool keep_alive) {
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(reply.status));
  auto head = fmt::format("HTTP/1.1 {} {}\r\n", reply.status, std::string_view(reason.data(), reason.size()));
  auto add = [&](std::string_view name, std::string_view value) { head += fmt::format("{}: {}\r\n", name, value); };
  for (const auto& [name, value] : reply.headers) add(name, value);
  if (!reply.content_type.empty()) add("Content-Type", reply.content_type);
  add("Content-Length", std::to_string(reply.body.size()));
  if (!keep_alive) add("Connection", "close");
  return head + "\r\n";
}

}  // namespace sparkecs::net
