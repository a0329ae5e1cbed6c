// NameServer answers DNS queries from a Zone, over UDP and TCP, on a thread of its own. It answers at once and knows
// all there is: a name that is not in the zone does not exist.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <thread>

#include "base/fd.h"
#include "base/result.h"
#include "engine/dns/zone.h"
#include "engine/vpc/sockets.h"
#include "net/dns.h"

namespace sparkecs::engine::dns {

// What the zone says to a question.
net::dns::Answer answer(const Zone& zone, const net::dns::Question& question);

class NameServer {
 public:
  // Serves `zone`, which must outlive it, on address:port of the network of `sockets`. Errors as listen_tcp().
  static Result<std::unique_ptr<NameServer>> start(vpc::Sockets& sockets, const std::string& address,
                                                   std::uint16_t port, const Zone& zone);
  ~NameServer();

 private:
  NameServer(const Zone& zone, Fd udp, Fd listener, Fd wake);
  void run(std::stop_token stop);

  const Zone& zone_;
  Fd udp_;
  Fd listener_;
  Fd wake_;  // readable when the thread shall look whether to stop
  std::jthread thread_;
};

}  // namespace sparkecs::engine::dns
