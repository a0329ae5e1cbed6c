// The ELBv2 API through its router, with a clock turned by hand and real listeners on loopback.
#pragma once

#include <gtest/gtest.h>

#include "engine/api/elbv2.h"
#include "engine/lb/testing.h"
#include "engine/loop/manual_loop.h"
#include "wire/elbv2.h"
#include "wire/services.h"

namespace sparkecs::engine::api {

class Elbv2Test : public ::testing::Test {
 protected:
  void SetUp() override { elbv2_.serve(router_); }

  static NetworkFacts network() {
    return {.subnet = [](const std::string& id) -> std::optional<NetworkFacts::Subnet> {
              if (id == "subnet-a") return NetworkFacts::Subnet{"vpc-1", "us-east-1a"};
              if (id == "subnet-a2") return NetworkFacts::Subnet{"vpc-1", "us-east-1a"};
              if (id == "subnet-b") return NetworkFacts::Subnet{"vpc-1", "us-east-1b"};
              if (id == "subnet-x") return NetworkFacts::Subnet{"vpc-2", "us-east-1c"};
              return std::nullopt;
            },
            .has_vpc = [](const std::string& id) { return id == "vpc-1" || id == "vpc-2"; },
            .vpc_of_security_group = [](const std::string& id) -> std::optional<std::string> {
              if (id == "sg-1" || id == "sg-2") return "vpc-1";
              return std::nullopt;
            },
            .zone_of = [](const std::string& address) -> std::optional<std::string> {
              if (address.starts_with("127.")) return "us-east-1a";
              return std::nullopt;
            }};
  }

  template <class Request>
  Result<typename Request::Response> call(const Request& request) {
    const auto* handler = router_.find("elbv2", Request::kOperation);
    if (!handler) return fail(Error::Kind::Failed, "no handler");
    auto output = TRY((*handler)(wire::encode(request), caller_));
    return wire::decode<typename Request::Response>(output);
  }
  // The error code of a call, or "".
  template <class Request>
  std::string code(const Request& request) {
    auto response = call(request);
    return response ? "" : response.error().code;
  }

  wire::elbv2::CreateLoadBalancerRequest balancer(const std::string& name = "spark") {
    return {.name = name,
            .subnets = {"subnet-a", "subnet-b"},
            .security_groups = {"sg-1"},
            .scheme = "internal",
            .tags = {{"owner", "me"}},
            .type = "network"};
  }
  wire::elbv2::CreateTargetGroupRequest group(const std::string& name = "rest") {
    return {.name = name, .protocol = "TCP", .port = 6066, .vpc_id = "vpc-1", .target_type = "ip"};
  }
  wire::elbv2::CreateListenerRequest listener(int port, const std::string& group_arn) {
    return {.load_balancer_arn = balancer_arn_,
            .protocol = "TCP",
            .port = port,
            .default_actions = {{.type = "forward", .target_group_arn = group_arn}}};
  }
  void make_balancer() {
    auto made = call(balancer());
    ASSERT_TRUE(made) << made.error().message;
    balancer_arn_ = made->load_balancers.at(0).load_balancer_arn;
    address_ = made->load_balancers.at(0).dns_name;
  }
  std::string make_group(const std::string& name = "rest") {
    auto made = call(group(name));
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->target_groups.at(0).target_group_arn : "";
  }
  std::string make_listener(int port, const std::string& group_arn) {
    auto made = call(listener(port, group_arn));
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->listeners.at(0).listener_arn : "";
  }
  std::string port_tag(const std::string& listener_arn) {
    auto described = call(wire::elbv2::DescribeTagsRequest{{listener_arn}});
    for (const auto& [key, value] : described->tag_descriptions.at(0).tags)
      if (key == kPortTag) return value;
    return "";
  }

  ManualLoop loop_;
  Delays delays_;
  vpc::HostSockets sockets_;
  Elbv2 elbv2_{loop_, delays_, sockets_, network()};
  Router router_;
  Caller caller_{"123456789012", "eu-west-1", "request"};
  std::string balancer_arn_;
  std::string address_;
};

}  // namespace sparkecs::engine::api
