#include "model/fargate.h"

#include <fmt/format.h>

namespace sparkecs::model {
namespace {

struct Row {
  int cpu;
  int least;
  int most;
  int step;
};
// 256 units come with 512 MiB too, which is no multiple of the step.
constexpr Row kRows[] = {
    {256, 1024, 2048, 1024},   {512, 1024, 4096, 1024},    {1024, 2048, 8192, 1024},     {2048, 4096, 16384, 1024},
    {4096, 8192, 30720, 1024}, {8192, 16384, 61440, 4096}, {16384, 32768, 122880, 8192},
};

}  // namespace

std::string fargate_problem(TaskSize size) {
  for (const auto& row : kRows) {
    if (row.cpu != size.cpu) continue;
    bool fits = size.memory_mb >= row.least && size.memory_mb <= row.most && size.memory_mb % row.step == 0;
    if (fits || (size.cpu == 256 && size.memory_mb == 512)) return {};
    return fmt::format("with {} CPU units the memory is {}{} to {} MiB in steps of {}", row.cpu,
                       row.cpu == 256 ? "512 or " : "", row.least, row.most, row.step);
  }
  return "CPU units are 256, 512, 1024 (one vCPU), 2048, 4096, 8192 or 16384";
}

}  // namespace sparkecs::model
