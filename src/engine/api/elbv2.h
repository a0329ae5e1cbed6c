// Elbv2 is the Elastic Load Balancing v2 API of the local AWS, for network load balancers, and owns their data path.
//
// A load balancer's DNS name IS an IPv4 address, 127.A.B.C, of that balancer's own: made from its name, and claimed
// on this machine, so two balancers, also of two local AWS side by side, never share one. `curl http://127.77.12.5/`
// works from the host without any resolver. Only loopback addresses are ever listened on.
//
// A listener's port that may not be bound (below 1024 without the right to, or taken by a program that listens on every
// address) is mapped to another one. DescribeTags of the listener then shows it, and DescribeListeners keeps answering
// the port the client asked for:
//   Tags: [{"Key": "sparkecs:port", "Value": "8080"}]      absent when the port is the listener's own
// The tag is ours: it is neither stored nor removable, and does not count as a tag of the user.
//
// Only what the data path really does is accepted: network load balancers with TCP listeners, forwarding to target
// groups of type ip; anything else is answered with AWS's error for it. Health checks are TCP or HTTP.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/api/router.h"
#include "engine/delays.h"
#include "engine/lb/prober.h"
#include "engine/lb/targets.h"
#include "engine/loop.h"
#include "engine/saved.h"
#include "engine/vpc/sockets.h"

namespace sparkecs::engine::api {

// The key of the tag described above.
inline constexpr std::string_view kPortTag = "sparkecs:port";

// What load balancing asks about the VPC. Called on the loop's thread.
struct NetworkFacts {
  struct Subnet {
    std::string vpc;   // vpc-…
    std::string zone;  // us-east-1a
  };
  std::function<std::optional<Subnet>(const std::string& subnet)> subnet;
  std::function<bool(const std::string& vpc)> has_vpc;
  // The VPC of a security group; nothing when there is no such group.
  std::function<std::optional<std::string>(const std::string& group)> vpc_of_security_group;
  // The zone of an address inside the VPC; nothing for an address in no subnet.
  std::function<std::optional<std::string>(const std::string& address)> zone_of;
};

// Loop thread only, construction and destruction too. Destroying it closes all listeners and resets all flows.
// It lives in the account and region of whoever asks: ARNs keep them apart.
class Elbv2 final : public Saved {
 public:
  // `sockets` opens connections to targets, from threads of the data path; all references outlive this object.
  // Health checks are made over `sockets` too, or by `prober` if given.
  Elbv2(Loop& loop, const Delays& delays, vpc::Sockets& sockets, NetworkFacts network,
        std::unique_ptr<lb::Prober> prober = {});
  ~Elbv2() override;

  void serve(Router& router);
  // Registration and health of targets, for the service scheduler. Lives as long as this object.
  lb::TargetRegistry& registry();

  // Balancers, groups, listeners, attributes and tags. Targets are not saved: tasks do not outlive the process.
  unsigned long revision() const override;
  Json save() const override;
  Result<> load(const Json& state) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sparkecs::engine::api
