#include "wire/elbv2.h"

#include "wire/shape_codec.h"
