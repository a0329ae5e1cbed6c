// A listener: a port of the balancer and the target group behind it. It has no tags of its own: whose the balancer is,
// its listeners are.
#pragma once

#include <optional>
#include <vector>

#include "plan/kinds/kind.h"

namespace sparkecs::plan::listener {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// All listeners of a balancer.
Result<std::vector<wire::elbv2::Listener>> read(aws::Aws& aws, const std::string& balancer_arn);
// Which of them is the part: the one that leads to its target group, else the one on its port. So a changed port is a
// change of the listener, and not a second one.
std::optional<Found> pick(const std::vector<wire::elbv2::Listener>& listeners, const Desired& desired, const Ids& ids,
                          Part part, const Tags& of_balancer);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::listener
