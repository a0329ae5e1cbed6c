#include "aws/sign.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/digest.h"
#include "base/text.h"

namespace sparkecs::aws {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";

struct Url {
  std::string_view scheme, authority, path, query;
};

Url parse(std::string_view url) {
  Url parts;
  auto take_until = [&](std::string_view separators) {
    auto part = url.substr(0, url.find_first_of(separators));
    url.remove_prefix(part.size());
    return part;
  };
  if (auto at = url.find("://"); at != std::string_view::npos) {
    parts.scheme = url.substr(0, at);
    url.remove_prefix(at + 3);
  }
  parts.authority = take_until("/?#");
  parts.path = take_until("?#");
  if (url.starts_with('?')) url.remove_prefix(1);
  parts.query = take_until("#");
  return parts;
}

// What the HTTP client sends as Host: no port where it is the scheme's own.
std::string_view host_header(const Url& url) {
  auto host = url.authority;
  if (url.scheme == "https" && host.ends_with(":443")) host.remove_suffix(4);
  if (url.scheme == "http" && host.ends_with(":80")) host.remove_suffix(3);
  return host;
}

// RFC 3986 5.2.4, and repeated slashes become one.
std::string without_dots(std::string_view path) {
  std::vector<std::string> kept;
  for (auto& part : split(path, '/')) {
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (!part.empty() && part != ".") {
      kept.push_back(std::move(part));
    }
  }
  if (kept.empty()) return "/";
  return "/" + join(kept, "/") + (path.ends_with('/') ? "/" : "");
}

// However a name or value was escaped, it is signed in one form.
std::string encode_again(std::string_view text) {
  return percent_encode(percent_decode(text).value_or(std::string(text)));
}

std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const auto& pair : split(query, '&')) {
    if (pair.empty()) continue;
    auto equals = std::min(pair.find('='), pair.size());
    auto value = std::string_view(pair).substr(std::min(pair.size(), equals + 1));
    parameters.emplace_back(encode_again(std::string_view(pair).substr(0, equals)), encode_again(value));
  }
  std::ranges::sort(parameters);
  std::vector<std::string> texts;
  for (const auto& [name, value] : parameters) texts.push_back(fmt::format("{}={}", name, value));
  return join(texts, "&");
}

// Outer blanks go, inner ones become one.
std::string canonical_value(std::string_view value) {
  std::string result;
  for (char c : trim(value)) {
    if (c != ' ' && c != '\t')
      result += c;
    else if (!result.ends_with(' '))
      result += ' ';
  }
  return result;
}

bool is_signed(std::string_view lower_name) {
  constexpr std::array<std::string_view, 6> kRewritten{"authorization", "connection",        "expect",
                                                       "user-agent",    "transfer-encoding", "x-amzn-trace-id"};
  return std::ranges::find(kRewritten, lower_name) == kRewritten.end();
}

// By lower-case name; values of a repeated name joined in their order.
std::map<std::string, std::string> headers_to_sign(const net::HttpRequest& request) {
  std::map<std::string, std::string> headers;
  for (const auto& [name, value] : request.headers) {
    auto key = to_lower(name);
    if (!is_signed(key)) continue;
    auto [at, added] = headers.emplace(key, canonical_value(value));
    if (!added) at->second += "," + canonical_value(value);
  }
  headers.emplace("host", host_header(parse(request.url)));
  return headers;
}

std::string signed_names(const net::HttpRequest& request) {
  std::vector<std::string> names;
  for (const auto& [name, value] : headers_to_sign(request)) names.push_back(name);
  return join(names, ";");
}

std::string date_of(const net::HttpRequest& request) {
  for (const auto& [name, value] : request.headers)
    if (equal_ignoring_case(name, "x-amz-date")) return value;
  return {};
}

}  // namespace

std::string canonical_request(const net::HttpRequest& request) {
  auto url = parse(request.url);
  std::string text = fmt::format("{}\n{}\n{}\n", request.method, percent_encode(without_dots(url.path), true),
                                 canonical_query(url.query));
  for (const auto& [name, value] : headers_to_sign(request)) text += fmt::format("{}:{}\n", name, value);
  return text + fmt::format("\n{}\n{}", signed_names(request), to_hex(sha256(request.body)));
}

void sign(net::HttpRequest& request, const Credentials& credentials, const Scope& scope, TimePoint now) {
  auto date = date_of(request);
  if (date.empty()) {
    date = to_basic_iso(now);
    request.headers.emplace_back("X-Amz-Date", date);
  }
  if (!credentials.session_token.empty())
    request.headers.emplace_back("X-Amz-Security-Token", credentials.session_token);

  const auto day = date.substr(0, 8);
  const auto credential_scope = fmt::format("{}/{}/{}/aws4_request", day, scope.region, scope.service);
  const auto to_sign =
      fmt::format("{}\n{}\n{}\n{}", kAlgorithm, date, credential_scope, to_hex(sha256(canonical_request(request))));
  auto key = hmac_sha256("AWS4" + credentials.secret_access_key, day);
  for (std::string_view step :
       {std::string_view(scope.region), std::string_view(scope.service), std::string_view("aws4_request")})
    key = hmac_sha256(key, step);
  request.headers.emplace_back("Authorization", fmt::format("{} Credential={}/{}, SignedHeaders={}, Signature={}",
                                                            kAlgorithm, credentials.access_key_id, credential_scope,
                                                            signed_names(request), to_hex(hmac_sha256(key, to_sign))));
}

}  // namespace sparkecs::aws
