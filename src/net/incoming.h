// Requests as an HTTP server receives them, and the reader that takes them out of a stream of foreign bytes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sparkecs::net {

struct IncomingRequest {
  std::string method;  // as sent, such as "POST"
  std::string target;  // as sent: path and query, not decoded
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
  bool keep_alive = true;  // the client will send more on this connection

  // The first header of that name, whatever its case; empty when there is none.
  std::string_view header(std::string_view name) const;
};

// RequestReader reads one request from the bytes of a connection. One thread at a time.
class RequestReader {
 public:
  struct Limits {
    std::size_t header_bytes = 16u << 10;  // request line and headers together
    std::size_t body_bytes = 8u << 20;
  };

  explicit RequestReader(Limits limits);
  RequestReader(RequestReader&&) noexcept;
  RequestReader& operator=(RequestReader&&) noexcept;
  ~RequestReader();

  // Takes as many of `bytes` as it can use and says how many; the caller offers the rest again, with more behind it.
  // Kind::Invalid for what is not HTTP/1, with the status to answer: 400, 413 (body too large) or 431 (headers too
  // large). After an error the connection is lost.
  Result<std::size_t> feed(std::string_view bytes);
  bool done() const;
  // The client holds its body back until it is told to go on ("Expect: 100-continue").
  bool wants_continue() const;
  // The request, once done().
  IncomingRequest take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sparkecs::net
