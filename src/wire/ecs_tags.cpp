#include "wire/ecs_tags.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(ecs::TagResourceResponse)
WIRE_SHAPE(ecs::TagResourceRequest)
WIRE_SHAPE(ecs::UntagResourceResponse)
WIRE_SHAPE(ecs::UntagResourceRequest)
WIRE_SHAPE(ecs::ListTagsForResourceResponse)
WIRE_SHAPE(ecs::ListTagsForResourceRequest)

}  // namespace sparkecs::wire
