// Ec2 is the part of EC2's API that clusters on ECS need: the network, its interfaces and its security groups.
#pragma once

#include <functional>
#include <string>

#include "engine/api/router.h"
#include "engine/names/network.h"

namespace sparkecs::engine::api {

// Loop thread only.
class Ec2 {
 public:
  // Whether something other than an interface uses a security group, such as a load balancer.
  using GroupInUse = std::function<bool(const std::string& group, const Caller& caller)>;
  // `network` outlives this object and the router's use of it.
  Ec2(names::Network& network, GroupInUse in_use) : network_(network), in_use_(std::move(in_use)) {}

  void serve(Router& router);

 private:
  void serve_network(Router& router);
  void serve_groups(Router& router);

  names::Network& network_;
  GroupInUse in_use_;
};

}  // namespace sparkecs::engine::api
