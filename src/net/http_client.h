// HttpClient sends HTTP requests over connections it keeps and shares: one event loop on one thread, started by the
// first request, serves all callers. Making a client costs nothing.
//
// Redirects are not followed. Any status is a reply, not an error. Proxies come from the environment as libcurl reads
// it, but never for the loopback and for 169.254.0.0/16.
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace sparkecs::net {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = "GET";
  std::string url{};  // http or https; path and query are sent as they stand
  HttpHeaders headers{};
  std::string body{};
  Millis connect_timeout{5'000};
  Millis timeout{60'000};              // from the call to the last byte of the reply
  std::size_t most_reply = 64u << 20;  // a larger body is an error
};

struct HttpResponse {
  int status = 0;
  HttpHeaders headers{};  // names in lower case
  std::string body{};

  // The first header of that name (in lower case), or "".
  std::string_view header(std::string_view name) const;
};

// Error::code of a request that failed on its way: did the other side get it?
inline constexpr std::string_view kNotSent = "NotSent";      // no; sending it again cannot do anything twice
inline constexpr std::string_view kReplyLost = "ReplyLost";  // perhaps: nobody knows what it did
inline constexpr std::string_view kUntrusted = "Untrusted";  // no: its certificate does not prove its name

// What sends requests; tests script it.
class HttpTransport {
 public:
  virtual ~HttpTransport() = default;
  // Blocks until the reply is here. Kind::Unavailable or Kind::TimedOut with one of the codes above, Kind::Cancelled
  // (also with one of them) when `stop` is requested, Kind::Invalid for a request that cannot be sent and for a reply
  // above its limit. Safe from any thread.
  virtual Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop = {}) = 0;
};

class HttpClient final : public HttpTransport {
 public:
  struct Options {
    std::string user_agent = "sparkecs";
    std::string ca_file{};  // PEM file of trusted roots; empty: the system's
  };
  HttpClient() : HttpClient(Options()) {}
  explicit HttpClient(Options options);
  // Requests under way end with Kind::Cancelled.
  ~HttpClient() override;

  Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop = {}) override;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace sparkecs::net
