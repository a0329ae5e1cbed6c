#include <set>

#include "engine/api/asking.h"
#include "engine/api/cloudmap.h"
#include "engine/loop/manual_loop.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

class CloudMapTest : public testing::Test {
 protected:
  CloudMapTest() {
    map_.serve(router_);
    auto operation =
        asking_.ask("CreatePrivateDnsNamespace", {{"Name", "spark.local"}, {"Vpc", "vpc-1"}})["OperationId"];
    space_ = asking_.ask("GetOperation", {{"OperationId", operation}})["Operation"]["Targets"]["NAMESPACE"];
    Json input{{"Name", "master"},
               {"NamespaceId", space_},
               {"DnsConfig", {{"DnsRecords", {{{"Type", "A"}, {"TTL", 10}}}}}},
               {"HealthCheckCustomConfig", Json::object()},
               {"Tags", {{{"Key", "k"}, {"Value", "v"}}}}};
    service_ = asking_.ask("CreateService", input)["Service"]["Id"];
  }
  void add(const std::string& id, const std::string& address, const std::string& zone = "a") {
    asking_.ask("RegisterInstance", {{"ServiceId", service_},
                                     {"InstanceId", id},
                                     {"Attributes", {{"AWS_INSTANCE_IPV4", address}, {"zone", zone}}}});
  }
  std::set<std::string> discover(Json more = Json::object()) {
    more.update({{"NamespaceName", "spark.local"}, {"ServiceName", "master"}});
    std::set<std::string> ids;
    auto reply = asking_.ask("DiscoverInstances", more);
    for (const auto& instance : reply["Instances"]) ids.insert(instance["InstanceId"]);
    return ids;
  }

  ManualLoop loop_;
  Delays delays_;
  dns::Zone zone_;
  names::Directory directory_{loop_, delays_, zone_, {"us-east-1", "000000000000", "vpc-1"}};
  CloudMap map_{directory_};
  Router router_;
  Asking asking_{router_, wire::kCloudMap};
  Json space_;
  Json service_;
};

TEST_F(CloudMapTest, ShowsWhatWasMade) {
  auto service = asking_.ask("GetService", {{"Id", service_}})["Service"];
  EXPECT_EQ(service["Arn"], "arn:aws:servicediscovery:us-east-1:000000000000:service/" + service_.get<std::string>());
  EXPECT_EQ(service["DnsConfig"]["RoutingPolicy"], "MULTIVALUE");
  EXPECT_EQ(service["InstanceCount"], 0);
  EXPECT_EQ(service["HealthCheckCustomConfig"]["FailureThreshold"], 1);
  auto space = asking_.ask("GetNamespace", {{"Id", space_}})["Namespace"];
  EXPECT_EQ(space["ServiceCount"], 1);
  EXPECT_EQ(space["Properties"]["DnsProperties"]["SOA"]["TTL"], 15);
  EXPECT_EQ(asking_.ask("ListTagsForResource", {{"ResourceARN", service["Arn"]}})["Tags"][0]["Value"], "v");
  asking_.ask("TagResource", {{"ResourceARN", service["Arn"]}, {"Tags", {{{"Key", "k"}, {"Value", "w"}}}}});
  EXPECT_EQ(asking_.ask("ListTagsForResource", {{"ResourceARN", service["Arn"]}})["Tags"].size(), 1u);
  asking_.ask("UntagResource", {{"ResourceARN", service["Arn"]}, {"TagKeys", {"k"}}});
  EXPECT_EQ(asking_.ask("ListTagsForResource", {{"ResourceARN", service["Arn"]}})["Tags"].size(), 0u);
}

TEST_F(CloudMapTest, ListsWithFiltersAndPages) {
  auto filtered = [&](const char* name, const char* condition, const char* value) {
    Json filter{{"Name", name}, {"Condition", condition}, {"Values", {value}}};
    return asking_.ask("ListNamespaces", {{"Filters", {filter}}})["Namespaces"].size();
  };
  EXPECT_EQ(filtered("NAME", "EQ", "spark.local"), 1u);
  EXPECT_EQ(filtered("NAME", "EQ", "spark"), 0u);
  EXPECT_EQ(filtered("NAME", "BEGINS_WITH", "spark"), 1u);
  EXPECT_EQ(filtered("TYPE", "EQ", "DNS_PRIVATE"), 1u);
  EXPECT_EQ(asking_.code("ListNamespaces", {{"Filters", {{{"Name", "COLOUR"}, {"Values", {"red"}}}}}}), "InvalidInput");
  Json input{{"Name", ""}, {"NamespaceId", space_}, {"DnsConfig", {{"DnsRecords", {{{"Type", "A"}, {"TTL", 1}}}}}}};
  for (const auto* name : {"b", "c", "d"}) {
    input["Name"] = name;
    asking_.ask("CreateService", input);
  }
  std::set<std::string> seen;
  Json request{{"MaxResults", 3}, {"Filters", {{{"Name", "NAMESPACE_ID"}, {"Values", {space_}}}}}};
  int pages = 0;
  do {
    auto page = asking_.ask("ListServices", request);
    for (const auto& service : page["Services"]) seen.insert(service["Name"]);
    request["NextToken"] = page.value("NextToken", "");
    ++pages;
  } while (request["NextToken"] != "");
  EXPECT_EQ(seen, (std::set<std::string>{"b", "c", "d", "master"}));
  EXPECT_EQ(pages, 2);
  for (const char* token : {"?", "AAAA"})
    EXPECT_EQ(asking_.code("ListServices", {{"NextToken", token}}), "InvalidInput") << token;
  EXPECT_EQ(asking_.code("ListServices", {{"MaxResults", 0}}), "InvalidInput");
}

TEST_F(CloudMapTest, DiscoversByHealthAndAttributes) {
  add("one", "10.0.1.1");
  add("two", "10.0.1.2", "b");
  EXPECT_EQ(discover(), (std::set<std::string>{"one", "two"}));
  EXPECT_EQ(discover({{"QueryParameters", {{"zone", "b"}}}}), std::set<std::string>{"two"});
  EXPECT_EQ(discover({{"OptionalParameters", {{"zone", "b"}}}}), std::set<std::string>{"two"});
  EXPECT_EQ(discover({{"OptionalParameters", {{"zone", "z"}}}}), (std::set<std::string>{"one", "two"}));
  EXPECT_EQ(discover({{"MaxResults", 1}}).size(), 1u);
  asking_.ask("UpdateInstanceCustomHealthStatus",
              {{"ServiceId", service_}, {"InstanceId", "one"}, {"Status", "UNHEALTHY"}});
  EXPECT_EQ(discover(), (std::set<std::string>{"one", "two"}));
  loop_.advance(delays_.health_change_custom);
  EXPECT_EQ(discover(), std::set<std::string>{"two"});
  EXPECT_EQ(discover({{"HealthStatus", "UNHEALTHY"}}), std::set<std::string>{"one"});
  EXPECT_EQ(discover({{"HealthStatus", "ALL"}}), (std::set<std::string>{"one", "two"}));
  auto status = asking_.ask("GetInstancesHealthStatus", {{"ServiceId", service_}})["Status"];
  EXPECT_EQ(status, (Json{{"one", "UNHEALTHY"}, {"two", "HEALTHY"}}));
  asking_.ask("DeregisterInstance", {{"ServiceId", service_}, {"InstanceId", "two"}});
  EXPECT_EQ(discover(), std::set<std::string>{"one"}) << "all unhealthy: fail open";
  EXPECT_EQ(discover({{"HealthStatus", "HEALTHY"}}), std::set<std::string>{});
}

TEST_F(CloudMapTest, RefusesInAwsWords) {
  EXPECT_EQ(asking_.code("GetNamespace", {{"Id", "ns-x"}}), "NamespaceNotFound");
  EXPECT_EQ(asking_.code("GetService", {{"Id", "srv-x"}}), "ServiceNotFound");
  EXPECT_EQ(asking_.code("GetInstance", {{"ServiceId", service_}, {"InstanceId", "x"}}), "InstanceNotFound");
  EXPECT_EQ(asking_.code("GetOperation", {{"OperationId", "x"}}), "OperationNotFound");
  EXPECT_EQ(asking_.code("ListTagsForResource", {{"ResourceARN", "arn:x"}}), "ResourceNotFoundException");
  EXPECT_EQ(asking_.code("DeleteNamespace", {{"Id", space_}}), "ResourceInUse");
  add("one", "10.0.1.1");
  EXPECT_EQ(asking_.code("DeleteService", {{"Id", service_}}), "ResourceInUse");
  EXPECT_EQ(
      asking_.code("RegisterInstance", {{"ServiceId", service_}, {"InstanceId", "x"}, {"Attributes", Json::object()}}),
      "InvalidInput");
  EXPECT_EQ(asking_.code("GetService"), "Id is required");
}

}  // namespace
}  // namespace sparkecs::engine::api
