// AWS Cloud Map: a method per operation, shapes in wire/cloudmap.h. Borrows its Caller; safe from any thread.
// all_…() reads every page; it sets the request's page token itself.
#pragma once

#include <vector>

#include "aws/caller.h"
#include "wire/cloudmap.h"

namespace sparkecs::aws {

class CloudMap {
 public:
  explicit CloudMap(Caller& caller) : caller_(caller) {}

  Reply<wire::cloudmap::GetOperationRequest> get_operation(const wire::cloudmap::GetOperationRequest& request);

  // --- services ---
  // Not repeated when its reply is lost: look by name then.
  Reply<wire::cloudmap::CreateServiceRequest> create_service(const wire::cloudmap::CreateServiceRequest& request);
  Result<std::vector<wire::cloudmap::ServiceSummary>> all_services(wire::cloudmap::ListServicesRequest request = {});
  Reply<wire::cloudmap::UpdateServiceRequest> update_service(const wire::cloudmap::UpdateServiceRequest& request);
  Reply<wire::cloudmap::DeleteServiceRequest> delete_service(const wire::cloudmap::DeleteServiceRequest& request);

  // --- instances ---
  Reply<wire::cloudmap::DeregisterInstanceRequest> deregister_instance(
      const wire::cloudmap::DeregisterInstanceRequest& request);
  Reply<wire::cloudmap::ListInstancesRequest> list_instances(const wire::cloudmap::ListInstancesRequest& request);
  Result<std::vector<wire::cloudmap::InstanceSummary>> all_instances(wire::cloudmap::ListInstancesRequest request = {});

  // --- tags ---
  Reply<wire::cloudmap::TagResourceRequest> tag_resource(const wire::cloudmap::TagResourceRequest& request);
  Reply<wire::cloudmap::ListTagsForResourceRequest> list_tags_for_resource(
      const wire::cloudmap::ListTagsForResourceRequest& request);

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
