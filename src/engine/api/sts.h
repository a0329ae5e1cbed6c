// Sts tells callers who they are: a user of the account their credentials name.
#pragma once

#include "engine/api/router.h"

namespace sparkecs::engine::api {

void serve_sts(Router& router);

}  // namespace sparkecs::engine::api
