// Elastic Load Balancing v2: a method per operation, shapes in wire/elbv2.h. Borrows its Caller; safe from any thread.
// all_…() reads every page; it sets the request's page token itself.
#pragma once

#include <vector>

#include "aws/caller.h"
#include "wire/elbv2.h"

namespace sparkecs::aws {

class Elbv2 {
 public:
  explicit Elbv2(Caller& caller) : caller_(caller) {}

  // --- load balancers ---
  // Not repeated when its reply is lost: look by name then.
  Reply<wire::elbv2::CreateLoadBalancerRequest> create_load_balancer(
      const wire::elbv2::CreateLoadBalancerRequest& request);
  // Kind::NotFound for an unknown name or ARN.
  Reply<wire::elbv2::DescribeLoadBalancersRequest> describe_load_balancers(
      const wire::elbv2::DescribeLoadBalancersRequest& request);
  Reply<wire::elbv2::DeleteLoadBalancerRequest> delete_load_balancer(
      const wire::elbv2::DeleteLoadBalancerRequest& request);
  Reply<wire::elbv2::SetSecurityGroupsRequest> set_security_groups(
      const wire::elbv2::SetSecurityGroupsRequest& request);

  // --- target groups ---
  Reply<wire::elbv2::CreateTargetGroupRequest> create_target_group(
      const wire::elbv2::CreateTargetGroupRequest& request);
  // Kind::NotFound for an unknown name or ARN.
  Reply<wire::elbv2::DescribeTargetGroupsRequest> describe_target_groups(
      const wire::elbv2::DescribeTargetGroupsRequest& request);
  Reply<wire::elbv2::ModifyTargetGroupRequest> modify_target_group(
      const wire::elbv2::ModifyTargetGroupRequest& request);
  Reply<wire::elbv2::DeleteTargetGroupRequest> delete_target_group(
      const wire::elbv2::DeleteTargetGroupRequest& request);
  Reply<wire::elbv2::DescribeTargetGroupAttributesRequest> describe_target_group_attributes(
      const wire::elbv2::DescribeTargetGroupAttributesRequest& request);
  Reply<wire::elbv2::ModifyTargetGroupAttributesRequest> modify_target_group_attributes(
      const wire::elbv2::ModifyTargetGroupAttributesRequest& request);
  Reply<wire::elbv2::DescribeTargetHealthRequest> describe_target_health(
      const wire::elbv2::DescribeTargetHealthRequest& request);

  // --- listeners ---
  // Not repeated when its reply is lost: look at the load balancer's listeners then.
  Reply<wire::elbv2::CreateListenerRequest> create_listener(const wire::elbv2::CreateListenerRequest& request);
  Result<std::vector<wire::elbv2::Listener>> all_listeners(wire::elbv2::DescribeListenersRequest request = {});
  Reply<wire::elbv2::ModifyListenerRequest> modify_listener(const wire::elbv2::ModifyListenerRequest& request);
  Reply<wire::elbv2::DeleteListenerRequest> delete_listener(const wire::elbv2::DeleteListenerRequest& request);

  // --- tags ---
  Reply<wire::elbv2::AddTagsRequest> add_tags(const wire::elbv2::AddTagsRequest& request);
  // At most 20 resources at a time.
  Reply<wire::elbv2::DescribeTagsRequest> describe_tags(const wire::elbv2::DescribeTagsRequest& request);

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
