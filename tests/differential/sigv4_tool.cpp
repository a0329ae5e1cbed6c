// Signs requests for sigv4_test.py: reads one JSON object a line, answers with its Authorization header.
#include <iostream>
#include <string>

#include "aws/sign.h"
#include "base/json.h"

int main() {
  using namespace sparkecs;
  for (std::string line; std::getline(std::cin, line);) {
    const Json input = *parse_json(line);
    net::HttpRequest request{.method = input["method"], .url = input["url"], .body = input["body"]};
    for (const auto& header : input["headers"]) request.headers.emplace_back(header[0], header[1]);
    aws::sign(request, {input["access_key_id"], input["secret_access_key"], input["session_token"]},
              {input["region"], input["service"]}, *from_iso8601(input["date"].get<std::string>()));
    std::cout << request.headers.back().second << '\n';
  }
}
