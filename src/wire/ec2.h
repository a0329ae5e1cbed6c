// Amazon EC2 (API version 2016-11-15), as far as clusters on ECS look at it: the network and its security groups.
#pragma once

#include "wire/ec2_common.h"
#include "wire/ec2_groups.h"
#include "wire/ec2_network.h"
