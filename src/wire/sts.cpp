#include "wire/sts.h"

#include "wire/shape_codec.h"
