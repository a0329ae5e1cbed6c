// Shapes of sts.
#pragma once

#include "wire/shape.h"
