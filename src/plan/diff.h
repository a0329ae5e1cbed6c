// Compares what should be with what is. Pure: the plan depends on nothing else.
#pragma once

#include <vector>

#include "plan/actual.h"
#include "plan/desired.h"
#include "plan/step.h"

namespace sparkecs::plan {

// One step for every part that is wanted. `adopt` turns what is not ours into an update that makes it ours.
std::vector<Step> diff(const Desired& desired, const Actual& actual, bool adopt);

}  // namespace sparkecs::plan
