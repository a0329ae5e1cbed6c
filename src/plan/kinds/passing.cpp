#include "plan/kinds/passing.h"

#include <algorithm>

#include "base/text.h"

namespace sparkecs::plan {
namespace {

using namespace std::chrono_literals;

// Budgets as long experience with AWS sets them (the Terraform provider's are much the same).
constexpr Passing kPassing[] = {
    {"CreateCluster", "InvalidParameterException", "service linked role", "for the role of ECS, just created", 4min},
    {"CreateService", "InvalidParameterException", "service linked role", "for the role of ECS, just created", 4min},
    {"CreateService", "InvalidParameterException", "does not have an associated load balancer",
     "for the listener to be known to ECS", 4min},
    {"CreateService", "ClusterNotFoundException", "", "for the cluster to be known everywhere", 4min},
    {"CreateService", "", "verify that the ECS service role", "for the role to be known everywhere", 4min},
    {"CreateService", "", "still Draining", "for the old service of that name to end", 15min},
    {"CreateService", "", "unable to assume the role", "for the role to be known everywhere", 2min},
    {"UpdateService", "", "unable to assume the role", "for the role to be known everywhere", 2min},
    {"PutClusterCapacityProviders", "ClientException", "was not ACTIVE", "for the cluster to become active", 10min},
    {"PutClusterCapacityProviders", "ResourceInUseException", "", "for the cluster to finish its last change", 10min},
    {"PutClusterCapacityProviders", "UpdateInProgressException", "", "for the cluster to finish its last change",
     10min},
    {"CreateLoadBalancer", "InvalidGroup.NotFound", "", "for the security group to be known everywhere", 2min},
    {"CreateLoadBalancer", "InvalidSecurityGroup", "", "for the security group to be known everywhere", 2min},
    {"AuthorizeSecurityGroupIngress", "InvalidGroup.NotFound", "", "for the group to be known everywhere", 2min},
    {"CreateLogGroup", "OperationAbortedException", "", "for another change of the log group", 1min},
    {"PutRetentionPolicy", "OperationAbortedException", "", "for another change of the log group", 1min},
    {"PutRetentionPolicy", "ResourceNotFoundException", "", "for the log group to be known everywhere", 1min},

    {"DeleteService", "InvalidParameterException", "deployments are active", "for the last deployment to end", 10min},
    {"DeleteService", "", "has a dependent object", "for what depends on the service", 10min},
    {"DeleteCluster", "ClusterContainsTasksException", "", "for the last tasks to end", 10min},
    {"DeleteCluster", "ClusterContainsServicesException", "", "for the last services to end", 10min},
    {"DeleteCluster", "UpdateInProgressException", "", "for the cluster to finish its last change", 10min},
    {"DeleteTargetGroup", "ResourceInUse", "", "for the listener to let go of it", 2min},
    {"DeleteSecurityGroup", "DependencyViolation", "", "for AWS to release its network interfaces", 15min},
    {"DeleteSecurityGroup", "InvalidGroup.InUse", "", "for AWS to release its network interfaces", 15min},
    {"DeleteService (Cloud Map)", "ResourceInUse", "", "for the last address to leave", 2min},
    {"DeleteLogGroup", "OperationAbortedException", "", "for another change of the log group", 1min},
};

bool fits(const Passing& row, std::string_view operation, const Error& error) {
  return row.operation == operation && (row.code.empty() || row.code == error.code) &&
         to_lower(error.message).find(to_lower(row.part)) != std::string::npos;
}

}  // namespace

const Passing* passing(std::string_view operation, const Error& error) {
  auto at = std::ranges::find_if(kPassing, [&](const Passing& row) { return fits(row, operation, error); });
  return at == std::end(kPassing) ? nullptr : at;
}

}  // namespace sparkecs::plan
