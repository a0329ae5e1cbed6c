#include "engine/api/front.h"

#include <fmt/format.h>

#include <memory>

#include "base/json.h"
#include "base/log.h"

namespace sparkecs::engine::api {
namespace {

constexpr std::string_view kOwnPaths = "/_sparkecs/";
// Names come from callers; this many different ones are counted.
constexpr std::size_t kMostUnknown = 1000;

bool is_own(const net::IncomingRequest& request) {
  return request.target.starts_with(kOwnPaths) || request.target == "/health";
}

net::OutgoingReply plain(int status, std::string text) {
  return {status, "text/plain", std::move(text) + "\n", {}};
}

}  // namespace

void Front::handle(net::IncomingRequest request, net::HttpServer::Reply reply) {
  if (is_own(request)) {
    loop_.post([this, request = std::move(request), reply = std::move(reply)] { reply(answer_own(request)); });
    return;
  }
  auto call = read_call(request, place_);
  if (call) {
    loop_.post([this, call = std::move(*call), reply = std::move(reply)] { reply(answer(call)); });
    return;
  }
  auto& refusal = call.error();
  if (!refusal.operation.empty()) loop_.post([this, name = refusal.operation] { note_unknown(name); });
  reply(std::move(refusal.reply));
}

net::OutgoingReply Front::answer(const Call& call) {
  ++answered_;
  const auto* handler = router_.find(call.service->name, call.operation);
  if (!handler) {
    note_unknown(fmt::format("{}:{}", call.service->name, call.operation));
    return reply_to(call, std::unexpected(unknown_operation(*call.service, call.operation)));
  }
  auto result = (*handler)(call.input, call.caller);
  if (result)
    if (auto committed = control_.commit(); !committed) {
      log::error("{}", committed.error().message);
      result = std::unexpected(committed.error());
    }
  if (log::enabled(log::Level::Debug))
    log::debug("{} {} {}", call.service->name, call.operation, result ? "ok" : result.error().message);
  return reply_to(call, result);
}

net::OutgoingReply Front::answer_own(const net::IncomingRequest& request) {
  if (!request.header("origin").empty()) return plain(403, "requests of web pages are refused");
  if (request.method == "GET" && request.target == "/health") return plain(200, "ok");
  if (request.method == "GET" && request.target == "/_sparkecs/status")
    return {200, "application/json", to_pretty(control_.status()), {}};
  return plain(404, "The local AWS has no such path");
}

void Front::note_unknown(const std::string& operation) {
  if (unknown_.contains(operation) || unknown_.size() < kMostUnknown) ++unknown_[operation];
}

}  // namespace sparkecs::engine::api
