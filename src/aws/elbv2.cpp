#include "aws/elbv2.h"

#include "aws/call.h"
#include "wire/services.h"

namespace sparkecs::aws {

using namespace wire::elbv2;
using wire::kElbv2;

// --- load balancers ---

Reply<CreateLoadBalancerRequest> Elbv2::create_load_balancer(const CreateLoadBalancerRequest& request) {
  return aws::call(caller_, kElbv2, request, Repeat::Never);
}
Reply<DescribeLoadBalancersRequest> Elbv2::describe_load_balancers(const DescribeLoadBalancersRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DeleteLoadBalancerRequest> Elbv2::delete_load_balancer(const DeleteLoadBalancerRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<SetSecurityGroupsRequest> Elbv2::set_security_groups(const SetSecurityGroupsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

// --- target groups ---

Reply<CreateTargetGroupRequest> Elbv2::create_target_group(const CreateTargetGroupRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeTargetGroupsRequest> Elbv2::describe_target_groups(const DescribeTargetGroupsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<ModifyTargetGroupRequest> Elbv2::modify_target_group(const ModifyTargetGroupRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DeleteTargetGroupRequest> Elbv2::delete_target_group(const DeleteTargetGroupRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeTargetGroupAttributesRequest> Elbv2::describe_target_group_attributes(
    const DescribeTargetGroupAttributesRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<ModifyTargetGroupAttributesRequest> Elbv2::modify_target_group_attributes(
    const ModifyTargetGroupAttributesRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeTargetHealthRequest> Elbv2::describe_target_health(const DescribeTargetHealthRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

// --- listeners ---

Reply<CreateListenerRequest> Elbv2::create_listener(const CreateListenerRequest& request) {
  return aws::call(caller_, kElbv2, request, Repeat::Never);
}
Result<std::vector<Listener>> Elbv2::all_listeners(DescribeListenersRequest request) {
  return call_pages(caller_, kElbv2, std::move(request), &DescribeListenersRequest::marker,
                    &DescribeListenersRequest::Response::next_marker, &DescribeListenersRequest::Response::listeners);
}
Reply<ModifyListenerRequest> Elbv2::modify_listener(const ModifyListenerRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DeleteListenerRequest> Elbv2::delete_listener(const DeleteListenerRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

// --- tags ---

Reply<AddTagsRequest> Elbv2::add_tags(const AddTagsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeTagsRequest> Elbv2::describe_tags(const DescribeTagsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

}  // namespace sparkecs::aws
