// The templates used where an environment has none of its own. They run any image that has Spark in $SPARK_HOME (or in
// /opt/spark), bash, and timeout; copied to spark-ROLE-task.json they are a start for one's own.
#pragma once

#include <string_view>

#include "model/role.h"

namespace sparkecs::model {

std::string_view built_in_template(Role role);

}  // namespace sparkecs::model
