// Asks a running master over HTTP.
#pragma once

#include <stop_token>
#include <string>

#include "net/http_client.h"
#include "spark/status.h"

namespace sparkecs::spark {

// `base` is "http://HOST[:PORT]". Error::code is net::kNotSent when nobody could be reached there, which from outside
// the VPC of an internal balancer is how it has to be; Kind::Unavailable for every reply but 200.
Result<MasterStatus> ask_master(net::HttpTransport& http, const std::string& base, Millis timeout,
                                std::stop_token stop = {});

// Whether the REST submission server answers at `base`: nothing, or why not, as ask_master says it.
Result<> ask_rest(net::HttpTransport& http, const std::string& base, Millis timeout, std::stop_token stop = {});

}  // namespace sparkecs::spark
