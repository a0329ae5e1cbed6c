// From what RegisterTaskDefinition was given to a task definition: checks and defaults. Pure.
#pragma once

#include "base/result.h"
#include "wire/ecs_task_definitions.h"

namespace sparkecs::engine::api::ecs {

// The definition with defaults filled in and sizes normalised, but without ARN, revision, status and times.
// ClientException in AWS's words for what it refuses.
Result<wire::ecs::TaskDefinition> accept_definition(const wire::ecs::RegisterTaskDefinitionRequest& request);

}  // namespace sparkecs::engine::api::ecs
