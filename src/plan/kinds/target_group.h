// A target group: the addresses behind a listener, and how their health is checked. ECS registers the master in it.
#pragma once

#include <optional>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::target_group {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired, Part part);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::target_group
