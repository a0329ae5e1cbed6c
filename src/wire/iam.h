// Shapes of iam.
#pragma once

#include "wire/shape.h"
