// The ELBv2 API through its router, with a clock turned by hand and real listeners on loopback.
#include "engine/api/elbv2.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/api/elbv2_attributes.h"
#include "engine/lb/testing.h"
#include "engine/loop/manual_loop.h"
#include "wire/elbv2.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

using namespace wire::elbv2;
namespace net = lb::testing;

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

  CreateLoadBalancerRequest balancer(const std::string& name = "spark") {
    return {.name = name,
            .subnets = {"subnet-a", "subnet-b"},
            .security_groups = {"sg-1"},
            .scheme = "internal",
            .tags = {{"owner", "me"}},
            .type = "network"};
  }
  CreateTargetGroupRequest group(const std::string& name = "rest") {
    return {.name = name, .protocol = "TCP", .port = 6066, .vpc_id = "vpc-1", .target_type = "ip"};
  }
  CreateListenerRequest listener(int port, const std::string& group_arn) {
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
    auto described = call(DescribeTagsRequest{{listener_arn}});
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

TEST_F(Elbv2Test, ALoadBalancerIsDescribedAsAwsDoes) {
  make_balancer();
  auto described = call(DescribeLoadBalancersRequest{.names = {"spark"}});
  ASSERT_TRUE(described);
  const auto& shape = described->load_balancers.at(0);
  EXPECT_TRUE(shape.load_balancer_arn.starts_with(
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/spark/"));
  EXPECT_EQ(shape.load_balancer_arn.size() - shape.load_balancer_arn.rfind('/'), 17u);
  EXPECT_TRUE(shape.dns_name.starts_with("127."));
  EXPECT_EQ(shape.state->code, "active");
  EXPECT_EQ(shape.type, "network");
  EXPECT_EQ(shape.scheme, "internal");
  EXPECT_EQ(shape.vpc_id, "vpc-1");
  EXPECT_EQ(shape.ip_address_type, "ipv4");
  EXPECT_EQ(shape.created_time, to_iso8601(loop_.now()));
  ASSERT_EQ(shape.availability_zones.size(), 2u);
  EXPECT_EQ(shape.availability_zones[0].zone_name, "us-east-1a");
  EXPECT_EQ(shape.availability_zones[0].subnet_id, "subnet-a");
  EXPECT_EQ(shape.security_groups, std::vector<std::string>{"sg-1"});
}

TEST_F(Elbv2Test, ProvisioningTakesItsTime) {
  delays_.balancer_provisioning = Millis(90'000);
  make_balancer();
  auto state = [&] { return call(DescribeLoadBalancersRequest{})->load_balancers.at(0).state->code; };
  EXPECT_EQ(state(), "provisioning");
  loop_.advance(Millis(90'000));
  EXPECT_EQ(state(), "active");
}

TEST_F(Elbv2Test, CreatingTheSameAgainReturnsWhatExists) {
  make_balancer();
  EXPECT_EQ(call(balancer())->load_balancers.at(0).load_balancer_arn, balancer_arn_);
  auto other = balancer();
  other.scheme = "internet-facing";
  EXPECT_EQ(code(other), "DuplicateLoadBalancerName");
  other = balancer();
  other.tags = {};
  EXPECT_EQ(code(other), "DuplicateLoadBalancerName");

  auto arn = make_group();
  EXPECT_EQ(make_group(), arn);
  auto other_group = group();
  other_group.health_check_port = "8080";
  EXPECT_EQ(code(other_group), "DuplicateTargetGroupName");

  auto listener_arn = make_listener(18081, arn);
  EXPECT_EQ(make_listener(18081, arn), listener_arn);
  EXPECT_EQ(code(listener(18081, make_group("web"))), "DuplicateListener");
}

TEST_F(Elbv2Test, AccountsAndRegionsAreApart) {
  make_balancer();
  make_group();
  caller_.region = "us-east-1";
  EXPECT_EQ(code(DescribeLoadBalancersRequest{.names = {"spark"}}), "LoadBalancerNotFound");
  EXPECT_TRUE(call(DescribeLoadBalancersRequest{})->load_balancers.empty());
  EXPECT_TRUE(call(DescribeTargetGroupsRequest{})->target_groups.empty());
  auto second = call(balancer());
  ASSERT_TRUE(second);
  EXPECT_NE(second->load_balancers[0].dns_name, address_);
}

TEST_F(Elbv2Test, RefusesWhatAwsRefusesForALoadBalancer) {
  auto refuses = [&](auto change) {
    auto request = balancer("other");
    change(request);
    return code(request);
  };
  using Request = CreateLoadBalancerRequest&;
  EXPECT_EQ(refuses([](Request r) { r.name = std::string(33, 'x'); }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.name = "under_score"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.name = "-x"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.name = "internal-x"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.type = ""; }), "InvalidConfigurationRequest");
  EXPECT_EQ(refuses([](Request r) { r.scheme = "public"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.subnets = {}; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.subnets = {"subnet-none"}; }), "SubnetNotFound");
  EXPECT_EQ(refuses([](Request r) { r.subnets = {"subnet-a", "subnet-a2"}; }), "InvalidConfigurationRequest");
  EXPECT_EQ(refuses([](Request r) { r.subnets = {"subnet-a", "subnet-x"}; }), "InvalidConfigurationRequest");
  EXPECT_EQ(refuses([](Request r) { r.security_groups = {"sg-none"}; }), "InvalidSecurityGroup");
  EXPECT_EQ(refuses([](Request r) { r.tags = {{"a", "1"}, {"a", "2"}}; }), "DuplicateTagKeys");
  EXPECT_EQ(refuses([](Request r) { r.tags = {{"aws:x", "1"}}; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.subnets = {}, r.subnet_mappings = {{.subnet_id = "subnet-b"}}; }), "");
}

TEST_F(Elbv2Test, ATargetGroupHasTheDefaultsOfAws) {
  auto tcp = call(group())->target_groups.at(0);
  EXPECT_EQ(tcp.health_check_protocol, "TCP");
  EXPECT_EQ(tcp.health_check_port, "traffic-port");
  EXPECT_EQ(tcp.health_check_interval_seconds, 30);
  EXPECT_EQ(tcp.health_check_timeout_seconds, 10);
  EXPECT_EQ(tcp.healthy_threshold_count, 5);
  EXPECT_EQ(tcp.unhealthy_threshold_count, 2);
  EXPECT_EQ(tcp.health_check_enabled, true);
  EXPECT_FALSE(tcp.matcher);
  auto request = group("web");
  request.health_check_protocol = "HTTP";
  auto http = call(request)->target_groups.at(0);
  EXPECT_EQ(http.health_check_timeout_seconds, 6);
  EXPECT_EQ(http.health_check_path, "/");
  EXPECT_EQ(http.matcher->http_code, "200-399");
  auto modified = call(ModifyTargetGroupRequest{
      .target_group_arn = http.target_group_arn, .health_check_protocol = "TCP", .health_check_port = "8080"});
  ASSERT_TRUE(modified) << modified.error().message;
  EXPECT_EQ(modified->target_groups.at(0).health_check_port, "8080");
  EXPECT_FALSE(modified->target_groups.at(0).matcher);
}

TEST_F(Elbv2Test, RefusesWhatAwsRefusesForATargetGroup) {
  auto refuses = [&](auto change) {
    auto request = group("other");
    change(request);
    return code(request);
  };
  using Request = CreateTargetGroupRequest&;
  EXPECT_EQ(refuses([](Request r) { r.name = "x-"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.port = 0; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.port = std::nullopt; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.vpc_id = "vpc-none"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.target_type = ""; }), "InvalidConfigurationRequest");
  EXPECT_EQ(refuses([](Request r) { r.protocol = "UDP"; }), "InvalidConfigurationRequest");
  EXPECT_EQ(refuses([](Request r) { r.health_check_interval_seconds = 4; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.health_check_timeout_seconds = 31; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.healthy_threshold_count = 1; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.unhealthy_threshold_count = 11; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.health_check_port = "70000"; }), "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.health_check_path = "/"; }), "ValidationError");  // TCP has no path
  EXPECT_EQ(refuses([](Request r) { r.health_check_protocol = "HTTP", r.health_check_path = "no slash"; }),
            "ValidationError");
  EXPECT_EQ(refuses([](Request r) { r.health_check_protocol = "HTTP", r.matcher = Matcher{.http_code = "99"}; }),
            "ValidationError");
  // A path ends up in a request line: nothing may break out of it.
  EXPECT_EQ(refuses([](Request r) { r.health_check_protocol = "HTTP", r.health_check_path = "/ HTTP/1.1\r\nX: y"; }),
            "ValidationError");
}

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

TEST_F(Elbv2Test, AttributesAreAllAnsweredAndChecked) {
  make_balancer();
  auto group_arn = make_group();
  auto listener_arn = make_listener(18089, group_arn);
  EXPECT_EQ(call(DescribeLoadBalancerAttributesRequest{balancer_arn_})->attributes.size(), 9u);
  EXPECT_EQ(call(DescribeListenerAttributesRequest{listener_arn})->attributes,
            (std::vector<Attribute>{{"tcp.idle_timeout.seconds", "350"}}));
  auto set = call(ModifyTargetGroupAttributesRequest{group_arn, {{"deregistration_delay.timeout_seconds", "30"}}});
  ASSERT_TRUE(set);
  EXPECT_EQ(set->attributes.size(), 13u);
  EXPECT_EQ(set->attributes.at(0), (Attribute{"deregistration_delay.timeout_seconds", "30"}));
  for (const auto& [attribute, expected] : std::vector<std::pair<Attribute, std::string>>{
           {{"deregistration_delay.timeout_seconds", "3601"}, "ValidationError"},
           {{"deregistration_delay.timeout_seconds", "soon"}, "ValidationError"},
           {{"stickiness.enabled", "yes"}, "ValidationError"},
           {{"stickiness.type", "lb_cookie"}, "ValidationError"},
           {{"no.such.attribute", "1"}, "ValidationError"},
           {{"proxy_protocol_v2.enabled", "true"}, "InvalidConfigurationRequest"},
           {{"proxy_protocol_v2.enabled", "false"}, ""},
           {{"target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "off"}, ""},
       })
    EXPECT_EQ(code(ModifyTargetGroupAttributesRequest{group_arn, {attribute}}), expected) << attribute.value;
  EXPECT_EQ(code(ModifyListenerAttributesRequest{listener_arn, {{"tcp.idle_timeout.seconds", "59"}}}),
            "ValidationError");
  EXPECT_EQ(code(ModifyListenerAttributesRequest{listener_arn, {{"tcp.idle_timeout.seconds", "60"}}}), "");
}

TEST_F(Elbv2Test, TagsOfAllKinds) {
  make_balancer();
  auto group_arn = make_group();
  auto listener_arn = make_listener(18090, group_arn);
  std::vector<std::string> all{balancer_arn_, group_arn, listener_arn};
  ASSERT_TRUE(call(AddTagsRequest{all, {{"stage", "dev"}, {"empty", ""}}}));
  ASSERT_TRUE(call(RemoveTagsRequest{{group_arn}, {"stage", "unknown"}}));
  auto described = call(DescribeTagsRequest{all})->tag_descriptions;
  EXPECT_EQ(described.at(0).tags, (std::vector<Tag>{{"empty", ""}, {"owner", "me"}, {"stage", "dev"}}));
  EXPECT_EQ(described.at(1).tags, (std::vector<Tag>{{"empty", ""}}));
  EXPECT_EQ(described.at(2).tags, (std::vector<Tag>{{"empty", ""}, {"stage", "dev"}}));
  EXPECT_EQ(code(DescribeTagsRequest{{balancer_arn_ + "x"}}), "LoadBalancerNotFound");
  EXPECT_EQ(code(DescribeTagsRequest{{group_arn + "x"}}), "TargetGroupNotFound");
  EXPECT_EQ(code(DescribeTagsRequest{{listener_arn + "x"}}), "ListenerNotFound");
  EXPECT_EQ(code(DescribeTagsRequest{{"x"}}), "ValidationError");
  EXPECT_EQ(code(DescribeTagsRequest{std::vector<std::string>(21, group_arn)}), "ValidationError");
}

TEST_F(Elbv2Test, SecurityGroupsOnlyForThoseBornWithSome) {
  make_balancer();
  EXPECT_EQ(call(SetSecurityGroupsRequest{.load_balancer_arn = balancer_arn_, .security_groups = {"sg-2"}})
                ->security_group_ids,
            std::vector<std::string>{"sg-2"});
  auto bare = balancer("bare");
  bare.security_groups = {};
  auto arn = call(bare)->load_balancers.at(0).load_balancer_arn;
  EXPECT_EQ(code(SetSecurityGroupsRequest{.load_balancer_arn = arn, .security_groups = {"sg-2"}}),
            "InvalidConfigurationRequest");
}

TEST_F(Elbv2Test, ListsArePaged) {
  for (int i = 0; i < 5; ++i) make_group("g" + std::to_string(i));
  std::set<std::string> seen;
  std::string marker;
  int pages = 0;
  do {
    auto page = call(DescribeTargetGroupsRequest{.marker = marker, .page_size = 2});
    ASSERT_TRUE(page);
    EXPECT_LE(page->target_groups.size(), 2u);
    for (const auto& group : page->target_groups) seen.insert(group.target_group_name);
    marker = page->next_marker;
    ++pages;
  } while (!marker.empty());
  EXPECT_EQ(seen.size(), 5u);
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(code(DescribeTargetGroupsRequest{.page_size = 401}), "ValidationError");
  EXPECT_EQ(code(DescribeTargetGroupsRequest{.marker = "AAAA"}), "ValidationError");
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
