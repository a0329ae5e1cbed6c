#include "net/incoming.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/text.h"

namespace sparkecs::net {
namespace {

namespace http = boost::beast::http;

std::string text(boost::beast::string_view view) {
  return {view.data(), view.size()};
}

Error refusal(const boost::beast::error_code& ec) {
  if (ec == http::error::header_limit)
    return {Error::Kind::Invalid, "the request's headers are too large", {}, {}, 431};
  if (ec == http::error::body_limit || ec == http::error::buffer_overflow)
    return {Error::Kind::Invalid, "the request's body is too large", {}, {}, 413};
  return {Error::Kind::Invalid, "not an HTTP/1.1 request: " + ec.message(), {}, {}, 400};
}

}  // namespace

std::string_view IncomingRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (equal_ignoring_case(key, name)) return value;
  return {};
}

struct RequestReader::State {
  http::request_parser<http::string_body> parser;
};

RequestReader::RequestReader(Limits limits) : state_(std::make_unique<State>()) {
  state_->parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
  state_->parser.body_limit(limits.body_bytes);
  state_->parser.eager(true);  // body bytes that came with the headers are taken in the same call
}

RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;
RequestReader::~RequestReader() = default;

Result<std::size_t> RequestReader::feed(std::string_view bytes) {
  std::size_t used = 0;
  while (used < bytes.size() && !done()) {
    boost::beast::error_code ec;
    auto rest = bytes.substr(used);
    auto taken = state_->parser.put(boost::asio::buffer(rest.data(), rest.size()), ec);
    used += taken;
    if (ec == http::error::need_more) break;
    if (ec) return std::unexpected(refusal(ec));
    if (taken == 0) break;
  }
  return used;
}

bool RequestReader::done() const {
  return state_->parser.is_done();
}

bool RequestReader::wants_continue() const {
  const auto& parser = state_->parser;
  return parser.is_header_done() && !parser.is_done() &&
         equal_ignoring_case(text(parser.get()[http::field::expect]), "100-continue");
}

IncomingRequest RequestReader::take() {
  auto message = state_->parser.release();
  IncomingRequest request{text(message.method_string()), text(message.target())};
  for (const auto& field : message) request.headers.emplace_back(text(field.name_string()), text(field.value()));
  request.body = std::move(message.body());
  request.keep_alive = message.keep_alive();
  return request;
}

}  // namespace sparkecs::net
