#include "wire/ecs_tasks.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(ecs::RunTaskResponse)
WIRE_SHAPE(ecs::RunTaskRequest)
WIRE_SHAPE(ecs::StopTaskResponse)
WIRE_SHAPE(ecs::StopTaskRequest)
WIRE_SHAPE(ecs::DescribeTasksResponse)
WIRE_SHAPE(ecs::DescribeTasksRequest)
WIRE_SHAPE(ecs::ListTasksResponse)
WIRE_SHAPE(ecs::ListTasksRequest)
WIRE_SHAPE(ecs::Task)
WIRE_SHAPE(ecs::TaskOverride)

}  // namespace sparkecs::wire
