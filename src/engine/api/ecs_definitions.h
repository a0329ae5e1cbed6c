// From what RegisterTaskDefinition was given to a task definition: checks and defaults. Pure.
#pragma once

#include "base/result.h"
#include "wire/ecs_task_definitions.h"

namespace sparkecs::engine::api::ecs {

// The definition with defaults filled in and sizes normalised, but without ARN, revision, status and times.
// ClientException in AWS's words for what it refuses.
Result<wire::ecs::TaskDefinition> accept_definition(const wire::ecs::RegisterTaskDefinitionRequest& request);

// A task's size as ECS keeps it: "1 vCPU" and "2 GB" become "1024" and "2048"; what is empty stays so.
Result<> normalise_size(std::string& cpu, std::string& memory);
// What ECS demands of the sizes of a task and its containers, together.
Result<> check_sizes(const wire::ecs::TaskDefinition& definition, bool fargate);

// "1 vCPU", ".5 vCPU", "1024" → 1024 units; "2 GB", "2048" → 2048 MiB. Nothing for anything else.
std::optional<int> cpu_units(std::string_view text);
std::optional<int> memory_mib(std::string_view text);
// Whether Fargate has tasks of that size.
bool is_fargate_size(int cpu, int memory);

}  // namespace sparkecs::engine::api::ecs
