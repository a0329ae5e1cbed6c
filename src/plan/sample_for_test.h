// An environment and its task definitions, for the tests of plan/.
#pragma once

#include "plan/actual.h"
#include "plan/desired.h"

namespace sparkecs::plan {

model::Environment sample_environment();
model::TaskDefinitions sample_definitions();
Desired sample_desired();

// The world after `desired` was made: every part there, ours, exactly as wanted, under made-up identifiers.
Actual made(const Desired& desired);

// What reading `field` of a found part gives from now on.
void set_field(Actual& actual, Part part, const std::string& field, const std::string& value);

}  // namespace sparkecs::plan
