#include "wire/cloudmap.h"

#include "wire/shape_codec.h"
