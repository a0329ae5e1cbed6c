// The name Json without the weight of its definition: for headers that only pass it on.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace sparkecs {
using Json = nlohmann::json;
}
