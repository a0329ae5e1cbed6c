// What an environment has, before and after `delete`.
#pragma once

#include <string>
#include <vector>

#include "plan/inventory.h"
#include "view/look.h"

namespace sparkecs::view {

// One line each, indented by two; "" for none.
std::string text_of(const std::vector<plan::Item>& items, const Look& look);
// What is about to be deleted, and what stays: the log group unless `logs`, what is not ours, images in ECR.
std::string before_delete(const plan::Inventory& inventory, bool logs, const Look& look);
// What is left of ours: nothing, it is hoped. And what stays on purpose.
std::string after_delete(const plan::Inventory& inventory, bool logs, const Look& look);

}  // namespace sparkecs::view
