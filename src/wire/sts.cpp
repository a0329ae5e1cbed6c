#include "wire/sts.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(sts::GetCallerIdentityResponse)
WIRE_SHAPE(sts::GetCallerIdentityRequest)

}  // namespace sparkecs::wire
