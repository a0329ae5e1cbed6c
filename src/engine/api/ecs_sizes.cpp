#include "engine/api/ecs_sizes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/api/ecs_checks.h"

namespace sparkecs::engine::api::ecs {

namespace {

using wire::ecs::ContainerDefinition;
using wire::ecs::TaskDefinition;

constexpr Range kCpu{0};
constexpr Range kMemory{4};         // MiB; newer Docker needs 6
constexpr Range kStorage{21, 200};  // GiB

struct Size {
  int cpu, least, most, step;
};
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
constexpr std::array<Size, 6> kFargateSizes{{{512, 1024, 4096, 1024},
                                             {1024, 2048, 8192, 1024},
                                             {2048, 4096, 16384, 1024},
                                             {4096, 8192, 30720, 1024},
                                             {8192, 16384, 61440, 4096},
                                             {16384, 32768, 122880, 8192}}};

// A number with or without a unit that multiplies it: "2 GB", "0.5 vCPU".
std::optional<int> with_unit(std::string_view text, std::string_view unit) {
  text = trim(text);
  if (auto plain = parse_number(text, 1u << 30)) return static_cast<int>(*plain);
  if (text.size() <= unit.size() || !equal_ignoring_case(text.substr(text.size() - unit.size()), unit)) return {};
  auto number = trim(text.substr(0, text.size() - unit.size()));
  auto dot = number.find('.');
  auto whole = number.substr(0, dot);
  auto fraction = dot == std::string_view::npos ? std::string_view() : number.substr(dot + 1);
  auto units = whole.empty() ? std::optional<std::uint64_t>(0) : parse_number(whole, 1'000'000);
  if (!units || number.empty() || fraction.size() > 3) return {};
  auto value = static_cast<double>(*units);
  if (!fraction.empty()) {
    auto digits = parse_number(fraction);
    if (!digits) return {};
    double scale = fraction.size() == 1 ? 10 : fraction.size() == 2 ? 100 : 1000;
    value += static_cast<double>(*digits) / scale;
  }
  return static_cast<int>(value * 1024);
}

bool holds(const Range& range, std::int64_t value) {
  return value >= range.least && value <= range.most;
}

// `memory` is the task's; 0 when it has none.
Result<> check_container_size(const ContainerDefinition& container, int memory) {
  TRY(check_range(container, "cpu", container.cpu, kCpu));
  TRY(check_range(container, "memory", container.memory, kMemory));
  TRY(check_range(container, "memoryReservation", container.memory_reservation, kMemory));
  if (container.memory && container.memory_reservation.value_or(0) > *container.memory)
    return client_error(
        fmt::format("Invalid setting for container '{}'. The memoryReservation of the container must not exceed its "
                    "memory.",
                    container.name));
  if (memory > 0 && container.memory.value_or(0) > memory)
    return client_error(
        fmt::format("Invalid setting for container '{}'. The memory of the container is greater than "
                    "the memory of the task.",
                    container.name));
  if (memory == 0 && !container.memory && !container.memory_reservation)
    return client_error(
        fmt::format("Invalid setting for container '{}'. At least one of 'memory' or "
                    "'memoryReservation' must be specified.",
                    container.name));
  return {};
}

}  // namespace

Result<> check_range(const ContainerDefinition& container, std::string_view member, std::optional<std::int64_t> value,
                     const Range& range) {
  if (!value || holds(range, *value)) return {};
  bool open = range.most == std::numeric_limits<int>::max();
  return client_error(fmt::format(
      "Invalid '{}' setting for container '{}': it must be {}.", member, container.name,
      open ? fmt::format("at least {}", range.least) : fmt::format("between {} and {}", range.least, range.most)));
}

Result<> normalise_size(std::string& cpu, std::string& memory) {
  if (!cpu.empty()) {
    auto units = cpu_units(cpu);
    if (!units) return client_error("Invalid 'cpu' setting for task.");
    cpu = std::to_string(*units);
  }
  if (!memory.empty()) {
    auto mib = memory_mib(memory);
    if (!mib) return client_error("Invalid 'memory' setting for task.");
    memory = std::to_string(*mib);
  }
  return {};
}

Result<> check_sizes(const TaskDefinition& definition, bool fargate) {
  if (fargate && definition.cpu.empty())
    return client_error("Fargate requires that 'cpu' be defined at the task level.");
  if (fargate && definition.memory.empty())
    return client_error("Fargate requires that 'memory' be defined at the task level.");
  auto cpu = static_cast<int>(parse_number(definition.cpu).value_or(0));
  auto memory = static_cast<int>(parse_number(definition.memory).value_or(0));
  if (fargate && !is_fargate_size(cpu, memory))
    return client_error("No Fargate configuration exists for given values: " + definition.cpu + " CPU, " +
                        definition.memory + " memory. See the Amazon ECS documentation for the valid values.");
  if (definition.ephemeral_storage && !holds(kStorage, definition.ephemeral_storage->size_in_gib))
    return client_error("Invalid 'ephemeralStorage' setting for task. Supported values are between 21 and 200 GiB.");
  std::int64_t used = 0;
  for (const auto& container : definition.container_definitions) {
    TRY(check_container_size(container, memory));
    used += container.cpu.value_or(0);
  }
  if (cpu > 0 && used > cpu)
    return client_error("The sum of the cpu of all containers cannot exceed the cpu of the task.");
  return {};
}

std::optional<int> cpu_units(std::string_view text) {
  return with_unit(text, "vCPU");
}

std::optional<int> memory_mib(std::string_view text) {
  return with_unit(text, "GB");
}

bool is_fargate_size(int cpu, int memory) {
  if (cpu == 256) return memory == 512 || memory == 1024 || memory == 2048;
  return std::ranges::any_of(kFargateSizes, [&](const Size& size) {
    return size.cpu == cpu && memory >= size.least && memory <= size.most && memory % size.step == 0;
  });
}

}  // namespace sparkecs::engine::api::ecs
