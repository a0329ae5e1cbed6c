// Shapes of elbv2.
#pragma once

#include "wire/shape.h"
