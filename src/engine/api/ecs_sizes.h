// Sizes of tasks and containers: how they are written, which there are, and the ranges of a container's numbers. Pure.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "wire/ecs_task_definitions.h"

namespace sparkecs::engine::api::ecs {

struct Range {
  std::int64_t least;
  std::int64_t most = std::numeric_limits<int>::max();
};
// ClientException for a number of a container outside its range; one that is absent is fine.
Result<> check_range(const wire::ecs::ContainerDefinition& container, std::string_view member,
                     std::optional<std::int64_t> value, const Range& range);

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
