#include "wire/iam.h"

#include "wire/shape_codec.h"
