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
  static void members(auto& v, auto& self) {
    v.member("name", self.name);
    v.member("value", self.value);
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
  static void members(auto& v, auto& self) {
    v.member("clusterArn", self.cluster_arn);
    v.member("clusterName", self.cluster_name);
    v.member("status", self.status);
    v.member("registeredContainerInstancesCount", self.registered_container_instances_count);
    v.member("runningTasksCount", self.running_tasks_count);
    v.member("pendingTasksCount", self.pending_tasks_count);
    v.member("activeServicesCount", self.active_services_count);
    v.always("statistics", self.statistics);
    v.always("tags", self.tags);
    v.always("settings", self.settings);
    v.always("capacityProviders", self.capacity_providers);
    v.always("defaultCapacityProviderStrategy", self.default_capacity_provider_strategy);
    v.member("attachments", self.attachments);
    v.member("attachmentsStatus", self.attachments_status);
    v.rest(self.rest);
  }
};

struct CreateClusterResponse {
  Cluster cluster;
  static void members(auto& v, auto& self) { v.required("cluster", self.cluster); }
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
  static void members(auto& v, auto& self) {
    v.member("clusterName", self.cluster_name);
    v.member("tags", self.tags);
    v.member("settings", self.settings);
    v.member("capacityProviders", self.capacity_providers);
    v.member("defaultCapacityProviderStrategy", self.default_capacity_provider_strategy);
    v.rest(self.rest);
  }
};

struct UpdateClusterResponse {
  Cluster cluster;
  static void members(auto& v, auto& self) { v.required("cluster", self.cluster); }
};
struct UpdateClusterRequest {
  using Response = UpdateClusterResponse;
  static constexpr std::string_view kOperation = "UpdateCluster";
  std::string cluster;
  std::optional<std::vector<ClusterSetting>> settings;
  Document rest;
  static void members(auto& v, auto& self) {
    v.required("cluster", self.cluster);
    v.member("settings", self.settings);
    v.rest(self.rest);
  }
};

struct DeleteClusterResponse {
  Cluster cluster;
  static void members(auto& v, auto& self) { v.required("cluster", self.cluster); }
};
struct DeleteClusterRequest {
  using Response = DeleteClusterResponse;
  static constexpr std::string_view kOperation = "DeleteCluster";
  std::string cluster;
  static void members(auto& v, auto& self) { v.required("cluster", self.cluster); }
};

struct DescribeClustersResponse {
  std::vector<Cluster> clusters;
  std::vector<Failure> failures;
  static void members(auto& v, auto& self) {
    v.always("clusters", self.clusters);
    v.always("failures", self.failures);
  }
};
struct DescribeClustersRequest {
  using Response = DescribeClustersResponse;
  static constexpr std::string_view kOperation = "DescribeClusters";
  std::vector<std::string> clusters;  // empty: "default"
  std::vector<std::string> include;   // TAGS, SETTINGS, STATISTICS, CONFIGURATIONS, ATTACHMENTS
  static void members(auto& v, auto& self) {
    v.member("clusters", self.clusters);
    v.member("include", self.include);
  }
};

struct ListClustersResponse {
  std::vector<std::string> cluster_arns;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("clusterArns", self.cluster_arns);
    v.member("nextToken", self.next_token);
  }
};
struct ListClustersRequest {
  using Response = ListClustersResponse;
  static constexpr std::string_view kOperation = "ListClusters";
  std::string next_token;
  std::optional<int> max_results;
  static void members(auto& v, auto& self) {
    v.member("nextToken", self.next_token);
    v.member("maxResults", self.max_results);
  }
};

struct PutClusterCapacityProvidersResponse {
  Cluster cluster;
  static void members(auto& v, auto& self) { v.required("cluster", self.cluster); }
};
// Replaces both lists as a whole.
struct PutClusterCapacityProvidersRequest {
  using Response = PutClusterCapacityProvidersResponse;
  static constexpr std::string_view kOperation = "PutClusterCapacityProviders";
  std::string cluster;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  static void members(auto& v, auto& self) {
    v.required("cluster", self.cluster);
    v.required("capacityProviders", self.capacity_providers);
    v.required("defaultCapacityProviderStrategy", self.default_capacity_provider_strategy);
  }
};

struct CapacityProvider {
  std::string capacity_provider_arn;
  std::string name;
  std::string status;
  std::vector<Tag> tags;
  static void members(auto& v, auto& self) {
    v.member("capacityProviderArn", self.capacity_provider_arn);
    v.member("name", self.name);
    v.member("status", self.status);
    v.always("tags", self.tags);
  }
};

struct DescribeCapacityProvidersResponse {
  std::vector<CapacityProvider> capacity_providers;
  std::vector<Failure> failures;
  std::string next_token;
  static void members(auto& v, auto& self) {
    v.always("capacityProviders", self.capacity_providers);
    v.always("failures", self.failures);
    v.member("nextToken", self.next_token);
  }
};
struct DescribeCapacityProvidersRequest {
  using Response = DescribeCapacityProvidersResponse;
  static constexpr std::string_view kOperation = "DescribeCapacityProviders";
  std::vector<std::string> capacity_providers;  // empty: all
  std::vector<std::string> include;
  std::string next_token;
  std::optional<int> max_results;
  static void members(auto& v, auto& self) {
    v.member("capacityProviders", self.capacity_providers);
    v.member("include", self.include);
    v.member("nextToken", self.next_token);
    v.member("maxResults", self.max_results);
  }
};

}  // namespace sparkecs::wire::ecs
