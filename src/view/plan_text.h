// A plan, and how carrying it out ended, as people read them.
#pragma once

#include <string>

#include "plan/outcome.h"
#include "plan/plan.h"
#include "view/look.h"

namespace sparkecs::view {

std::string text_of(const plan::Plan& plan, const Look& look);
// "12 to create, 1 to update, 1 as it should be"
std::string summary_of(const plan::Plan& plan);
std::string text_of(const plan::Cost& cost, const Look& look);
// What failed and what was skipped because of it; "" when all went well.
std::string text_of(const plan::Outcome& outcome, const Look& look);

}  // namespace sparkecs::view
