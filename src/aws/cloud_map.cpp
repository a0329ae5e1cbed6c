#include "aws/cloud_map.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::cloudmap;
using wire::kCloudMap;

Reply<GetOperationRequest> CloudMap::get_operation(const GetOperationRequest& request) {
  return aws::call(caller_, kCloudMap, request);
}

// --- services ---

Reply<CreateServiceRequest> CloudMap::create_service(const CreateServiceRequest& request) {
  return aws::call(caller_, kCloudMap, request, Repeat::Never);
}
Result<std::vector<ServiceSummary>> CloudMap::all_services(ListServicesRequest request) {
  return call_pages(caller_, kCloudMap, std::move(request), &ListServicesRequest::next_token,
                    &ListServicesRequest::Response::next_token, &ListServicesRequest::Response::services);
}
Reply<UpdateServiceRequest> CloudMap::update_service(const UpdateServiceRequest& request) {
  return aws::call(caller_, kCloudMap, request);
}
Reply<DeleteServiceRequest> CloudMap::delete_service(const DeleteServiceRequest& request) {
  return aws::call(caller_, kCloudMap, request);
}

// --- instances ---

Reply<DeregisterInstanceRequest> CloudMap::deregister_instance(const DeregisterInstanceRequest& request) {
  return aws::call(caller_, kCloudMap, request);
}
Reply<ListInstancesRequest> CloudMap::list_instances(const ListInstancesRequest& request) {
  return aws::call(caller_, kCloudMap, request);
}
Result<std::vector<InstanceSummary>> CloudMap::all_instances(ListInstancesRequest request) {
  return call_pages(caller_, kCloudMap, std::move(request), &ListInstancesRequest::next_token,
                    &ListInstancesRequest::Response::next_token, &ListInstancesRequest::Response::instances);
}

// --- tags ---

Reply<TagResourceRequest> CloudMap::tag_resource(const TagResourceRequest& request) {
  return aws::call(caller_, kCloudMap, request);
}
Reply<ListTagsForResourceRequest> CloudMap::list_tags_for_resource(const ListTagsForResourceRequest& request) {
  return aws::call(caller_, kCloudMap, request);
}

}  // namespace sparkecs::aws
