// Signature Version 4: how AWS knows who sent a request and that nobody changed it. Pure functions.
//
// Signed are host, every header of the request except those that proxies rewrite (user-agent and a few more), and the
// body. Paths are encoded once more than they stand in the URL, as every service but S3 wants it.
#pragma once

#include <string>

#include "aws/credentials.h"
#include "base/time.h"
#include "net/http_client.h"

namespace sparkecs::aws {

struct Scope {
  std::string region;   // "us-east-1"
  std::string service;  // signing name: "elasticloadbalancing"
};

// Adds X-Amz-Date (unless the request has one), X-Amz-Security-Token (with a session token) and Authorization.
// The request must not change afterwards.
void sign(net::HttpRequest& request, const Credentials& credentials, const Scope& scope, TimePoint now);

// The text whose hash is signed, of a request that already has X-Amz-Date. For those who look for a difference.
std::string canonical_request(const net::HttpRequest& request);

}  // namespace sparkecs::aws
