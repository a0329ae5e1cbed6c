// Shapes of Amazon ECS (API 2014-11-13): what our client sends and reads, and our local AWS reads and sends. Members
// that neither side interprets are kept where losing them would hurt (`rest`), and ignored elsewhere.
#pragma once

#include "wire/ecs_clusters.h"
#include "wire/ecs_services.h"
#include "wire/ecs_tags.h"
#include "wire/ecs_task_definitions.h"
#include "wire/ecs_tasks.h"
