// Where the services are: hosts by region and partition, or what AWS_ENDPOINT_URL… says instead.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "wire/protocol.h"

namespace sparkecs::aws {

// A separate world of AWS with its own accounts, ARNs and hosts.
struct Partition {
  std::string_view region_prefix;
  std::string_view name;         // in ARNs: "aws", "aws-cn"
  std::string_view dns_suffix;   // "amazonaws.com"
  std::string_view global_host;  // what follows the service's name in the host of a global service
  std::string_view home_region;  // signs for the global services
};

const Partition& partition_of(std::string_view region);

// A name that may become part of a host: "us-east-1", "us-gov-west-1".
bool is_region(std::string_view text);

struct Endpoint {
  std::string url;             // "https://ecs.eu-central-1.amazonaws.com/"
  std::string signing_region;  // differs from the region for global services
};

// Plain data after construction; safe from any thread.
class Endpoints {
 public:
  // `url` stands for every service that `urls` (by Service::endpoint_id) does not name; empty: AWS's own hosts.
  explicit Endpoints(std::string region, std::string url = {}, std::map<std::string, std::string> urls = {})
      : region_(std::move(region)), url_(std::move(url)), urls_(std::move(urls)) {}

  const std::string& region() const { return region_; }
  Endpoint of(const wire::Service& service) const;

 private:
  std::string region_;
  std::string url_;
  std::map<std::string, std::string> urls_;
};

}  // namespace sparkecs::aws
