// The security group of ours, which stands in front of the balancer. Its rules are a part of their own (ingress.h): the
// balancer needs the group, and only what runs behind it needs the rules.
#pragma once

#include <array>
#include <optional>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::security_group {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// The group and its rules; nothing where none of ours is wanted.
Result<std::array<std::optional<Found>, 2>> read(aws::Aws& aws, const Desired& desired);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
// Waits until AWS has released the balancer's and the tasks' network interfaces.
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::security_group
