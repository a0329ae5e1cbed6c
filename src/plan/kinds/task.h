// Running tasks of no service: jobs. Only deletion concerns itself with them; `submit` starts them.
#pragma once

#include <vector>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::task {

// All tasks of the cluster that do not belong to a service and have not stopped; none when there is no cluster.
Result<std::vector<wire::ecs::Task>> read(aws::Aws& aws, const std::string& cluster);
// Waits until it has stopped.
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::task
