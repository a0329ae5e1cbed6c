// The CloudWatch Logs group that every task writes to. One that was there before is used as it is and left alone:
// groups are often shared.
#pragma once

#include <optional>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::log_group {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// The identifier is the name.
Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::log_group
