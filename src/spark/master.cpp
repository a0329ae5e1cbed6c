#include "spark/master.h"

#include <fmt/format.h>

namespace sparkecs::spark {
namespace {

Result<net::HttpResponse> get(net::HttpTransport& http, const std::string& url, Millis timeout, std::stop_token stop) {
  net::HttpRequest request{.url = url, .connect_timeout = timeout, .timeout = timeout, .most_reply = 8u << 20};
  auto reply = http.send(request, stop);
  if (!reply && reply.error().kind == Error::Kind::TimedOut && reply.error().code != net::kNotSent)
    reply.error().message = fmt::format("takes connections, but does not answer within {}", to_human(timeout));
  return reply;
}

}  // namespace

Result<MasterStatus> ask_master(net::HttpTransport& http, const std::string& base, Millis timeout,
                                std::stop_token stop) {
  // With the final slash: without it the master redirects to an address of its own.
  auto reply = TRY(get(http, base + "/json/", timeout, stop));
  if (reply.status != 200)
    return fail(Error::Kind::Unavailable, fmt::format("{}/json/ answers with status {}", base, reply.status));
  return parse_status(reply.body);
}

Result<> ask_rest(net::HttpTransport& http, const std::string& base, Millis timeout, std::stop_token stop) {
  // Any id will do: Spark answers 200 also for one it does not know, and says so in the body.
  auto reply = TRY(get(http, base + "/v1/submissions/status/none", timeout, stop));
  if (reply.status != 200)
    return fail(Error::Kind::Unavailable, fmt::format("{}/v1/submissions answers with status {}", base, reply.status));
  return {};
}

}  // namespace sparkecs::spark
