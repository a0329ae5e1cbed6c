// Shapes of ecs.
#pragma once

#include "wire/shape.h"
