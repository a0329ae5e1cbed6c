#include "engine/names/directory.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/json.h"
#include "engine/loop/manual_loop.h"

namespace sparkecs::engine::names {
namespace {

namespace cm = wire::cloudmap;
constexpr auto kName = "master.spark.local";

class DirectoryTest : public testing::Test {
 protected:
  DirectoryTest() {
    EXPECT_TRUE(directory_.create_namespace({.name = "spark.local", .vpc = "vpc-1"}, "ns-0000000000000001"));
  }
  cm::CreateServiceRequest request(const std::string& name) {
    return {.name = name,
            .namespace_id = "ns-0000000000000001",
            .dns_config = cm::DnsConfig{.dns_records = {{"A", 10}}},
            .health_check_custom_config = cm::HealthCheckCustomConfig{}};
  }
  std::string service() { return (*directory_.create_service(request("master")))->shown.arn; }
  std::vector<std::string> answers() {
    auto found = zone_.addresses(kName);
    if (!found) return {"NXDOMAIN"};
    std::ranges::sort(found->addresses);
    return found->addresses;
  }

  ManualLoop loop_;
  Delays delays_;
  dns::Zone zone_;
  Directory directory_{loop_, delays_, zone_, {"us-east-1", "000000000000", "vpc-1"}};
};
using Names = std::vector<std::string>;

TEST_F(DirectoryTest, InstancesAreInTheZoneAtOnce) {
  auto arn = service();
  EXPECT_TRUE(directory_.has_service(arn));
  EXPECT_EQ(answers(), Names{"NXDOMAIN"});
  directory_.register_instance(arn, "t1", {{"AWS_INSTANCE_IPV4", "10.0.1.4"}});
  directory_.register_instance(arn, "t2", {{"AWS_INSTANCE_IPV4", "10.0.1.5"}});
  EXPECT_EQ(answers(), (Names{"10.0.1.4", "10.0.1.5"}));
  EXPECT_EQ(zone_.addresses(kName)->ttl.count(), 10u);
  directory_.set_healthy(arn, "t1", false);
  EXPECT_EQ(answers(), Names{"10.0.1.5"});
  directory_.set_healthy(arn, "t2", false);
  EXPECT_EQ(answers(), (Names{"10.0.1.4", "10.0.1.5"})) << "all unhealthy: fail open";
  directory_.deregister_instance(arn, "t1");
  directory_.deregister_instance(arn, "t2");
  EXPECT_EQ(answers(), Names{"NXDOMAIN"});
}

TEST_F(DirectoryTest, CustomHealthTakesItsTimeUnlessTakenBack) {
  auto arn = service();
  directory_.register_instance(arn, "t1", {{"AWS_INSTANCE_IPV4", "10.0.1.4"}});
  directory_.register_instance(arn, "t2", {{"AWS_INSTANCE_IPV4", "10.0.1.5"}});
  ASSERT_TRUE(directory_.announce_health(arn, "t1", false));
  loop_.advance(Millis(29'000));
  EXPECT_EQ(answers().size(), 2u);
  ASSERT_TRUE(directory_.announce_health(arn, "t1", true));
  loop_.advance(Millis(31'000));
  EXPECT_EQ(answers().size(), 2u);
  ASSERT_TRUE(directory_.announce_health(arn, "t1", false));
  loop_.advance(Millis(30'000));
  EXPECT_EQ(answers(), Names{"10.0.1.5"});
  ASSERT_TRUE(directory_.announce_health(arn, "t2", false));
  directory_.deregister_instance(arn, "t2");
  loop_.advance(Millis(60'000));
  EXPECT_EQ(directory_.announce_health(arn, "t2", false).error().code, "InstanceNotFound");
}

TEST_F(DirectoryTest, ARepeatedReportDoesNotPutTheChangeOff) {
  auto arn = service();
  directory_.register_instance(arn, "t1", {{"AWS_INSTANCE_IPV4", "10.0.1.4"}});
  directory_.register_instance(arn, "t2", {{"AWS_INSTANCE_IPV4", "10.0.1.5"}});
  auto report_for_30_seconds = [&](bool healthy) {
    for (int i = 0; i < 6; ++i) {
      EXPECT_TRUE(directory_.announce_health(arn, "t1", healthy));
      loop_.advance(Millis(5'000));
    }
    return answers();
  };
  EXPECT_EQ(report_for_30_seconds(false), Names{"10.0.1.5"});
  EXPECT_EQ(report_for_30_seconds(true), (Names{"10.0.1.4", "10.0.1.5"}));
  EXPECT_EQ(report_for_30_seconds(false), Names{"10.0.1.5"});
}

TEST_F(DirectoryTest, OperationsEndInTime) {
  auto arn = service();
  auto id = directory_.register_instance(
      {.service_id = arn, .instance_id = "i", .attributes = {{"AWS_INSTANCE_IPV4", "10.0.1.9"}}});
  ASSERT_TRUE(id) << id.error().message;
  EXPECT_EQ(answers(), Names{"10.0.1.9"});
  EXPECT_EQ(directory_.find_operation(*id)->status, "PENDING");
  loop_.advance(delays_.discovery_operation);
  EXPECT_EQ(directory_.find_operation(*id)->status, "SUCCESS");
  EXPECT_EQ(directory_.find_operation(*id)->targets.at("INSTANCE"), "i");
  EXPECT_EQ(directory_.find_operation("x").error().code, "OperationNotFound");
}

TEST_F(DirectoryTest, RefusesInItsOwnWords) {
  service();
  EXPECT_EQ(directory_.create_service(request("MASTER")).error().code, "ServiceAlreadyExists");
  EXPECT_EQ(directory_.create_namespace({.name = "Spark.Local", .vpc = "vpc-1"}).error().code,
            "NamespaceAlreadyExists");
  EXPECT_EQ(directory_.create_namespace({.name = "x.local", .vpc = "vpc-2"}).error().code, "InvalidInput");
  EXPECT_EQ(directory_.delete_namespace("ns-0000000000000001").error().code, "ResourceInUse");
  EXPECT_EQ(directory_.delete_namespace("ns-none").error().code, "NamespaceNotFound");
  for (const auto* bad : {"", "-a", "a..b", "a b", "ä"})
    EXPECT_EQ(directory_.create_service(request(bad)).error().code, "InvalidInput") << bad;
  auto srv = request("other");
  srv.dns_config->dns_records = {{"SRV", 10}};
  EXPECT_EQ(directory_.create_service(srv).error().code, "InvalidInput");
}

TEST_F(DirectoryTest, AServiceWithInstancesStays) {
  auto arn = service();
  directory_.register_instance(arn, "t1", {{"AWS_INSTANCE_IPV4", "10.0.1.4"}});
  EXPECT_EQ(directory_.delete_service(arn).error().code, "ResourceInUse");
  directory_.deregister_instance(arn, "t1");
  EXPECT_TRUE(directory_.delete_service(arn));
  EXPECT_EQ(directory_.delete_service(arn).error().code, "ServiceNotFound");
  directory_.register_instance(arn, "t1", {});  // its tasks may still come and go
}

TEST_F(DirectoryTest, SurvivesButForTheInstancesOfTasks) {
  auto arn = service();
  directory_.register_instance(arn, "task", {{"AWS_INSTANCE_IPV4", "10.0.1.4"}});
  ASSERT_TRUE(directory_.register_instance(
      {.service_id = arn, .instance_id = "mine", .attributes = {{"AWS_INSTANCE_IPV4", "10.0.1.9"}}}));
  ASSERT_TRUE(directory_.set_tags(arn, {{"k", "v"}}));
  dns::Zone zone;
  Directory later(loop_, delays_, zone, {"us-east-1", "000000000000", "vpc-1"});
  ASSERT_TRUE(later.load(directory_.save()));
  EXPECT_EQ(zone.addresses(kName)->addresses, Names{"10.0.1.9"});
  EXPECT_EQ(later.tags(arn)->at(0).value, "v");
  EXPECT_EQ(later.namespaces().size(), 1u);
  EXPECT_FALSE(later.load(Json::array()));
}

}  // namespace
}  // namespace sparkecs::engine::names
