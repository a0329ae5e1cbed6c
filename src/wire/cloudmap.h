// Shapes of cloudmap.
#pragma once

#include "wire/shape.h"
