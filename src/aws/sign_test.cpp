#include "aws/sign.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/json.h"

namespace sparkecs::aws {
namespace {

std::string last_header(const net::HttpRequest& request, std::string_view name) {
  std::string found;
  for (const auto& [key, value] : request.headers)
    if (key == name) found = value;
  return found;
}

TEST(Sign, AgreesWithThePublishedSuite) {
  const Json suite = *parse_json(*read_file(SPARKECS_SOURCE_DIR "/tests/data/sigv4/suite.json"));
  const auto now = *from_iso8601(suite["date"].get<std::string>());
  for (const auto& vector : suite["cases"]) {
    net::HttpRequest request{.method = vector["method"],
                             .url = "https://" + suite["host"].get<std::string>() + vector["target"].get<std::string>(),
                             .body = vector["body"]};
    for (const auto& header : vector["headers"]) request.headers.emplace_back(header[0], header[1]);
    sign(request, {suite["access_key_id"], suite["secret_access_key"], vector["token"]},
         {suite["region"], suite["service"]}, now);
    auto authorization = last_header(request, "Authorization");
    EXPECT_TRUE(authorization.starts_with(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders="));
    EXPECT_TRUE(authorization.ends_with("Signature=" + vector["signature"].get<std::string>()))
        << vector["name"] << "\n"
        << canonical_request(request);
    EXPECT_EQ(last_header(request, "X-Amz-Date"), suite["date"].get<std::string>());
    EXPECT_EQ(last_header(request, "X-Amz-Security-Token"), vector["token"].get<std::string>());
  }
}

TEST(Sign, SignsHostAsItIsSent) {
  for (auto [url, host] : {std::pair{"http://127.0.0.1:4566/", "host:127.0.0.1:4566\n"},
                           std::pair{"http://example.com:80/", "host:example.com\n"},
                           std::pair{"https://example.com:443/a", "host:example.com\n"},
                           std::pair{"https://example.com:80", "host:example.com:80\n"},
                           std::pair{"http://[::1]:81?a", "host:[::1]:81\n"}})
    EXPECT_NE(canonical_request({.url = url}).find(host), std::string::npos) << canonical_request({.url = url});
}

TEST(Sign, LeavesOutWhatProxiesRewrite) {
  net::HttpRequest request{.url = "https://example.com/",
                           .headers = {{"User-Agent", "x"}, {"Expect", "y"}, {"A", "b"}}};
  auto text = canonical_request(request);
  EXPECT_NE(text.find("\na:b\nhost:example.com\n\na;host\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace sparkecs::aws
