// Loopback addresses of load balancers: each has one of its own, 127.A.B.C, on which its listeners stand.
#pragma once

#include <cstdint>
#include <string>

#include "base/fd.h"
#include "base/result.h"

namespace sparkecs::engine::lb {

// An address nobody else on this machine claims while this lives; other processes of ours respect it too.
class LoopbackAddress {
 public:
  // The address is made from `seed`, so that it is the same every time as long as nobody else has claimed it; or is
  // `wanted`, if that is given and free. Kind::Unavailable when a hundred tries found none.
  static Result<LoopbackAddress> claim(const std::string& seed, const std::string& wanted = {});

  const std::string& text() const { return text_; }

 private:
  LoopbackAddress(std::string text, Fd claim) : text_(std::move(text)), claim_(std::move(claim)) {}
  std::string text_;
  Fd claim_;  // a socket bound to an agreed port of the address
};

// A listening socket and the port it really has.
struct Opened {
  Fd socket;
  std::uint16_t port = 0;
};

// Listens on the port, or, where that needs rights we lack or is taken, on the port plus 8000, or on any free one.
Result<Opened> listen_near(const std::string& address, std::uint16_t port);

}  // namespace sparkecs::engine::lb
