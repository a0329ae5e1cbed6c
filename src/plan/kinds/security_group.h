// The security group of ours: who may reach the balancer, and the balancer the master.
#pragma once

#include <optional>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::security_group {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
// Waits until AWS has released the balancer's and the tasks' network interfaces.
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::security_group
