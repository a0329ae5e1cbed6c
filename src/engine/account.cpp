#include "engine/account.h"

namespace sparkecs::engine {
namespace {

// Spark workers look up the master before it exists; a resolver that remembers that for long would keep them waiting.
constexpr std::int64_t kNegativeTtl = 5;

}  // namespace

Result<> furnish(names::Network& network, names::Directory& directory) {
  const auto& plan = network.plan();
  TRY(network.change_groups().create("default", "default VPC security group", kSecurityGroup));
  TRY(network.change_groups().add_ingress(
      kSecurityGroup, {{.group = kSecurityGroup}, {.cidr = plan.block.text(), .description = "the VPC"}}));
  TRY(network.tag(plan.vpc, {{"Name", "local"}}));
  TRY(network.tag(plan.route_table, {{"Name", "local"}}));
  for (const auto& subnet : plan.subnets)
    TRY(network.tag(subnet.id, {{"Name", std::string("local-") + subnet.id.back()}}));
  TRY(network.tag(kSecurityGroup, {{"Name", "local"}}));
  wire::cloudmap::PrivateDnsNamespaceProperties properties{{wire::cloudmap::SOA{kNegativeTtl}}};
  TRY(directory.create_namespace({.name = kNamespaceName, .vpc = plan.vpc, .properties = properties}, kNamespace));
  return {};
}

api::NetworkFacts balancers_view(const names::Network& network) {
  const auto& vpc = network.plan().vpc;
  return {.subnet = [&](const std::string& id) -> std::optional<api::NetworkFacts::Subnet> {
            const auto* subnet = network.subnet(id);
            if (!subnet) return std::nullopt;
            return api::NetworkFacts::Subnet{vpc, subnet->zone};
          },
          .has_vpc = [&](const std::string& id) { return id == vpc; },
          .vpc_of_security_group = [&](const std::string& id) -> std::optional<std::string> {
            if (!network.groups().find(id)) return std::nullopt;
            return vpc;
          },
          .zone_of = [&](const std::string& address) -> std::optional<std::string> {
            const auto* subnet = network.subnet_of(address);
            if (!subnet) return std::nullopt;
            return subnet->zone;
          }};
}

}  // namespace sparkecs::engine
