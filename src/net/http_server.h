// HttpServer answers HTTP/1.1 requests on one address of the loopback network.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "net/incoming.h"
#include "net/outgoing.h"

namespace sparkecs::net {

// One thread serves all connections. Destroying the server closes them; replies that come later are dropped.
class HttpServer {
 public:
  // Answers the request; call it once, from any thread. Until then the connection waits, without a time limit.
  using Reply = std::function<void(OutgoingReply)>;
  // Called on the server's thread: must not block.
  using Handler = std::function<void(IncomingRequest, Reply)>;

  struct Limits {
    RequestReader::Limits request{};
    std::size_t connections = 1024;  // one more is answered 503 and closed
    std::size_t bytes = 64u << 20;   // of requests that are not answered yet, all together; beyond it 503
    Millis request_time{30'000};     // from a request's first byte to its last, and to write a reply
    Millis idle_time{75'000};        // between requests
  };

  // Port 0 takes a free one. Kind::Conflict when the port is taken; Kind::Invalid for an address that is not loopback.
  static Result<std::unique_ptr<HttpServer>> start(const std::string& address, std::uint16_t port, Handler handler,
                                                   Limits limits);
  ~HttpServer();

  std::uint16_t port() const;

 private:
  class Core;
  explicit HttpServer(std::shared_ptr<Core> core);
  std::shared_ptr<Core> core_;
};

}  // namespace sparkecs::net
