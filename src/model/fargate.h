// Which sizes Fargate has.
#pragma once

#include <string>

namespace sparkecs::model {

// What a Fargate task gets.
struct TaskSize {
  int cpu = 1024;        // units: 1024 are one vCPU
  int memory_mb = 2048;  // MiB, hard limit of the whole task
};

// Empty when Fargate has this size, else the sizes nearest to what was meant: "with 1024 CPU units the memory is 2048
// to 8192 MiB in steps of 1024".
std::string fargate_problem(TaskSize size);

}  // namespace sparkecs::model
