// The ECS cluster, with both Fargate capacity providers attached.
#pragma once

#include <optional>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::cluster {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// A deleted cluster, which ECS goes on describing as INACTIVE, is absent.
Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired);
// Waits until it is ACTIVE.
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::cluster
