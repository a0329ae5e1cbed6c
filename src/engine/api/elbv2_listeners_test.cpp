// ELBv2 as its callers see it: listeners and the targets behind them, and what outlives the process.
#include "engine/api/elbv2_stage_for_test.h"

namespace sparkecs::engine::api {
namespace {

using namespace wire::elbv2;
namespace net = lb::testing;

TEST_F(Elbv2Test, RefusesWhatAwsRefusesForAListener) {
  make_balancer();
  auto arn = make_group();
  auto refuses = [&](auto change) {
    auto request = listener(18082, arn);
    change(request);
    return code(request);
  };
  using Request = CreateListenerRequest&;
  EXPECT_EQ(refuses([](Request r) { r.load_balancer_arn += "x"; }), "LoadBalancerNotFound");
  EXPECT_EQ(refuses([](Request r) { r.port = 65'536; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.protocol = "TLS"; }), "UnsupportedProtocol");
  EXPECT_EQ(refuses([](Request r) { r.protocol = "FTP"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.default_actions = {}; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.default_actions.push_back(r.default_actions[0]); }), "TooManyActions");
  EXPECT_EQ(refuses([](Request r) { r.default_actions[0].type = "redirect"; }), "InvalidLoadBalancerAction");
  EXPECT_EQ(refuses([](Request r) { r.default_actions[0].target_group_arn = "arn"; }), "TargetGroupNotFound");
  auto foreign = group("foreign");
  foreign.vpc_id = "vpc-2";
  auto foreign_arn = call(foreign)->target_groups.at(0).target_group_arn;
  EXPECT_EQ(refuses([&](Request r) { r.default_actions[0].target_group_arn = foreign_arn; }),
            "InvalidConfigurationRequest");
  make_listener(18082, arn);
  auto second = call(balancer("second"))->load_balancers.at(0).load_balancer_arn;
  EXPECT_EQ(refuses([&](Request r) { r.load_balancer_arn = second; }), "TargetGroupAssociationLimit");
}

TEST_F(Elbv2Test, AListenerServesItsTargetsOnTheBalancersAddress) {
  net::Server server;
  make_balancer();
  auto group_arn = make_group();
  EXPECT_FALSE(elbv2_.registry().has_listener(group_arn));
  make_listener(18083, group_arn);
  EXPECT_TRUE(elbv2_.registry().has_listener(group_arn));
  auto shown = call(DescribeTargetGroupsRequest{.target_group_arns = {group_arn}})->target_groups.at(0);
  EXPECT_EQ(shown.load_balancer_arns, std::vector{balancer_arn_});

  TargetDescription target{"127.0.0.1", server.port(), {}};
  ASSERT_TRUE(call(RegisterTargetsRequest{group_arn, {target}}));
  auto described = [&] {
    return call(DescribeTargetHealthRequest{group_arn, {target}})->target_health_descriptions.at(0);
  };
  auto health = [&] {
    loop_.advance(Millis(0));
    return described();
  };
  EXPECT_EQ(described().target_health->reason, "Elb.InitialHealthChecking");
  EXPECT_TRUE(net::eventually([&] { return health().target_health->state == "healthy"; }));
  server.accept();  // the check
  EXPECT_EQ(health().health_check_port, std::to_string(server.port()));
  EXPECT_EQ(health().target->availability_zone, "us-east-1a");

  auto client = net::connect_to(18083, address_);
  net::say(client, "hello");
  EXPECT_EQ(net::hear(server.accept(), 5), "hello");

  ASSERT_TRUE(call(DeregisterTargetsRequest{group_arn, {target}}));
  client.reset();
  EXPECT_TRUE(net::eventually([&] { return health().target_health->reason == "Target.NotRegistered"; }));
  EXPECT_EQ(health().target_health->state, "unused");
  EXPECT_TRUE(call(DescribeTargetHealthRequest{group_arn, {}})->target_health_descriptions.empty());
}

TEST_F(Elbv2Test, TargetsMustBeAddressesOfTheVpcOrPrivateOnes) {
  auto arn = make_group();
  auto refuses = [&](TargetDescription target) { return code(RegisterTargetsRequest{arn, {target}}); };
  EXPECT_EQ(refuses({"i-12345", 80, {}}), "ValidationError");
  EXPECT_EQ(refuses({"192.168.0.1", 80, {}}), "ValidationError");
  for (const char* inside : {"10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "172.16.0.0",
                             "172.31.255.255", "192.168.0.0", "192.168.255.255"})
    EXPECT_EQ(refuses({inside, 80, "all"}), "") << inside;
  for (const char* outside : {"8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
                              "172.32.0.0", "192.167.255.255", "192.169.0.0"})
    EXPECT_EQ(refuses({outside, 80, "all"}), "ValidationError") << outside;
  EXPECT_EQ(refuses({"127.0.0.1", 70'000, {}}), "ValidationError");
  EXPECT_EQ(refuses({"127.0.0.1", std::nullopt, {}}), "");  // the group's port
  EXPECT_EQ(code(RegisterTargetsRequest{"arn", {}}), "TargetGroupNotFound");
  EXPECT_EQ(call(DescribeTargetHealthRequest{arn, {{"127.0.0.1", 6066, {}}}})
                ->target_health_descriptions.at(0)
                .target_health->reason,
            "Target.NotInUse");
}

TEST_F(Elbv2Test, DeregisteringTakesExactlyTheTargetThatIsNamed) {
  auto arn = make_group();
  ASSERT_TRUE(call(RegisterTargetsRequest{arn, {{"127.0.0.1", 80, {}}, {"127.0.0.1", std::nullopt, {}}}}));
  auto ports = [&] {
    std::vector<int> left;
    auto health = call(DescribeTargetHealthRequest{arn, {}});
    for (const auto& described : health->target_health_descriptions) left.push_back(described.target->port.value_or(0));
    return left;
  };
  ASSERT_EQ(ports(), (std::vector{80, 6066}));
  EXPECT_EQ(code(DeregisterTargetsRequest{arn, {{"127.0.0.9", 80, {}}, {"8.8.8.8", 80, {}}}}), "");  // as AWS does
  EXPECT_EQ(ports(), (std::vector{80, 6066}));
  EXPECT_EQ(code(DeregisterTargetsRequest{arn, {{"127.0.0.1", std::nullopt, {}}}}), "");  // the group's port
  EXPECT_EQ(ports(), std::vector{80});
}

TEST_F(Elbv2Test, APortThatIsTakenIsMappedAndSaidSo) {
  make_balancer();
  auto group_arn = make_group();
  auto taken = lb::listen_on_host(address_, 18084);
  ASSERT_TRUE(taken);
  auto mapped = make_listener(18084, group_arn);
  EXPECT_EQ(port_tag(mapped), "26084");
  EXPECT_TRUE(net::connect_to(26084, address_));
  EXPECT_EQ(call(DescribeListenersRequest{.load_balancer_arn = balancer_arn_})->listeners.at(0).port, 18084);
  EXPECT_EQ(port_tag(make_listener(18085, group_arn)), "");
}

TEST_F(Elbv2Test, AListenerCanBeMovedAndDeleted) {
  make_balancer();
  auto rest = make_group();
  auto web = make_group("web");
  auto arn = make_listener(18086, rest);
  auto moved = call(ModifyListenerRequest{
      .listener_arn = arn, .port = 18087, .default_actions = {{.type = "forward", .target_group_arn = web}}});
  ASSERT_TRUE(moved) << moved.error().message;
  EXPECT_FALSE(net::connect_to(18086, address_));
  EXPECT_TRUE(net::connect_to(18087, address_));
  EXPECT_FALSE(elbv2_.registry().has_listener(rest));
  EXPECT_TRUE(elbv2_.registry().has_listener(web));
  EXPECT_EQ(code(DeleteTargetGroupRequest{web}), "ResourceInUse");
  ASSERT_TRUE(call(DeleteListenerRequest{arn}));
  EXPECT_FALSE(net::connect_to(18087, address_));
  EXPECT_EQ(code(DeleteListenerRequest{arn}), "ListenerNotFound");
  EXPECT_EQ(code(DeleteTargetGroupRequest{web}), "");
  EXPECT_EQ(code(DeleteTargetGroupRequest{web}), "");  // as if it had never been
}

TEST_F(Elbv2Test, DeletingALoadBalancerDeletesItsListeners) {
  make_balancer();
  auto group_arn = make_group();
  auto listener_arn = make_listener(18088, group_arn);
  ASSERT_TRUE(call(ModifyLoadBalancerAttributesRequest{balancer_arn_, {{"deletion_protection.enabled", "true"}}}));
  EXPECT_EQ(code(DeleteLoadBalancerRequest{balancer_arn_}), "OperationNotPermitted");
  ASSERT_TRUE(call(ModifyLoadBalancerAttributesRequest{balancer_arn_, {{"deletion_protection.enabled", "false"}}}));
  EXPECT_EQ(code(DeleteLoadBalancerRequest{balancer_arn_}), "");
  EXPECT_FALSE(net::connect_to(18088, address_));
  EXPECT_EQ(code(DescribeListenersRequest{.listener_arns = {listener_arn}}), "ListenerNotFound");
  EXPECT_EQ(code(DescribeLoadBalancersRequest{.names = {"spark"}}), "LoadBalancerNotFound");
  EXPECT_EQ(code(DeleteLoadBalancerRequest{balancer_arn_}), "");
  EXPECT_EQ(code(DeleteLoadBalancerRequest{"spark"}), "ValidationError");
  // Made again, it has the same address: bookmarks stay good.
  auto before = address_;
  make_balancer();
  EXPECT_EQ(address_, before);
}

TEST_F(Elbv2Test, WhatIsSavedComesBackWithoutTargets) {
  net::Server server;
  make_balancer();
  auto group_arn = make_group();
  make_listener(18091, group_arn);
  ASSERT_TRUE(call(ModifyTargetGroupAttributesRequest{group_arn, {{"stickiness.enabled", "true"}}}));
  ASSERT_TRUE(call(RegisterTargetsRequest{group_arn, {{"127.0.0.1", server.port(), {}}}}));
  auto revision = elbv2_.revision();
  EXPECT_GT(revision, 0u);
  EXPECT_EQ(code(DescribeLoadBalancersRequest{}), "");
  EXPECT_EQ(elbv2_.revision(), revision);
  auto state = elbv2_.save();
  EXPECT_EQ(code(DeleteLoadBalancerRequest{balancer_arn_}), "");

  Elbv2 next(loop_, delays_, sockets_, network());
  auto loaded = next.load(state);
  ASSERT_TRUE(loaded) << loaded.error().message;
  router_ = Router();
  next.serve(router_);
  auto balancer = call(DescribeLoadBalancersRequest{})->load_balancers.at(0);
  EXPECT_EQ(balancer.load_balancer_arn, balancer_arn_);
  EXPECT_EQ(balancer.dns_name, address_);
  EXPECT_EQ(balancer.state->code, "active");
  EXPECT_TRUE(net::connect_to(18091, address_));
  EXPECT_EQ(call(DescribeTagsRequest{{balancer_arn_}})->tag_descriptions.at(0).tags.size(), 1u);
  EXPECT_EQ(call(DescribeTargetGroupAttributesRequest{group_arn})->attributes.at(4).value, "true");
  EXPECT_TRUE(call(DescribeTargetHealthRequest{group_arn, {}})->target_health_descriptions.empty());
  EXPECT_TRUE(next.registry().has_listener(group_arn));
  EXPECT_EQ(next.save(), state);
}

TEST_F(Elbv2Test, DamagedStateIsAnErrorNotACrash) {
  for (const char* text :
       {"[]", "{}", R"({"loadBalancers":[1],"targetGroups":[],"listeners":[]})",
        R"({"loadBalancers":[],"targetGroups":[],"listeners":[{"shape":{},"attributes":{},"tags":{}}]})",
        R"({"loadBalancers":[],"targetGroups":[{"shape":{},"attributes":{"a":1},"tags":{}}],"listeners":[]})"}) {
    Elbv2 fresh(loop_, delays_, sockets_, network());
    EXPECT_FALSE(fresh.load(*parse_json(text))) << text;
  }
}

}  // namespace
}  // namespace sparkecs::engine::api
