// DNS messages: the server's side of one question. Bytes in, bytes out; no sockets, no names of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sparkecs::net::dns {

// What is asked for, as far as a host needs it to find another; Other covers all remaining types.
enum class Type { A, Aaaa, Ptr, Other };

struct Question {
  std::string name;  // without a final dot, as it was spelled
  Type type = Type::Other;
};

struct Answer {
  bool exists = false;                   // whether the name exists at all: without records, NODATA or NXDOMAIN
  std::vector<std::string> addresses{};  // IPv4, for A
  std::string host_name{};               // for Ptr
  std::uint32_t ttl = 0;                 // seconds
};

using Answerer = std::function<Answer(const Question&)>;

enum class Transport { Udp, Tcp };

// The reply to one request, whatever its bytes are. Over UDP it is cut to what the asker takes, with the truncation
// bit. Empty: say nothing, because this is no request at all. Negative answers may be remembered for one second only,
// since names here appear when tasks start.
std::string reply(std::string_view request, const Answerer& answer, Transport transport);

// The IPv4 address a reverse name such as "5.1.0.10.in-addr.arpa" stands for; empty for any other name.
std::string reversed_address(std::string_view name);

}  // namespace sparkecs::net::dns
