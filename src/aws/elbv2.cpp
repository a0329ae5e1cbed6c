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
Result<std::vector<LoadBalancer>> Elbv2::all_load_balancers(DescribeLoadBalancersRequest request) {
  return call_pages(caller_, kElbv2, std::move(request), &DescribeLoadBalancersRequest::marker,
                    &DescribeLoadBalancersRequest::Response::next_marker,
                    &DescribeLoadBalancersRequest::Response::load_balancers);
}
Reply<DeleteLoadBalancerRequest> Elbv2::delete_load_balancer(const DeleteLoadBalancerRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<SetSecurityGroupsRequest> Elbv2::set_security_groups(const SetSecurityGroupsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeLoadBalancerAttributesRequest> Elbv2::describe_load_balancer_attributes(
    const DescribeLoadBalancerAttributesRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<ModifyLoadBalancerAttributesRequest> Elbv2::modify_load_balancer_attributes(
    const ModifyLoadBalancerAttributesRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

// --- target groups ---

Reply<CreateTargetGroupRequest> Elbv2::create_target_group(const CreateTargetGroupRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeTargetGroupsRequest> Elbv2::describe_target_groups(const DescribeTargetGroupsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Result<std::vector<TargetGroup>> Elbv2::all_target_groups(DescribeTargetGroupsRequest request) {
  return call_pages(caller_, kElbv2, std::move(request), &DescribeTargetGroupsRequest::marker,
                    &DescribeTargetGroupsRequest::Response::next_marker,
                    &DescribeTargetGroupsRequest::Response::target_groups);
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
Reply<RegisterTargetsRequest> Elbv2::register_targets(const RegisterTargetsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DeregisterTargetsRequest> Elbv2::deregister_targets(const DeregisterTargetsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeTargetHealthRequest> Elbv2::describe_target_health(const DescribeTargetHealthRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

// --- listeners ---

Reply<CreateListenerRequest> Elbv2::create_listener(const CreateListenerRequest& request) {
  return aws::call(caller_, kElbv2, request, Repeat::Never);
}
Reply<DescribeListenersRequest> Elbv2::describe_listeners(const DescribeListenersRequest& request) {
  return aws::call(caller_, kElbv2, request);
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
Reply<DescribeListenerAttributesRequest> Elbv2::describe_listener_attributes(
    const DescribeListenerAttributesRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<ModifyListenerAttributesRequest> Elbv2::modify_listener_attributes(
    const ModifyListenerAttributesRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

// --- tags ---

Reply<AddTagsRequest> Elbv2::add_tags(const AddTagsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<RemoveTagsRequest> Elbv2::remove_tags(const RemoveTagsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}
Reply<DescribeTagsRequest> Elbv2::describe_tags(const DescribeTagsRequest& request) {
  return aws::call(caller_, kElbv2, request);
}

}  // namespace sparkecs::aws
