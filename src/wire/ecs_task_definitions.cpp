#include "wire/ecs_task_definitions.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(ecs::RegisterTaskDefinitionResponse)
WIRE_SHAPE(ecs::RegisterTaskDefinitionRequest)
WIRE_SHAPE(ecs::DescribeTaskDefinitionResponse)
WIRE_SHAPE(ecs::DescribeTaskDefinitionRequest)
WIRE_SHAPE(ecs::DeregisterTaskDefinitionResponse)
WIRE_SHAPE(ecs::DeregisterTaskDefinitionRequest)
WIRE_SHAPE(ecs::DeleteTaskDefinitionsResponse)
WIRE_SHAPE(ecs::DeleteTaskDefinitionsRequest)
WIRE_SHAPE(ecs::ListTaskDefinitionsResponse)
WIRE_SHAPE(ecs::ListTaskDefinitionsRequest)
WIRE_SHAPE(ecs::ListTaskDefinitionFamiliesResponse)
WIRE_SHAPE(ecs::ListTaskDefinitionFamiliesRequest)
WIRE_SHAPE(ecs::TaskDefinition)

}  // namespace sparkecs::wire
