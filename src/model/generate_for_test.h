// Random config.sh files: most of them sensible, some with one character too many, too few or wrong.
#pragma once

#include <random>
#include <string>

namespace sparkecs::model {

std::string generate_config(std::mt19937_64& random);

}  // namespace sparkecs::model
