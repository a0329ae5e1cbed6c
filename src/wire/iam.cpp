#include "wire/iam.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(iam::Tag)
WIRE_SHAPE(iam::Role)
WIRE_SHAPE(iam::GetRoleResponse)
WIRE_SHAPE(iam::GetRoleRequest)
WIRE_SHAPE(iam::AttachedPolicy)
WIRE_SHAPE(iam::ListAttachedRolePoliciesResponse)
WIRE_SHAPE(iam::ListAttachedRolePoliciesRequest)
WIRE_SHAPE(iam::ListRolePoliciesResponse)
WIRE_SHAPE(iam::ListRolePoliciesRequest)

}  // namespace sparkecs::wire
