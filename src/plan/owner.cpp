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

std::string not_ours(const Tags& found, const Identity& identity) {
  auto environment = found.find(kEnvironment);
  auto cluster = found.find(kCluster);
  if (environment == found.end() || cluster == found.end()) return "it has no sparkecs tags";
  if (environment->second == identity.environment && cluster->second == identity.cluster) return "";
  return fmt::format("it belongs to environment {} (cluster {})", environment->second, cluster->second);
}

}  // namespace sparkecs::plan
