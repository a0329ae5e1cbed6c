// Defaults that follow from other settings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/environment.h"

namespace sparkecs::model {

struct Derived {
  std::string_view name;  // "SPARK_WORKER_MEMORY"
  std::string value;      // "1024m"
  std::string_view from;  // "WORKER_MEMORY_MB"
};

// What the settings are that nobody sets. Those that cannot be told yet are left out, such as a region of nowhere.
std::vector<Derived> derived_settings(const Environment& environment);

}  // namespace sparkecs::model
