// Iam answers for the one role the local account has: ecsTaskExecutionRole. Nothing is checked against policies.
#pragma once

#include "engine/api/router.h"

namespace sparkecs::engine::api {

void serve_iam(Router& router);

}  // namespace sparkecs::engine::api
