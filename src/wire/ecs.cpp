#include "wire/ecs.h"

#include "wire/shape_codec.h"
