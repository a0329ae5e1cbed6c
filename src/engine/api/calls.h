// A call is what an HTTP request asks of an AWS service; a reply is what it gets, in that service's protocol. Pure
// functions.
#pragma once

#include <string>

#include "base/json.h"
#include "base/result.h"
#include "engine/api/router.h"
#include "net/http_server.h"
#include "wire/protocol.h"

namespace sparkecs::engine::api {

struct Call {
  const wire::Service* service = nullptr;
  std::string operation;
  Json input;
  Caller caller;
};

// Where the engine lives: for callers whose credentials say nothing else.
struct Place {
  std::string account;
  std::string region;
};

// Any signature is taken, also none. What cannot be a call is answered at once: `refusal` is that answer.
struct Refusal {
  net::OutgoingReply reply;
  std::string operation;  // what was asked for, if nobody here knows it: "AmazonEC2ContainerRegistry_V20150921.GetX"
};
std::expected<Call, Refusal> read_call(const net::IncomingRequest& request, const Place& place);

net::OutgoingReply reply_to(const Call& call, const Result<Json>& result);
// For an operation of a service we know that nobody registered.
Error unknown_operation(const wire::Service& service, const std::string& operation);

}  // namespace sparkecs::engine::api
