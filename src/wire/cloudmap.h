// Shapes of AWS Cloud Map (servicediscovery, API version 2017-03-14).
#pragma once

#include "wire/cloudmap_instances.h"
#include "wire/cloudmap_namespaces.h"
#include "wire/cloudmap_operations.h"
#include "wire/cloudmap_services.h"
#include "wire/cloudmap_tags.h"
