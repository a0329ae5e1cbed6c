// What ECS demands of its callers' values, in AWS's words as far as tools match on them. Pure functions.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "wire/ecs.h"

namespace sparkecs::engine::api::ecs {

inline std::unexpected<Error> invalid(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "InvalidParameterException");
}
inline std::unexpected<Error> client_error(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "ClientException");
}
inline std::unexpected<Error> no_cluster(std::string message = "Cluster not found.") {
  return fail(Error::Kind::NotFound, std::move(message), "ClusterNotFoundException");
}
inline std::unexpected<Error> no_service() {
  return fail(Error::Kind::NotFound, "Service not found.", "ServiceNotFoundException");
}

// 1 to 255 letters, digits, '-' and '_'. `what` begins the message.
Result<> check_name(std::string_view what, const std::string& name);
// Keys: once each, 1 to 128 characters, not AWS's own; values at most 256; at most 50.
Result<> check_tags(const std::vector<wire::ecs::Tag>& tags);
// One of an enum's values, or empty: its default.
Result<> check_enum(std::string_view member, const std::string& value, std::initializer_list<std::string_view> allowed);
// maxResults of a list: 1 to 100. Gives the number to use.
Result<std::size_t> page_size(const std::optional<int>& wanted, int by_default = 100);

// The capacity providers every account has, which a cluster may attach.
bool is_fargate_provider(const std::string& name);
// A strategy, given what the cluster has attached. An empty one is fine.
Result<> check_strategy(const std::vector<wire::ecs::CapacityProviderStrategyItem>& strategy,
                        const std::vector<std::string>& attached);

// Where a task of this definition would run: "FARGATE" or "EC2", given what the caller named. A strategy, the
// caller's or else the cluster's default, means Fargate.
Result<std::string> launch_type_for(const wire::ecs::TaskDefinition& definition, const std::string& launch_type,
                                    const std::vector<wire::ecs::CapacityProviderStrategyItem>& strategy);

// The network that a task in mode awsvpc needs.
Result<wire::ecs::AwsVpcConfiguration> check_network(const wire::ecs::TaskDefinition& definition,
                                                     const std::optional<wire::ecs::NetworkConfiguration>& network);

// The overrides of a Fargate task with sizes normalised: what they make of the definition must be one that could be
// registered.
Result<wire::ecs::TaskOverride> accept_overrides(const wire::ecs::TaskDefinition& definition,
                                                 wire::ecs::TaskOverride overrides);

// The container and its port exist in the definition.
Result<> check_balancer(const wire::ecs::TaskDefinition& definition, const wire::ecs::LoadBalancer& balancer);

Result<> check_deployment_configuration(const std::optional<wire::ecs::DeploymentConfiguration>& configuration);

}  // namespace sparkecs::engine::api::ecs
