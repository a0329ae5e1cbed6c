// The Cloud Map service whose name the master's address is registered under, by ECS, while the master runs.
#pragma once

#include <optional>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::discovery {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// The identifier is the ARN.
Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
// Waits for ECS to take the last address out; takes it out itself when that does not happen.
Result<> remove(const Ending& ending);

// Whether an address is registered under the name.
Result<bool> is_registered(aws::Aws& aws, const std::string& arn);

}  // namespace sparkecs::plan::discovery
