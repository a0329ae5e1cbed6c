#include "engine/api/ec2.h"

#include <set>

#include "engine/api/asking.h"
#include "engine/api/ec2_filters.h"
#include "engine/loop/manual_loop.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

constexpr auto kA = "subnet-0000000000000000a";

class Ec2Test : public testing::Test {
 protected:
  Ec2Test() {
    ec2_.serve(router_);
    group_ = *network_.change_groups().create("mine", "words");
  }
  std::vector<std::string> ids(const char* operation, const char* set, const char* id, const Json& input) {
    std::vector<std::string> found;
    auto reply = asking_.ask(operation, input);
    for (const auto& item : reply[set]) found.push_back(item[id]);
    return found;
  }
  static Json filter(const char* name, const std::string& value) {
    return {{"Filter", {{{"Name", name}, {"Value", {value}}}}}};
  }

  ManualLoop loop_;
  dns::Zone zone_;
  names::Network network_{loop_, zone_, names::default_plan("us-east-1")};
  std::string used_;
  Ec2 ec2_{network_, [this](const std::string& group, const Caller&) { return group == used_; }};
  Router router_;
  Asking asking_{router_, wire::kEc2};
  std::string group_;
};
using Ids = std::vector<std::string>;

TEST_F(Ec2Test, DescribesTheNetwork) {
  EXPECT_EQ(ids("DescribeVpcs", "vpcSet", "vpcId", Json::object()), Ids{"vpc-00000000000000001"});
  EXPECT_EQ(ids("DescribeSubnets", "subnetSet", "subnetId", filter("availability-zone", "us-east-1b")),
            Ids{"subnet-0000000000000000b"});
  EXPECT_EQ(ids("DescribeSubnets", "subnetSet", "subnetId", {{"SubnetId", {kA}}}), Ids{kA});
  EXPECT_EQ(asking_.ask("DescribeSubnets", {{"SubnetId", {kA}}})["subnetSet"][0]["availableIpAddressCount"], 4091);
  EXPECT_EQ(ids("DescribeAvailabilityZones", "availabilityZoneInfo", "zoneName", Json::object()),
            (Ids{"us-east-1a", "us-east-1b"}));
  EXPECT_EQ(ids("DescribeRouteTables", "routeTableSet", "routeTableId", filter("association.main", "true")),
            Ids{"rtb-00000000000000001"});
  EXPECT_EQ(ids("DescribeRouteTables", "routeTableSet", "routeTableId", filter("association.subnet-id", kA)), Ids{});
  auto attribute =
      asking_.ask("DescribeVpcAttribute", {{"VpcId", "vpc-00000000000000001"}, {"Attribute", "enableDnsHostnames"}});
  EXPECT_EQ(attribute["enableDnsHostnames"]["value"], true);
}

TEST_F(Ec2Test, InterfacesAreFoundByIdAndFilter) {
  auto made = *network_.attach({kA}, {group_}, "the task");
  auto shown = asking_.ask("DescribeNetworkInterfaces", {{"NetworkInterfaceId", {made.id}}})["networkInterfaceSet"][0];
  EXPECT_EQ(shown["privateIpAddress"], "10.0.16.4");
  EXPECT_EQ(shown["groupSet"][0]["groupName"], "mine");
  EXPECT_EQ(shown["description"], "the task");
  EXPECT_EQ(ids("DescribeNetworkInterfaces", "networkInterfaceSet", "networkInterfaceId", filter("group-id", group_)),
            Ids{made.id});
  EXPECT_EQ(ids("DescribeNetworkInterfaces", "networkInterfaceSet", "networkInterfaceId", filter("group-id", "sg-no")),
            Ids{});
  network_.detach(made.id);
  EXPECT_EQ(asking_.code("DescribeNetworkInterfaces", {{"NetworkInterfaceId", {made.id}}}),
            "InvalidNetworkInterfaceID.NotFound");
}

TEST_F(Ec2Test, ManyInterfacesComeInPages) {
  for (int i = 0; i < 12; ++i) ASSERT_TRUE(network_.attach({kA}, {}, ""));
  std::set<std::string> seen;
  Json request{{"MaxResults", "5"}};
  int pages = 0;
  do {
    auto page = asking_.ask("DescribeNetworkInterfaces", request);
    for (const auto& one : page["networkInterfaceSet"]) seen.insert(one["networkInterfaceId"]);
    request["NextToken"] = page.value("nextToken", "");
    ++pages;
  } while (request["NextToken"] != "");
  EXPECT_EQ(seen.size(), 12u);
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(asking_.code("DescribeNetworkInterfaces", {{"NextToken", "AAAA"}}), "InvalidNextToken");
}

TEST_F(Ec2Test, SecurityGroupsFromCreationToDeletion) {
  Json tags{{{"ResourceType", "security-group"}, {"Tag", {{{"Key", "k"}, {"Value", "v"}}}}}};
  Json create{{"GroupName", "spark"},
              {"GroupDescription", "d"},
              {"VpcId", "vpc-00000000000000001"},
              {"TagSpecification", tags}};
  std::string id = asking_.ask("CreateSecurityGroup", create)["groupId"];
  EXPECT_EQ(asking_.code("CreateSecurityGroup", create), "InvalidGroup.Duplicate");
  Json range{{"CidrIp", "10.0.0.0/8"}, {"Description", "private"}};
  Json permission{{"IpProtocol", "tcp"}, {"FromPort", "80"}, {"ToPort", "81"}, {"IpRanges", {range}}};
  Json authorize{{"GroupId", id}, {"IpPermissions", {permission}}};
  EXPECT_EQ(asking_.ask("AuthorizeSecurityGroupIngress", authorize)["securityGroupRuleSet"][0]["cidrIpv4"],
            "10.0.0.0/8");
  EXPECT_EQ(asking_.code("AuthorizeSecurityGroupIngress", authorize), "InvalidPermission.Duplicate");
  auto shown = asking_.ask("DescribeSecurityGroups", filter("tag:k", "v"))["securityGroupInfo"];
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0]["ipPermissions"][0]["toPort"], 81);
  EXPECT_EQ(shown[0]["ipPermissionsEgress"][0]["ipProtocol"], "-1");
  EXPECT_EQ(asking_.ask("RevokeSecurityGroupIngress", authorize)["return"], true);
  EXPECT_EQ(asking_.ask("RevokeSecurityGroupIngress", authorize)["return"], false);
  used_ = id;
  EXPECT_EQ(asking_.code("DeleteSecurityGroup", {{"GroupId", id}}), "DependencyViolation");
  used_.clear();
  asking_.ask("DeleteSecurityGroup", {{"GroupId", id}});
  EXPECT_EQ(asking_.code("DescribeSecurityGroups", {{"GroupId", {id}}}), "InvalidGroup.NotFound");
}

TEST_F(Ec2Test, ADryRunSaysWhatWouldHappenAndChangesNothing) {
  Json permission{
      {"IpProtocol", "tcp"}, {"FromPort", "80"}, {"ToPort", "81"}, {"IpRanges", {{{"CidrIp", "10.0.0.0/8"}}}}};
  auto group = [](const char* name) {
    return Json{{"GroupName", name}, {"GroupDescription", "d"}, {"VpcId", "vpc-00000000000000001"}};
  };
  auto before = network_.save();
  auto revision = network_.revision();
  struct Case {
    const char* operation;
    Json input;
    const char* code;
  };
  for (auto& [operation, input, code] : std::vector<Case>{
           {"CreateSecurityGroup", group("spark"), "DryRunOperation"},
           {"CreateSecurityGroup", group("mine"), "InvalidGroup.Duplicate"},
           {"CreateSecurityGroup", {{"GroupName", "spark"}}, "GroupDescription is required"},
           {"DeleteSecurityGroup", {{"GroupId", group_}}, "DryRunOperation"},
           {"DeleteSecurityGroup", {{"GroupId", "sg-no"}}, "InvalidGroup.NotFound"},
           {"AuthorizeSecurityGroupIngress", {{"GroupId", group_}, {"IpPermissions", {permission}}}, "DryRunOperation"},
           {"RevokeSecurityGroupIngress", {{"GroupId", group_}, {"IpPermissions", {permission}}}, "DryRunOperation"},
           {"CreateTags", {{"ResourceId", {kA}}, {"Tag", {{{"Key", "k"}, {"Value", "v"}}}}}, "DryRunOperation"},
           {"DescribeVpcs", Json::object(), "DryRunOperation"},
           {"DescribeVpcs", {{"VpcId", {"vpc-1"}}}, "InvalidVpcID.NotFound"},
       }) {
    input["DryRun"] = "true";
    EXPECT_EQ(asking_.code(operation, input), code) << operation;
  }
  EXPECT_EQ(network_.save(), before);
  EXPECT_EQ(network_.revision(), revision);
  auto refused = asking_.call("DescribeSubnets", {{"DryRun", "true"}});
  EXPECT_EQ(refused.error().status, 412);
  EXPECT_EQ(refused.error().message, "Request would have succeeded, but DryRun flag is set.");
  asking_.ask("DescribeSubnets", {{"DryRun", "false"}});
}

TEST_F(Ec2Test, RefusesInAwsWords) {
  EXPECT_EQ(asking_.code("DescribeVpcs", {{"VpcId", {"vpc-1"}}}), "InvalidVpcID.NotFound");
  EXPECT_EQ(asking_.code("DescribeSubnets", {{"SubnetId", {"subnet-1"}}}), "InvalidSubnetID.NotFound");
  EXPECT_EQ(asking_.code("DescribeSubnets", filter("colour", "red")), "InvalidParameterValue");
  EXPECT_EQ(asking_.code("DeleteSecurityGroup"), "MissingParameter");
  EXPECT_EQ(asking_.code("CreateTags", {{"ResourceId", {kA, "sg-no"}}, {"Tag", Json::array()}}), "InvalidID");
}

TEST(Ec2Filters, Wildcards) {
  struct Case {
    const char* pattern;
    const char* text;
    bool matches;
  };
  for (const auto& [pattern, text, matches] :
       {Case{"", "", true}, Case{"", "a", false}, Case{"*", "", true}, Case{"a*c", "abbbc", true},
        Case{"a*c", "abbb", false}, Case{"a?c", "abc", true}, Case{"a?c", "ac", false}, Case{"*a*b*", "xxayybzz", true},
        Case{"a\\*", "a*", true}, Case{"a\\*", "ab", false}, Case{"a\\?", "ab", false}, Case{"***", "abc", true}})
    EXPECT_EQ(matches_wildcard(pattern, text), matches) << pattern << " on " << text;
}

}  // namespace
}  // namespace sparkecs::engine::api
