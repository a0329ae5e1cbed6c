// What the scheduler sees of Cloud Map and of the VPC: registered instances, addresses and host names of tasks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace sparkecs::engine::names {

// Instances of Cloud Map services. Loop thread only.
class InstanceRegistry {
 public:
  virtual ~InstanceRegistry() = default;
  virtual bool has_service(const std::string& service_arn) const = 0;
  // Adds or replaces; attributes as ECS writes them (AWS_INSTANCE_IPV4, …). From then on DNS answers the name.
  virtual void register_instance(const std::string& service_arn, const std::string& instance,
                                 std::map<std::string, std::string> attributes) = 0;
  virtual void deregister_instance(const std::string& service_arn, const std::string& instance) = 0;
  virtual void set_healthy(const std::string& service_arn, const std::string& instance, bool healthy) = 0;
};

// A task's network interface in a subnet.
struct Interface {
  std::string id;  // eni-…
  std::string subnet;
  std::string vpc;
  std::string zone;     // us-east-1a
  std::string address;  // 10.0.16.5
  int prefix_length = 24;
  std::string gateway;  // first address of the subnet
  std::string mac;
  std::string private_dns;    // ip-10-0-16-5.ec2.internal
  std::string resolver;       // VPC base + 2
  std::string search_domain;  // ec2.internal, or REGION.compute.internal
  std::vector<std::string> security_groups{};
};

// Subnets and the interfaces in them. Loop thread only.
class Interfaces {
 public:
  virtual ~Interfaces() = default;
  // Checks subnets and groups as CreateService and RunTask do: they exist and belong to one VPC.
  virtual Result<> check(const std::vector<std::string>& subnets, const std::vector<std::string>& groups) const = 0;
  // Makes an interface in the subnet with the fewest of them, and its DNS name and PTR. Kind::Unavailable when full.
  virtual Result<Interface> attach(const std::vector<std::string>& subnets, const std::vector<std::string>& groups,
                                   const std::string& description) = 0;
  virtual void detach(const std::string& interface) = 0;
};

}  // namespace sparkecs::engine::names
