#include "engine/names/network.h"

#include <gtest/gtest.h>

#include <set>

#include "base/json.h"
#include "engine/loop/manual_loop.h"

namespace sparkecs::engine::names {
namespace {

constexpr auto kA = "subnet-0000000000000000a";
constexpr auto kB = "subnet-0000000000000000b";

class NetworkTest : public testing::Test {
 protected:
  ManualLoop loop_;
  dns::Zone zone_;
  Network network_{loop_, zone_, default_plan("us-east-1")};
};

TEST_F(NetworkTest, InterfacesHaveEverythingATaskNeeds) {
  auto made = network_.attach({kA}, {}, "task");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->address, "10.0.16.4");
  EXPECT_EQ(made->gateway, "10.0.16.1");
  EXPECT_EQ(made->resolver, "10.0.0.2");
  EXPECT_EQ(made->zone, "us-east-1a");
  EXPECT_EQ(made->private_dns, "ip-10-0-16-4.ec2.internal");
  EXPECT_EQ(made->mac, "0e:00:0a:00:10:04");
  EXPECT_EQ(made->id.size(), 21u);
  EXPECT_EQ(zone_.addresses("ip-10-0-16-4.ec2.internal")->addresses, std::vector<std::string>{"10.0.16.4"});
  EXPECT_EQ(zone_.host_name("10.0.16.4")->name, "ip-10-0-16-4.ec2.internal");
  network_.detach(made->id);
  EXPECT_FALSE(zone_.addresses("ip-10-0-16-4.ec2.internal"));
  EXPECT_FALSE(zone_.host_name("10.0.16.4"));
  EXPECT_TRUE(network_.interfaces().empty());
}

TEST_F(NetworkTest, SubnetsFillEvenlyAndAddressesRest) {
  EXPECT_EQ(network_.attach({kA, kB}, {}, "")->subnet, kA);
  EXPECT_EQ(network_.attach({kA, kB}, {}, "")->subnet, kB);
  auto third = *network_.attach({kA, kB}, {}, "");
  EXPECT_EQ(third.address, "10.0.16.5");
  network_.detach(third.id);
  EXPECT_EQ(network_.attach({kA}, {}, "")->address, "10.0.16.6");
}

TEST_F(NetworkTest, ASubnetHas4091Addresses) {
  std::vector<std::string> ids;
  for (int i = 0; i < 4091; ++i) ids.push_back(network_.attach({kA}, {}, "")->id);
  auto full = network_.attach({kA}, {}, "");
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().kind, Error::Kind::Unavailable);
  EXPECT_EQ(network_.attach({kA, kB}, {}, "")->subnet, kB);
  network_.detach(ids[100]);
  EXPECT_EQ(network_.attach({kA}, {}, "")->address, "10.0.16.104");
}

TEST_F(NetworkTest, EachZoneHasOneSubnet) {  // so that a load balancer may take all of them
  std::set<std::string> zones;
  for (const auto& subnet : network_.plan().subnets) {
    EXPECT_TRUE(zones.insert(subnet.zone).second) << subnet.id;
    EXPECT_TRUE(network_.plan().block.contains(subnet.block.first));
    EXPECT_FALSE(subnet.block.contains(network_.plan().resolver()));
  }
  EXPECT_EQ(zones, (std::set<std::string>{"us-east-1a", "us-east-1b"}));
}

TEST_F(NetworkTest, OtherRegionsHaveAnotherDomain) {
  Network other(loop_, zone_, default_plan("eu-central-1"));
  EXPECT_EQ(other.attach({kA}, {}, "")->private_dns, "ip-10-0-16-4.eu-central-1.compute.internal");
}

TEST_F(NetworkTest, ChecksSubnetsAndGroupsInEcsWords) {
  auto group = *network_.change_groups().create("g", "d");
  EXPECT_TRUE(network_.check({kA, kB}, {group}));
  for (const auto& result :
       {network_.check({"subnet-1"}, {}), network_.check({kA}, {"sg-1"}), network_.check({}, {})}) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, "InvalidParameterException");
  }
  EXPECT_NE(network_.check({"subnet-1"}, {}).error().message.find("InvalidSubnetID.NotFound"), std::string::npos);
}

TEST_F(NetworkTest, AGroupInUseStays) {
  auto group = *network_.change_groups().create("g", "d");
  auto made = *network_.attach({kA}, {group}, "");
  EXPECT_EQ(network_.delete_group(group).error().code, "DependencyViolation");
  network_.detach(made.id);
  EXPECT_TRUE(network_.delete_group(group));
  EXPECT_EQ(network_.delete_group(group).error().code, "InvalidGroup.NotFound");
}

TEST(SecurityGroups, Rules) {
  SecurityGroups groups;
  auto id = *groups.create("g", "d");
  EXPECT_EQ(groups.create("g", "d").error().code, "InvalidGroup.Duplicate");
  Rule web{.protocol = "tcp", .from_port = 80, .to_port = 80, .cidr = "10.0.0.0/8"};
  EXPECT_TRUE(groups.add_ingress(id, {web}));
  auto again = web;
  again.description = "the same all the same";
  Rule other{.protocol = "tcp", .from_port = 81, .to_port = 81, .cidr = "10.0.0.0/8"};
  EXPECT_EQ(groups.add_ingress(id, {other, again}).error().code, "InvalidPermission.Duplicate");
  EXPECT_EQ(groups.find(id)->ingress.size(), 1u) << "all rules or none";
  for (const auto& bad : {Rule{.protocol = "tcp", .cidr = "10.0.0.0/8"}, Rule{.protocol = "x", .cidr = "10.0.0.0/8"},
                          Rule{.cidr = "10.0.0.1/8"}, Rule{}, Rule{.cidr = "10.0.0.0/8", .group = id}})
    EXPECT_EQ(groups.add_ingress(id, {bad}).error().code, "InvalidParameterValue");
  EXPECT_EQ(groups.add_ingress(id, {{.group = "sg-none"}}).error().code, "InvalidGroup.NotFound");
  EXPECT_EQ(groups.remove_ingress(id, {web, other})->size(), 1u) << "one was not there";
  EXPECT_TRUE(groups.find(id)->ingress.empty());
  auto friends = *groups.create("friends", "d");
  ASSERT_TRUE(groups.add_ingress(id, {{.group = friends}}));
  EXPECT_EQ(groups.remove(friends).error().code, "DependencyViolation");
}

TEST_F(NetworkTest, GroupsAndTagsSurvive) {
  auto group = *network_.change_groups().create("g", "d");
  ASSERT_TRUE(network_.change_groups().add_ingress(
      group, {{.protocol = "tcp", .from_port = 1, .to_port = 2, .cidr = "10.0.0.0/8"}}));
  ASSERT_TRUE(network_.tag(group, {{"k", "v"}}));
  ASSERT_TRUE(network_.tag(kA, {{"Name", "a"}}));
  EXPECT_EQ(network_.tag("sg-none", {}).error().code, "InvalidID");
  names::Tags many;
  for (int i = 0; i < 51; ++i) many[std::to_string(i)];
  EXPECT_EQ(network_.tag(kA, many).error().code, "TagLimitExceeded");
  Network later(loop_, zone_, default_plan("us-east-1"));
  ASSERT_TRUE(later.load(network_.save()));
  EXPECT_EQ(later.save(), network_.save());
  EXPECT_EQ(later.tags(group).at("k"), "v");
  EXPECT_FALSE(later.load(Json::object()));
}

}  // namespace
}  // namespace sparkecs::engine::names
