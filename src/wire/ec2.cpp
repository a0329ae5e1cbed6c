#include "wire/ec2.h"

#include "wire/shape_codec.h"
