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
  Reply<wire::ecs::DeleteClusterRequest> delete_cluster(const wire::ecs::DeleteClusterRequest& request);
  // At most 100 at a time. What does not exist is no error but stands in `failures`.
  Reply<wire::ecs::DescribeClustersRequest> describe_clusters(const wire::ecs::DescribeClustersRequest& request);
  Reply<wire::ecs::PutClusterCapacityProvidersRequest> put_cluster_capacity_providers(
      const wire::ecs::PutClusterCapacityProvidersRequest& request);

  // --- task definitions ---
  // Every call makes a new revision, so it is not repeated when its reply is lost.
  Reply<wire::ecs::RegisterTaskDefinitionRequest> register_task_definition(
      const wire::ecs::RegisterTaskDefinitionRequest& request);
  Reply<wire::ecs::DescribeTaskDefinitionRequest> describe_task_definition(
      const wire::ecs::DescribeTaskDefinitionRequest& request);
  Reply<wire::ecs::DeregisterTaskDefinitionRequest> deregister_task_definition(
      const wire::ecs::DeregisterTaskDefinitionRequest& request);
  Result<std::vector<std::string>> all_task_definition_arns(wire::ecs::ListTaskDefinitionsRequest request = {});

  // --- services ---
  // Repeated after a lost reply only when it carries a client_token.
  Reply<wire::ecs::CreateServiceRequest> create_service(const wire::ecs::CreateServiceRequest& request);
  Reply<wire::ecs::UpdateServiceRequest> update_service(const wire::ecs::UpdateServiceRequest& request);
  Reply<wire::ecs::DeleteServiceRequest> delete_service(const wire::ecs::DeleteServiceRequest& request);
  // At most 10 at a time.
  Reply<wire::ecs::DescribeServicesRequest> describe_services(const wire::ecs::DescribeServicesRequest& request);

  // --- tasks ---
  // Repeated after a lost reply only when it carries a client_token. A task that cannot be placed is no error but
  // stands in `failures`.
  Reply<wire::ecs::RunTaskRequest> run_task(const wire::ecs::RunTaskRequest& request);
  Reply<wire::ecs::StopTaskRequest> stop_task(const wire::ecs::StopTaskRequest& request);
  // At most 100 at a time.
  Reply<wire::ecs::DescribeTasksRequest> describe_tasks(const wire::ecs::DescribeTasksRequest& request);
  Result<std::vector<std::string>> all_task_arns(wire::ecs::ListTasksRequest request = {});

  // --- tags ---
  Reply<wire::ecs::TagResourceRequest> tag_resource(const wire::ecs::TagResourceRequest& request);
  Reply<wire::ecs::ListTagsForResourceRequest> list_tags_for_resource(
      const wire::ecs::ListTagsForResourceRequest& request);

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
