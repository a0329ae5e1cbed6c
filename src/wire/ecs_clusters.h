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
  template <class V>
  static void members(V& v) {
    v.member("name", &ClusterSetting::name);
    v.member("value", &ClusterSetting::value);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("clusterArn", &Cluster::cluster_arn);
    v.member("clusterName", &Cluster::cluster_name);
    v.member("status", &Cluster::status);
    v.member("registeredContainerInstancesCount", &Cluster::registered_container_instances_count);
    v.member("runningTasksCount", &Cluster::running_tasks_count);
    v.member("pendingTasksCount", &Cluster::pending_tasks_count);
    v.member("activeServicesCount", &Cluster::active_services_count);
    v.always("statistics", &Cluster::statistics);
    v.always("tags", &Cluster::tags);
    v.always("settings", &Cluster::settings);
    v.always("capacityProviders", &Cluster::capacity_providers);
    v.always("defaultCapacityProviderStrategy", &Cluster::default_capacity_provider_strategy);
    v.member("attachments", &Cluster::attachments);
    v.member("attachmentsStatus", &Cluster::attachments_status);
    v.rest(&Cluster::rest);
  }
};

struct CreateClusterResponse {
  Cluster cluster;
  template <class V>
  static void members(V& v) {
    v.required("cluster", &CreateClusterResponse::cluster);
  }
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
  template <class V>
  static void members(V& v) {
    v.member("clusterName", &CreateClusterRequest::cluster_name);
    v.member("tags", &CreateClusterRequest::tags);
    v.member("settings", &CreateClusterRequest::settings);
    v.member("capacityProviders", &CreateClusterRequest::capacity_providers);
    v.member("defaultCapacityProviderStrategy", &CreateClusterRequest::default_capacity_provider_strategy);
    v.rest(&CreateClusterRequest::rest);
  }
};

struct UpdateClusterResponse {
  Cluster cluster;
  template <class V>
  static void members(V& v) {
    v.required("cluster", &UpdateClusterResponse::cluster);
  }
};
struct UpdateClusterRequest {
  using Response = UpdateClusterResponse;
  static constexpr std::string_view kOperation = "UpdateCluster";
  std::string cluster;
  std::optional<std::vector<ClusterSetting>> settings;
  Document rest;
  template <class V>
  static void members(V& v) {
    v.required("cluster", &UpdateClusterRequest::cluster);
    v.member("settings", &UpdateClusterRequest::settings);
    v.rest(&UpdateClusterRequest::rest);
  }
};

struct DeleteClusterResponse {
  Cluster cluster;
  template <class V>
  static void members(V& v) {
    v.required("cluster", &DeleteClusterResponse::cluster);
  }
};
struct DeleteClusterRequest {
  using Response = DeleteClusterResponse;
  static constexpr std::string_view kOperation = "DeleteCluster";
  std::string cluster;
  template <class V>
  static void members(V& v) {
    v.required("cluster", &DeleteClusterRequest::cluster);
  }
};

struct DescribeClustersResponse {
  std::vector<Cluster> clusters;
  std::vector<Failure> failures;
  template <class V>
  static void members(V& v) {
    v.always("clusters", &DescribeClustersResponse::clusters);
    v.always("failures", &DescribeClustersResponse::failures);
  }
};
struct DescribeClustersRequest {
  using Response = DescribeClustersResponse;
  static constexpr std::string_view kOperation = "DescribeClusters";
  std::vector<std::string> clusters;  // empty: "default"
  std::vector<std::string> include;   // TAGS, SETTINGS, STATISTICS, CONFIGURATIONS, ATTACHMENTS
  template <class V>
  static void members(V& v) {
    v.member("clusters", &DescribeClustersRequest::clusters);
    v.member("include", &DescribeClustersRequest::include);
  }
};

struct ListClustersResponse {
  std::vector<std::string> cluster_arns;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("clusterArns", &ListClustersResponse::cluster_arns);
    v.member("nextToken", &ListClustersResponse::next_token);
  }
};
struct ListClustersRequest {
  using Response = ListClustersResponse;
  static constexpr std::string_view kOperation = "ListClusters";
  std::string next_token;
  std::optional<int> max_results;
  template <class V>
  static void members(V& v) {
    v.member("nextToken", &ListClustersRequest::next_token);
    v.member("maxResults", &ListClustersRequest::max_results);
  }
};

struct PutClusterCapacityProvidersResponse {
  Cluster cluster;
  template <class V>
  static void members(V& v) {
    v.required("cluster", &PutClusterCapacityProvidersResponse::cluster);
  }
};
// Replaces both lists as a whole.
struct PutClusterCapacityProvidersRequest {
  using Response = PutClusterCapacityProvidersResponse;
  static constexpr std::string_view kOperation = "PutClusterCapacityProviders";
  std::string cluster;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  template <class V>
  static void members(V& v) {
    v.required("cluster", &PutClusterCapacityProvidersRequest::cluster);
    v.required("capacityProviders", &PutClusterCapacityProvidersRequest::capacity_providers);
    v.required("defaultCapacityProviderStrategy",
               &PutClusterCapacityProvidersRequest::default_capacity_provider_strategy);
  }
};

struct CapacityProvider {
  std::string capacity_provider_arn;
  std::string name;
  std::string status;
  std::vector<Tag> tags;
  template <class V>
  static void members(V& v) {
    v.member("capacityProviderArn", &CapacityProvider::capacity_provider_arn);
    v.member("name", &CapacityProvider::name);
    v.member("status", &CapacityProvider::status);
    v.always("tags", &CapacityProvider::tags);
  }
};

struct DescribeCapacityProvidersResponse {
  std::vector<CapacityProvider> capacity_providers;
  std::vector<Failure> failures;
  std::string next_token;
  template <class V>
  static void members(V& v) {
    v.always("capacityProviders", &DescribeCapacityProvidersResponse::capacity_providers);
    v.always("failures", &DescribeCapacityProvidersResponse::failures);
    v.member("nextToken", &DescribeCapacityProvidersResponse::next_token);
  }
};
struct DescribeCapacityProvidersRequest {
  using Response = DescribeCapacityProvidersResponse;
  static constexpr std::string_view kOperation = "DescribeCapacityProviders";
  std::vector<std::string> capacity_providers;  // empty: all
  std::vector<std::string> include;
  std::string next_token;
  std::optional<int> max_results;
  template <class V>
  static void members(V& v) {
    v.member("capacityProviders", &DescribeCapacityProvidersRequest::capacity_providers);
    v.member("include", &DescribeCapacityProvidersRequest::include);
    v.member("nextToken", &DescribeCapacityProvidersRequest::next_token);
    v.member("maxResults", &DescribeCapacityProvidersRequest::max_results);
  }
};

}  // namespace sparkecs::wire::ecs
