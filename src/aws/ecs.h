// Amazon ECS: a method per operation, shapes in wire/ecs.h. Borrows its Caller; safe from any thread.
// all_…() reads every page; it sets the request's page token itself.
#pragma once

#include <string>
#include <vector>

#include "aws/caller.h"
#include "wire/ecs.h"

namespace sparkecs::aws {

class Ecs {
 public:
  explicit Ecs(Caller& caller) : caller_(caller) {}

  // --- clusters ---
  Reply<wire::ecs::CreateClusterRequest> create_cluster(const wire::ecs::CreateClusterRequest& request);
  Reply<wire::ecs::UpdateClusterRequest> update_cluster(const wire::ecs::UpdateClusterRequest& request);
  Reply<wire::ecs::DeleteClusterRequest> delete_cluster(const wire::ecs::DeleteClusterRequest& request);
  // At most 100 at a time. What does not exist is no error but stands in `failures`.
  Reply<wire::ecs::DescribeClustersRequest> describe_clusters(const wire::ecs::DescribeClustersRequest& request);
  Reply<wire::ecs::ListClustersRequest> list_clusters(const wire::ecs::ListClustersRequest& request);
  Result<std::vector<std::string>> all_cluster_arns(wire::ecs::ListClustersRequest request = {});
  Reply<wire::ecs::PutClusterCapacityProvidersRequest> put_cluster_capacity_providers(
      const wire::ecs::PutClusterCapacityProvidersRequest& request);
  Reply<wire::ecs::DescribeCapacityProvidersRequest> describe_capacity_providers(
      const wire::ecs::DescribeCapacityProvidersRequest& request);

  // --- task definitions ---
  // Every call makes a new revision, so it is not repeated when its reply is lost.
  Reply<wire::ecs::RegisterTaskDefinitionRequest> register_task_definition(
      const wire::ecs::RegisterTaskDefinitionRequest& request);
  Reply<wire::ecs::DescribeTaskDefinitionRequest> describe_task_definition(
      const wire::ecs::DescribeTaskDefinitionRequest& request);
  Reply<wire::ecs::DeregisterTaskDefinitionRequest> deregister_task_definition(
      const wire::ecs::DeregisterTaskDefinitionRequest& request);
  // At most 10 at a time.
  Reply<wire::ecs::DeleteTaskDefinitionsRequest> delete_task_definitions(
      const wire::ecs::DeleteTaskDefinitionsRequest& request);
  Reply<wire::ecs::ListTaskDefinitionsRequest> list_task_definitions(
      const wire::ecs::ListTaskDefinitionsRequest& request);
  Result<std::vector<std::string>> all_task_definition_arns(wire::ecs::ListTaskDefinitionsRequest request = {});
  Reply<wire::ecs::ListTaskDefinitionFamiliesRequest> list_task_definition_families(
      const wire::ecs::ListTaskDefinitionFamiliesRequest& request);
  Result<std::vector<std::string>> all_task_definition_families(
      wire::ecs::ListTaskDefinitionFamiliesRequest request = {});

  // --- services ---
  // Repeated after a lost reply only when it carries a client_token.
  Reply<wire::ecs::CreateServiceRequest> create_service(const wire::ecs::CreateServiceRequest& request);
  Reply<wire::ecs::UpdateServiceRequest> update_service(const wire::ecs::UpdateServiceRequest& request);
  Reply<wire::ecs::DeleteServiceRequest> delete_service(const wire::ecs::DeleteServiceRequest& request);
  // At most 10 at a time.
  Reply<wire::ecs::DescribeServicesRequest> describe_services(const wire::ecs::DescribeServicesRequest& request);
  Reply<wire::ecs::ListServicesRequest> list_services(const wire::ecs::ListServicesRequest& request);
  Result<std::vector<std::string>> all_service_arns(wire::ecs::ListServicesRequest request = {});

  // --- tasks ---
  // Repeated after a lost reply only when it carries a client_token. A task that cannot be placed is no error but
  // stands in `failures`.
  Reply<wire::ecs::RunTaskRequest> run_task(const wire::ecs::RunTaskRequest& request);
  Reply<wire::ecs::StopTaskRequest> stop_task(const wire::ecs::StopTaskRequest& request);
  // At most 100 at a time.
  Reply<wire::ecs::DescribeTasksRequest> describe_tasks(const wire::ecs::DescribeTasksRequest& request);
  Reply<wire::ecs::ListTasksRequest> list_tasks(const wire::ecs::ListTasksRequest& request);
  Result<std::vector<std::string>> all_task_arns(wire::ecs::ListTasksRequest request = {});

  // --- tags ---
  Reply<wire::ecs::TagResourceRequest> tag_resource(const wire::ecs::TagResourceRequest& request);
  Reply<wire::ecs::UntagResourceRequest> untag_resource(const wire::ecs::UntagResourceRequest& request);
  Reply<wire::ecs::ListTagsForResourceRequest> list_tags_for_resource(
      const wire::ecs::ListTagsForResourceRequest& request);

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
