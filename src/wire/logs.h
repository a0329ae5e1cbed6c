// Shapes of logs.
#pragma once

#include "wire/shape.h"
