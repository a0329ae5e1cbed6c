#include "aws/ecs.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::ecs;
using wire::kEcs;

// --- clusters ---

Reply<CreateClusterRequest> Ecs::create_cluster(const CreateClusterRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<UpdateClusterRequest> Ecs::update_cluster(const UpdateClusterRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DeleteClusterRequest> Ecs::delete_cluster(const DeleteClusterRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DescribeClustersRequest> Ecs::describe_clusters(const DescribeClustersRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<ListClustersRequest> Ecs::list_clusters(const ListClustersRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Result<std::vector<std::string>> Ecs::all_cluster_arns(ListClustersRequest request) {
  return call_pages(caller_, kEcs, std::move(request), &ListClustersRequest::next_token,
                    &ListClustersRequest::Response::next_token, &ListClustersRequest::Response::cluster_arns);
}
Reply<PutClusterCapacityProvidersRequest> Ecs::put_cluster_capacity_providers(
    const PutClusterCapacityProvidersRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DescribeCapacityProvidersRequest> Ecs::describe_capacity_providers(
    const DescribeCapacityProvidersRequest& request) {
  return aws::call(caller_, kEcs, request);
}

// --- task definitions ---

Reply<RegisterTaskDefinitionRequest> Ecs::register_task_definition(const RegisterTaskDefinitionRequest& request) {
  return aws::call(caller_, kEcs, request, Repeat::Never);
}
Reply<DescribeTaskDefinitionRequest> Ecs::describe_task_definition(const DescribeTaskDefinitionRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DeregisterTaskDefinitionRequest> Ecs::deregister_task_definition(const DeregisterTaskDefinitionRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DeleteTaskDefinitionsRequest> Ecs::delete_task_definitions(const DeleteTaskDefinitionsRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<ListTaskDefinitionsRequest> Ecs::list_task_definitions(const ListTaskDefinitionsRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Result<std::vector<std::string>> Ecs::all_task_definition_arns(ListTaskDefinitionsRequest request) {
  return call_pages(caller_, kEcs, std::move(request), &ListTaskDefinitionsRequest::next_token,
                    &ListTaskDefinitionsRequest::Response::next_token,
                    &ListTaskDefinitionsRequest::Response::task_definition_arns);
}
Reply<ListTaskDefinitionFamiliesRequest> Ecs::list_task_definition_families(
    const ListTaskDefinitionFamiliesRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Result<std::vector<std::string>> Ecs::all_task_definition_families(ListTaskDefinitionFamiliesRequest request) {
  return call_pages(caller_, kEcs, std::move(request), &ListTaskDefinitionFamiliesRequest::next_token,
                    &ListTaskDefinitionFamiliesRequest::Response::next_token,
                    &ListTaskDefinitionFamiliesRequest::Response::families);
}

// --- services ---

Reply<CreateServiceRequest> Ecs::create_service(const CreateServiceRequest& request) {
  return aws::call(caller_, kEcs, request, with_token(request.client_token));
}
Reply<UpdateServiceRequest> Ecs::update_service(const UpdateServiceRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DeleteServiceRequest> Ecs::delete_service(const DeleteServiceRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DescribeServicesRequest> Ecs::describe_services(const DescribeServicesRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<ListServicesRequest> Ecs::list_services(const ListServicesRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Result<std::vector<std::string>> Ecs::all_service_arns(ListServicesRequest request) {
  return call_pages(caller_, kEcs, std::move(request), &ListServicesRequest::next_token,
                    &ListServicesRequest::Response::next_token, &ListServicesRequest::Response::service_arns);
}

// --- tasks ---

Reply<RunTaskRequest> Ecs::run_task(const RunTaskRequest& request) {
  return aws::call(caller_, kEcs, request, with_token(request.client_token));
}
Reply<StopTaskRequest> Ecs::stop_task(const StopTaskRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DescribeTasksRequest> Ecs::describe_tasks(const DescribeTasksRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<ListTasksRequest> Ecs::list_tasks(const ListTasksRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Result<std::vector<std::string>> Ecs::all_task_arns(ListTasksRequest request) {
  return call_pages(caller_, kEcs, std::move(request), &ListTasksRequest::next_token,
                    &ListTasksRequest::Response::next_token, &ListTasksRequest::Response::task_arns);
}

// --- tags ---

Reply<TagResourceRequest> Ecs::tag_resource(const TagResourceRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<UntagResourceRequest> Ecs::untag_resource(const UntagResourceRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<ListTagsForResourceRequest> Ecs::list_tags_for_resource(const ListTagsForResourceRequest& request) {
  return aws::call(caller_, kEcs, request);
}

}  // namespace sparkecs::aws
