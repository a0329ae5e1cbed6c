// ECS: clusters and capacity providers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wire/ecs_tags.h"

namespace sparkecs::wire::ecs {

struct ClusterSetting {
  std::string name;
  std::string value;
  static constexpr auto kMembers =
      members(member("name", &ClusterSetting::name), member("value", &ClusterSetting::value));
  bool operator==(const ClusterSetting&) const = default;
};

struct Cluster {
  std::string cluster_arn;
  std::string cluster_name;
  std::string status;  // ACTIVE, PROVISIONING, DEPROVISIONING, FAILED, INACTIVE
  int registered_container_instances_count = 0;
  int running_tasks_count = 0;
  int pending_tasks_count = 0;
  int active_services_count = 0;
  std::vector<KeyValuePair> statistics;
  std::vector<Tag> tags;
  std::vector<ClusterSetting> settings;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  std::vector<Attachment> attachments;
  std::string attachments_status;
  Document rest;  // configuration, serviceConnectDefaults
  static constexpr auto kMembers =
      members(member("clusterArn", &Cluster::cluster_arn), member("clusterName", &Cluster::cluster_name),
              member("status", &Cluster::status),
              member("registeredContainerInstancesCount", &Cluster::registered_container_instances_count),
              member("runningTasksCount", &Cluster::running_tasks_count),
              member("pendingTasksCount", &Cluster::pending_tasks_count),
              member("activeServicesCount", &Cluster::active_services_count),
              always("statistics", &Cluster::statistics), always("tags", &Cluster::tags),
              always("settings", &Cluster::settings), always("capacityProviders", &Cluster::capacity_providers),
              always("defaultCapacityProviderStrategy", &Cluster::default_capacity_provider_strategy),
              member("attachments", &Cluster::attachments), member("attachmentsStatus", &Cluster::attachments_status),
              wire::rest(&Cluster::rest));
};

struct CreateClusterResponse {
  Cluster cluster;
  static constexpr auto kMembers = members(required("cluster", &CreateClusterResponse::cluster));
};
struct CreateClusterRequest {
  using Response = CreateClusterResponse;
  static constexpr std::string_view kOperation = "CreateCluster";
  std::string cluster_name;  // empty: "default"
  std::vector<Tag> tags;
  std::vector<ClusterSetting> settings;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  Document rest;
  static constexpr auto kMembers =
      members(member("clusterName", &CreateClusterRequest::cluster_name), member("tags", &CreateClusterRequest::tags),
              member("settings", &CreateClusterRequest::settings),
              member("capacityProviders", &CreateClusterRequest::capacity_providers),
              member("defaultCapacityProviderStrategy", &CreateClusterRequest::default_capacity_provider_strategy),
              wire::rest(&CreateClusterRequest::rest));
};

struct UpdateClusterResponse {
  Cluster cluster;
  static constexpr auto kMembers = members(required("cluster", &UpdateClusterResponse::cluster));
};
struct UpdateClusterRequest {
  using Response = UpdateClusterResponse;
  static constexpr std::string_view kOperation = "UpdateCluster";
  std::string cluster;
  std::optional<std::vector<ClusterSetting>> settings;
  Document rest;
  static constexpr auto kMembers =
      members(required("cluster", &UpdateClusterRequest::cluster), member("settings", &UpdateClusterRequest::settings),
              wire::rest(&UpdateClusterRequest::rest));
};

struct DeleteClusterResponse {
  Cluster cluster;
  static constexpr auto kMembers = members(required("cluster", &DeleteClusterResponse::cluster));
};
struct DeleteClusterRequest {
  using Response = DeleteClusterResponse;
  static constexpr std::string_view kOperation = "DeleteCluster";
  std::string cluster;
  static constexpr auto kMembers = members(required("cluster", &DeleteClusterRequest::cluster));
};

struct DescribeClustersResponse {
  std::vector<Cluster> clusters;
  std::vector<Failure> failures;
  static constexpr auto kMembers = members(always("clusters", &DescribeClustersResponse::clusters),
                                           always("failures", &DescribeClustersResponse::failures));
};
struct DescribeClustersRequest {
  using Response = DescribeClustersResponse;
  static constexpr std::string_view kOperation = "DescribeClusters";
  std::vector<std::string> clusters;  // empty: "default"
  std::vector<std::string> include;   // TAGS, SETTINGS, STATISTICS, CONFIGURATIONS, ATTACHMENTS
  static constexpr auto kMembers = members(member("clusters", &DescribeClustersRequest::clusters),
                                           member("include", &DescribeClustersRequest::include));
};

struct ListClustersResponse {
  std::vector<std::string> cluster_arns;
  std::string next_token;
  static constexpr auto kMembers = members(always("clusterArns", &ListClustersResponse::cluster_arns),
                                           member("nextToken", &ListClustersResponse::next_token));
};
struct ListClustersRequest {
  using Response = ListClustersResponse;
  static constexpr std::string_view kOperation = "ListClusters";
  std::string next_token;
  std::optional<int> max_results;
  static constexpr auto kMembers = members(member("nextToken", &ListClustersRequest::next_token),
                                           member("maxResults", &ListClustersRequest::max_results));
};

struct PutClusterCapacityProvidersResponse {
  Cluster cluster;
  static constexpr auto kMembers = members(required("cluster", &PutClusterCapacityProvidersResponse::cluster));
};
// Replaces both lists as a whole.
struct PutClusterCapacityProvidersRequest {
  using Response = PutClusterCapacityProvidersResponse;
  static constexpr std::string_view kOperation = "PutClusterCapacityProviders";
  std::string cluster;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  static constexpr auto kMembers =
      members(required("cluster", &PutClusterCapacityProvidersRequest::cluster),
              required("capacityProviders", &PutClusterCapacityProvidersRequest::capacity_providers),
              required("defaultCapacityProviderStrategy",
                       &PutClusterCapacityProvidersRequest::default_capacity_provider_strategy));
};

struct CapacityProvider {
  std::string capacity_provider_arn;
  std::string name;
  std::string status;
  std::vector<Tag> tags;
  static constexpr auto kMembers = members(
      member("capacityProviderArn", &CapacityProvider::capacity_provider_arn), member("name", &CapacityProvider::name),
      member("status", &CapacityProvider::status), always("tags", &CapacityProvider::tags));
};

struct DescribeCapacityProvidersResponse {
  std::vector<CapacityProvider> capacity_providers;
  std::vector<Failure> failures;
  std::string next_token;
  static constexpr auto kMembers =
      members(always("capacityProviders", &DescribeCapacityProvidersResponse::capacity_providers),
              always("failures", &DescribeCapacityProvidersResponse::failures),
              member("nextToken", &DescribeCapacityProvidersResponse::next_token));
};
struct DescribeCapacityProvidersRequest {
  using Response = DescribeCapacityProvidersResponse;
  static constexpr std::string_view kOperation = "DescribeCapacityProviders";
  std::vector<std::string> capacity_providers;  // empty: all
  std::vector<std::string> include;
  std::string next_token;
  std::optional<int> max_results;
  static constexpr auto kMembers =
      members(member("capacityProviders", &DescribeCapacityProvidersRequest::capacity_providers),
              member("include", &DescribeCapacityProvidersRequest::include),
              member("nextToken", &DescribeCapacityProvidersRequest::next_token),
              member("maxResults", &DescribeCapacityProvidersRequest::max_results));
};

}  // namespace sparkecs::wire::ecs
