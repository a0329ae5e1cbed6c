// Shapes of ec2.
#pragma once

#include "wire/shape.h"
