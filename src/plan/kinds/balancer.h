// The network load balancer in front of the master.
#pragma once

#include <optional>

#include "plan/kinds/kind.h"
#include "plan/kinds/listener.h"

namespace sparkecs::plan::balancer {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
// The balancer and all its listeners, whose only address is its ARN.
struct Front {
  std::optional<Found> balancer;
  std::vector<wire::elbv2::Listener> listeners;
};
Result<Front> read(aws::Aws& aws, const Desired& desired);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);
// Waits until its name is free again.
Result<> remove(const Ending& ending);

}  // namespace sparkecs::plan::balancer
