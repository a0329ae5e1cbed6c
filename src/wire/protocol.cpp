#include "wire/protocol.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "wire/error_kind.h"
#include "wire/form.h"
#include "wire/xml.h"

namespace sparkecs::wire {
namespace {

// The member of an object, or an empty string, which every reader takes for nothing.
Json take(Json& object, std::string_view name) {
  if (!object.is_object()) return "";
  auto at = object.find(std::string(name));
  return at == object.end() ? Json("") : std::move(*at);
}

std::string text_at(const Json& object, std::initializer_list<std::string_view> names) {
  if (!object.is_object()) return {};
  for (auto name : names) {
    auto at = object.find(std::string(name));
    if (at != object.end() && at->is_string()) return at->get<std::string>();
  }
  return {};
}

std::string name_space(const Service& service) {
  switch (service.protocol) {
    case Protocol::Json11:
      return {};
    case Protocol::Ec2:
      return fmt::format("http://ec2.amazonaws.com/doc/{}/", service.version);
    case Protocol::Query:
      break;
  }
  return fmt::format("https://{}.amazonaws.com/doc/{}/", service.host_prefix, service.version);
}

// "com.amazonaws.ecs#ClientException:http://…" is ClientException.
std::string bare_code(std::string_view type) {
  type = type.substr(0, type.find(':'));
  if (auto hash = type.rfind('#'); hash != std::string_view::npos) type.remove_prefix(hash + 1);
  return std::string(trim(type));
}

void read_json_error(const Json& body, Error& error) {
  error.code = bare_code(text_at(body, {"__type", "code"}));
  error.message = text_at(body, {"message", "Message", "errorMessage"});
}

void read_xml_error(Json& document, Error& error) {
  auto envelope = take(document, "ErrorResponse");
  auto detail = take(envelope, "Error");
  error.request_id = text_at(envelope, {"RequestId", "RequestID"});
  if (envelope == "") {
    envelope = take(document, "Response");
    error.request_id = text_at(envelope, {"RequestID", "RequestId"});
    auto errors = take(envelope, "Errors");
    detail = take(errors, "Error");
  }
  error.code = text_at(detail, {"Code"});
  error.message = text_at(detail, {"Message"});
}

}  // namespace

std::string_view content_type(Protocol protocol) {
  return protocol == Protocol::Json11 ? "application/x-amz-json-1.1"
                                      : "application/x-www-form-urlencoded; charset=utf-8";
}

std::string write_request(const Service& service, std::string_view operation, const Json& input) {
  if (service.protocol == Protocol::Json11) return to_text(input);
  auto style = service.protocol == Protocol::Ec2 ? ListStyle::Flat : ListStyle::Member;
  return fmt::format("Action={}&Version={}{}", operation, service.version, write_form(input, style));
}

Result<Json> read_reply(const Service& service, std::string_view operation, std::string_view body) {
  if (service.protocol == Protocol::Json11) {
    if (trim(body).empty()) return Json::object();  // an operation without output
    auto value = TRY(during("the reply is not JSON", parse_json(body)));
    if (!value.is_object()) return fail(Error::Kind::Invalid, "the reply is not a JSON object");
    return value;
  }
  auto document = TRY(during("the reply is not XML", read_xml(body)));
  auto root = fmt::format("{}Response", operation);
  if (!document.contains(root)) return fail(Error::Kind::Invalid, fmt::format("the reply is not a {}", root));
  auto envelope = take(document, root);
  if (service.protocol == Protocol::Query) return take(envelope, fmt::format("{}Result", operation));
  if (envelope.is_object()) envelope.erase("requestId");
  return envelope;
}

Error read_error(const Service& service, int status, std::string_view body, std::string_view error_type,
                 std::string_view request_id) {
  Error error;
  error.status = status;
  if (service.protocol == Protocol::Json11) {
    if (auto value = parse_json(body)) read_json_error(*value, error);
  } else if (auto document = read_xml(body)) {
    read_xml_error(*document, error);
  }
  if (error.code.empty()) error.code = bare_code(error_type);
  if (error.request_id.empty()) error.request_id = request_id;
  if (error.message.empty()) {
    error.message = fmt::format("HTTP status {}", status);
    // Balancers and proxies on the way answer in HTML.
    if (error.code.empty() && !trim(body).empty()) error.message += ": " + printable(trim(body));
  }
  error.kind = kind_of(service.name, error.code, status, error.message);
  return error;
}

Result<> read_form(std::string_view body, std::string& operation, std::string& version, Json& input) {
  input = TRY(read_form(body));
  for (auto [name, to] : {std::pair{"Action", &operation}, std::pair{"Version", &version}}) {
    *to = text_at(input, {name});
    if (input.is_object()) input.erase(name);
  }
  return {};
}

std::string write_reply(const Service& service, std::string_view operation, const Json& output,
                        std::string_view request_id) {
  auto root = fmt::format("{}Response", operation);
  switch (service.protocol) {
    case Protocol::Json11:
      return to_text(output);
    case Protocol::Ec2: {
      Json content = output.is_object() ? output : Json::object();
      content["requestId"] = request_id;
      return write_xml({{root, std::move(content)}}, name_space(service), "item");
    }
    case Protocol::Query:
      break;
  }
  // The result stands there even when it is empty: botocore insists.
  Json content{{fmt::format("{}Result", operation), output}, {"ResponseMetadata", {{"RequestId", request_id}}}};
  return write_xml({{root, std::move(content)}}, name_space(service), "member");
}

std::string write_error(const Service& service, const Error& error, std::string_view request_id) {
  switch (service.protocol) {
    case Protocol::Json11:
      return to_text({{"__type", error.code}, {"message", error.message}});
    case Protocol::Ec2: {
      Json errors{{"Error", {{"Code", error.code}, {"Message", error.message}}}};
      return write_xml({{"Response", {{"Errors", std::move(errors)}, {"RequestID", request_id}}}}, "", "item");
    }
    case Protocol::Query:
      break;
  }
  Json detail{{"Type", error.status >= 500 ? "Receiver" : "Sender"}, {"Code", error.code}, {"Message", error.message}};
  return write_xml({{"ErrorResponse", {{"Error", std::move(detail)}, {"RequestId", request_id}}}}, name_space(service),
                   "member");
}

}  // namespace sparkecs::wire
