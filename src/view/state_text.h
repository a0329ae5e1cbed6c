// How a cluster is doing, as `status` prints it.
#pragma once

#include <string>

#include "base/time.h"
#include "plan/state.h"
#include "view/look.h"

namespace sparkecs::view {

// `now` tells how long things have been so.
std::string text_of(const plan::ClusterState& state, TimePoint now, const Look& look);

}  // namespace sparkecs::view
