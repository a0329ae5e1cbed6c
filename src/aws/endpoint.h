// Where the services are: hosts by region and partition, or what AWS_ENDPOINT_URL… says instead.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "wire/protocol.h"

namespace sparkecs::aws {

// A separate world of AWS with its own accounts, names and hosts.
struct Partition {
  std::string_view name;         // in ARNs: "aws", "aws-cn"
  std::string_view dns_suffix;   // "amazonaws.com"
  std::string_view dual_suffix;  // of hosts that speak IPv6 too: "api.aws"; empty where there are none
  std::string_view home_region;  // signs for the global services: "us-east-1"
};

const Partition& partition_of(std::string_view region);

// A name that may become part of a host: "us-east-1", "us-gov-west-1".
bool is_region(std::string_view text);

struct Endpoint {
  std::string url;             // "https://ecs.eu-central-1.amazonaws.com/"
  std::string signing_region;  // differs from the region for global services
};

class Endpoints {
 public:
  struct Options {
    std::string region;                         // as is_region() has it
    std::string url{};                          // for every service that `urls` does not name; empty: AWS's own
    std::map<std::string, std::string> urls{};  // by Service::endpoint_id
    bool fips = false;
    bool dual_stack = false;
  };
  explicit Endpoints(Options options) : options_(std::move(options)) {}

  const std::string& region() const { return options_.region; }
  const Partition& partition() const { return partition_of(options_.region); }
  Endpoint of(const wire::Service& service) const;

 private:
  Options options_;
};

}  // namespace sparkecs::aws
