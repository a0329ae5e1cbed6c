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
Reply<DeleteClusterRequest> Ecs::delete_cluster(const DeleteClusterRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<DescribeClustersRequest> Ecs::describe_clusters(const DescribeClustersRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<PutClusterCapacityProvidersRequest> Ecs::put_cluster_capacity_providers(
    const PutClusterCapacityProvidersRequest& request) {
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
Result<std::vector<std::string>> Ecs::all_task_definition_arns(ListTaskDefinitionsRequest request) {
  return call_pages(caller_, kEcs, std::move(request), &ListTaskDefinitionsRequest::next_token,
                    &ListTaskDefinitionsRequest::Response::next_token,
                    &ListTaskDefinitionsRequest::Response::task_definition_arns);
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
Result<std::vector<std::string>> Ecs::all_task_arns(ListTasksRequest request) {
  return call_pages(caller_, kEcs, std::move(request), &ListTasksRequest::next_token,
                    &ListTasksRequest::Response::next_token, &ListTasksRequest::Response::task_arns);
}

// --- tags ---

Reply<TagResourceRequest> Ecs::tag_resource(const TagResourceRequest& request) {
  return aws::call(caller_, kEcs, request);
}
Reply<ListTagsForResourceRequest> Ecs::list_tags_for_resource(const ListTagsForResourceRequest& request) {
  return aws::call(caller_, kEcs, request);
}

}  // namespace sparkecs::aws
