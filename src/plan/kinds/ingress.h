// The ingress rules of the security group of ours: who may reach the balancer, and the balancer the master.
#pragma once

#include "plan/kinds/kind.h"

namespace sparkecs::plan::ingress {

Fields wanted(const Desired& desired, const Ids& ids, Part part);
Found found(const wire::ec2::SecurityGroup& group);
Result<std::string> create(const Work& work, Part part);
Result<std::string> update(const Work& work, const Step& step);

}  // namespace sparkecs::plan::ingress
