#include "wire/logs.h"

#include "wire/shape_codec.h"
