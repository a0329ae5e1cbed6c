// AWS IAM, read only: a method per operation, shapes in wire/iam.h. Borrows its Caller; safe from any thread.
// all_…() reads every page; it sets the request's page token itself.
#pragma once

#include <string>
#include <vector>

#include "aws/caller.h"
#include "wire/iam.h"

namespace sparkecs::aws {

class Iam {
 public:
  explicit Iam(Caller& caller) : caller_(caller) {}

  // --- roles ---
  Reply<wire::iam::GetRoleRequest> get_role(const wire::iam::GetRoleRequest& request);
  Reply<wire::iam::ListAttachedRolePoliciesRequest> list_attached_role_policies(
      const wire::iam::ListAttachedRolePoliciesRequest& request);
  Result<std::vector<wire::iam::AttachedPolicy>> all_attached_role_policies(
      wire::iam::ListAttachedRolePoliciesRequest request = {});
  Reply<wire::iam::ListRolePoliciesRequest> list_role_policies(const wire::iam::ListRolePoliciesRequest& request);
  Result<std::vector<std::string>> all_role_policies(wire::iam::ListRolePoliciesRequest request = {});

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
