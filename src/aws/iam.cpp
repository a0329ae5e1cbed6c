#include "aws/iam.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::iam;
using wire::kIam;

Reply<GetRoleRequest> Iam::get_role(const GetRoleRequest& request) {
  return aws::call(caller_, kIam, request);
}
Reply<ListAttachedRolePoliciesRequest> Iam::list_attached_role_policies(
    const ListAttachedRolePoliciesRequest& request) {
  return aws::call(caller_, kIam, request);
}
Result<std::vector<AttachedPolicy>> Iam::all_attached_role_policies(ListAttachedRolePoliciesRequest request) {
  return call_pages(caller_, kIam, std::move(request), &ListAttachedRolePoliciesRequest::marker,
                    &ListAttachedRolePoliciesRequest::Response::marker,
                    &ListAttachedRolePoliciesRequest::Response::attached_policies);
}
Reply<ListRolePoliciesRequest> Iam::list_role_policies(const ListRolePoliciesRequest& request) {
  return aws::call(caller_, kIam, request);
}
Result<std::vector<std::string>> Iam::all_role_policies(ListRolePoliciesRequest request) {
  return call_pages(caller_, kIam, std::move(request), &ListRolePoliciesRequest::marker,
                    &ListRolePoliciesRequest::Response::marker, &ListRolePoliciesRequest::Response::policy_names);
}

}  // namespace sparkecs::aws
