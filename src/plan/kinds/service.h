// An ECS service: keeps the master, or the workers, running.
#pragma once

#include <array>
#include <optional>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::service {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// Master and workers, in one call. A DRAINING one is found as such; an INACTIVE one is absent.
Result<std::array<std::optional<Found>, 2>> read(aws::Aws& aws, const Desired& desired);
// For workers, waits first until the master's name is known.
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
// Ends its tasks as well and waits until it is INACTIVE.
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::service
