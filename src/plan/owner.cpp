#include "plan/owner.h"

#include <fmt/format.h>

namespace sparkecs::plan {
namespace {

constexpr auto kEnvironment = "sparkecs:environment";
constexpr auto kCluster = "sparkecs:cluster";
constexpr auto kVersion = "sparkecs:version";

}  // namespace

Tags tags(const Identity& identity) {
  return {{kEnvironment, identity.environment}, {kCluster, identity.cluster}, {kVersion, SPARKECS_VERSION}};
}

bool has_owner(const Tags& found) {
  return found.contains(kEnvironment) && found.contains(kCluster);
}

std::string not_ours(const Tags& found, const Identity& identity) {
  if (!has_owner(found)) return "it has no sparkecs tags";
  const auto& environment = found.at(kEnvironment);
  const auto& cluster = found.at(kCluster);
  if (environment == identity.environment && cluster == identity.cluster) return "";
  return fmt::format("it belongs to environment {} (cluster {})", environment, cluster);
}

}  // namespace sparkecs::plan
