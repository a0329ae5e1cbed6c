#include "wire/ecs_services.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(ecs::CreateServiceResponse)
WIRE_SHAPE(ecs::CreateServiceRequest)
WIRE_SHAPE(ecs::UpdateServiceResponse)
WIRE_SHAPE(ecs::UpdateServiceRequest)
WIRE_SHAPE(ecs::DeleteServiceResponse)
WIRE_SHAPE(ecs::DeleteServiceRequest)
WIRE_SHAPE(ecs::DescribeServicesResponse)
WIRE_SHAPE(ecs::DescribeServicesRequest)
WIRE_SHAPE(ecs::ListServicesResponse)
WIRE_SHAPE(ecs::ListServicesRequest)
WIRE_SHAPE(ecs::Service)

}  // namespace sparkecs::wire
