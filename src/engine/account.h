// What a new account of the local AWS has: a security group, a namespace, and names for people on all of it.
#pragma once

#include "base/result.h"
#include "engine/api/elbv2.h"
#include "engine/names/directory.h"
#include "engine/names/network.h"

namespace sparkecs::engine {

inline constexpr auto kSecurityGroup = "sg-00000000000000001";
inline constexpr auto kNamespace = "ns-0000000000000001";
inline constexpr auto kNamespaceName = "spark.local";

Result<> furnish(names::Network& network, names::Directory& directory);

// The VPC as load balancing asks about it. `network` outlives the result.
api::NetworkFacts balancers_view(const names::Network& network);

}  // namespace sparkecs::engine
