// ELBv2 as its callers see it: load balancers and target groups, their attributes, tags and lists.
#include <set>

#include "engine/api/elbv2_attributes.h"
#include "engine/api/elbv2_stage_for_test.h"

namespace sparkecs::engine::api {
namespace {

using namespace wire::elbv2;

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

}  // namespace
}  // namespace sparkecs::engine::api
