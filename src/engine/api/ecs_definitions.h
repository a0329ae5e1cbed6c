// From what RegisterTaskDefinition was given to a task definition: checks and defaults. Pure.
#pragma once

#include "base/result.h"
#include "wire/ecs_task_definitions.h"

namespace sparkecs::engine::api::ecs {

// The definition with defaults filled in and sizes normalised, but without ARN, revision, status and times.
// ClientException in AWS's words for what it refuses.
Result<wire::ecs::TaskDefinition> accept_definition(const wire::ecs::RegisterTaskDefinitionRequest& request);

// "1 vCPU", ".5 vCPU", "1024" → 1024 units; "2 GB", "2048" → 2048 MiB. Nothing for anything else.
std::optional<int> cpu_units(std::string_view text);
std::optional<int> memory_mib(std::string_view text);
// Whether Fargate has tasks of that size.
bool is_fargate_size(int cpu, int memory);

}  // namespace sparkecs::engine::api::ecs
