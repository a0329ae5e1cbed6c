#include "engine/api/calls.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/text.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

// Services that SDKs talk to by form; what a caller meant can still be named in their protocol.
constexpr wire::Service kUnknownJson{"unknown", wire::Protocol::Json11};
constexpr wire::Service kUnknownQuery{"unknown", wire::Protocol::Query};

// Credential=AKID/20260131/REGION/SERVICE/aws4_request; empty pieces when there is no such thing.
struct Scope {
  std::string key;
  std::string region;
};

Scope read_scope(std::string_view authorization) {
  constexpr std::string_view kCredential = "Credential=";
  auto at = authorization.find(kCredential);
  if (at == std::string_view::npos) return {};
  auto rest = authorization.substr(at + kCredential.size());
  auto parts = split(rest.substr(0, rest.find_first_of(", ")), '/');
  return parts.size() == 5 ? Scope{parts[0], parts[2]} : Scope{};
}

bool is_account(std::string_view key) {
  return key.size() == 12 && parse_number(key).has_value();
}

bool is_region(std::string_view text) {
  return !text.empty() && text.size() <= 32 &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) || c == '-'; });
}

Caller caller_of(const net::IncomingRequest& request, const Place& place) {
  auto scope = read_scope(request.header("authorization"));
  return {.account = is_account(scope.key) ? scope.key : place.account,
          .region = is_region(scope.region) ? scope.region : place.region,
          .request_id = random_uuid()};
}

net::OutgoingReply error_reply(const wire::Service& service, const Error& error, const std::string& request_id) {
  return {.status = error.status,
          .content_type = service.protocol == wire::Protocol::Json11 ? "application/x-amz-json-1.1" : "text/xml",
          .body = wire::write_error(service, error, request_id),
          .headers = {{"x-amzn-RequestId", request_id}}};
}

Error bad_request(const wire::Service& service, std::string message) {
  bool json = service.protocol == wire::Protocol::Json11;
  return {.kind = Error::Kind::Invalid,
          .message = std::move(message),
          .code = json ? "SerializationException" : "MalformedQueryString",
          .status = 400};
}

std::unexpected<Refusal> refuse(const wire::Service& service, Error error, const Caller& caller,
                                std::string operation = {}) {
  error.status = error.status == 0 ? 400 : error.status;
  return std::unexpected(Refusal{error_reply(service, error, caller.request_id), std::move(operation)});
}

std::expected<Call, Refusal> read_json_call(const net::IncomingRequest& request, Caller caller) {
  auto target = std::string(request.header("x-amz-target"));
  auto dot = target.find('.');
  auto prefix = target.substr(0, dot);
  auto service = std::ranges::find_if(wire::kServices, [&](const wire::Service* known) {
    return known->protocol == wire::Protocol::Json11 && known->target_prefix == prefix;
  });
  if (service == wire::kServices.end() || dot == std::string::npos)
    return refuse(kUnknownJson, unknown_operation(kUnknownJson, target), caller, printable(target));
  Call call{*service, target.substr(dot + 1), Json::object(), std::move(caller)};
  if (request.body.empty()) return call;
  auto input = parse_json(request.body);
  if (!input)
    return refuse(**service, bad_request(**service, "the body is not JSON: " + input.error().message), call.caller);
  if (!input->is_object())
    return refuse(**service, bad_request(**service, "the body is not a JSON object"), call.caller);
  call.input = std::move(*input);
  return call;
}

std::expected<Call, Refusal> read_form_call(const net::IncomingRequest& request, Caller caller) {
  Call call{.caller = std::move(caller)};
  std::string version;
  if (auto read = wire::read_form(request.body, call.operation, version, call.input); !read)
    return refuse(kUnknownQuery, bad_request(kUnknownQuery, read.error().message), call.caller);
  auto service = std::ranges::find_if(wire::kServices, [&](const wire::Service* known) {
    return known->protocol != wire::Protocol::Json11 && known->version == version;
  });
  auto name = call.operation + (version.empty() ? "" : " of version " + version);
  if (call.operation.empty())
    return refuse(kUnknownQuery, bad_request(kUnknownQuery, "the form has no parameter Action"), call.caller);
  if (service == wire::kServices.end())
    return refuse(kUnknownQuery, unknown_operation(kUnknownQuery, name), call.caller, printable(name));
  call.service = *service;
  return call;
}

// What a service answers when the engine has no word of its own for an error.
std::string general_code(const wire::Service& service, Error::Kind kind) {
  if (kind == Error::Kind::Failed || kind == Error::Kind::Unavailable)
    return service.name == "ecs" ? "ServerException" : "InternalFailure";
  if (service.name == "servicediscovery") return "InvalidInput";
  if (service.protocol == wire::Protocol::Json11) return "InvalidParameterException";
  return service.protocol == wire::Protocol::Ec2 ? "InvalidParameterValue" : "ValidationError";
}

int general_status(const Error& error) {
  using enum Error::Kind;
  bool ours = error.code == "InternalFailure" || error.code == "ServerException";
  return ours || error.kind == Failed ? 500 : 400;
}

}  // namespace

Error unknown_operation(const wire::Service& service, const std::string& operation) {
  return {.kind = Error::Kind::Invalid,
          .message = fmt::format("The local AWS does not know the operation {}", printable(operation)),
          .code = service.protocol == wire::Protocol::Json11 ? "UnknownOperationException" : "InvalidAction",
          .status = 400};
}

std::expected<Call, Refusal> read_call(const net::IncomingRequest& request, const Place& place) {
  auto caller = caller_of(request, place);
  // No AWS client sends Origin, and every browser does: a web page must not run tasks on its visitor's machine.
  if (!request.header("origin").empty())
    return std::unexpected(Refusal{{403, "text/plain", "requests of web pages are refused\n", {}}, {}});
  if (request.method == "POST" && !request.header("x-amz-target").empty()) return read_json_call(request, caller);
  if (request.method == "POST" && request.header("content-type").starts_with("application/x-www-form-urlencoded"))
    return read_form_call(request, caller);
  auto asked = printable(fmt::format("{} {}", request.method, request.target));
  return std::unexpected(
      Refusal{{404, "text/plain", fmt::format("The local AWS does not know {}\n", asked), {}}, asked});
}

net::OutgoingReply reply_to(const Call& call, const Result<Json>& result) {
  if (!result) {
    auto error = result.error();
    if (error.code.empty()) error.code = general_code(*call.service, error.kind);
    if (error.status == 0) error.status = general_status(error);
    return error_reply(*call.service, error, call.caller.request_id);
  }
  return {.content_type = call.service->protocol == wire::Protocol::Json11 ? "application/x-amz-json-1.1" : "text/xml",
          .body = wire::write_reply(*call.service, call.operation, *result, call.caller.request_id),
          .headers = {{"x-amzn-RequestId", call.caller.request_id}}};
}

}  // namespace sparkecs::engine::api
