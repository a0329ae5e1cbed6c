// Services, tasks, targets and balancer as they are right now: single looks, from which state.h puts the whole
// together.
#pragma once

#include <string>
#include <vector>

#include "aws/aws.h"
#include "base/result.h"
#include "plan/state.h"

namespace sparkecs::plan {

// Services by name, in the order asked for (at most 10); one that does not exist has no status.
Result<std::vector<ServiceState>> observe_services(aws::Aws& aws, const std::string& cluster,
                                                   const std::vector<std::string>& names);
// All tasks of a cluster, newest first; none when there is no cluster. ECS forgets stopped ones after about an hour.
Result<std::vector<TaskState>> observe_tasks(aws::Aws& aws, const std::string& cluster);
// One of them, of the reply to DescribeTasks. Its role is left open.
TaskState task_state(const wire::ecs::Task& task);
// The targets of a group, by its name; none when it does not exist.
Result<std::vector<TargetState>> observe_targets(aws::Aws& aws, const std::string& group);
// Where it is, and where its two listeners are.
Result<BalancerState> observe_balancer(aws::Aws& aws, const model::Balancer& balancer);
// The cluster's status; "" when it does not exist.
Result<std::string> observe_cluster(aws::Aws& aws, const std::string& cluster);

}  // namespace sparkecs::plan
