// What ECS demands of CreateService and UpdateService before it looks at anything but the request. Pure.
#pragma once

#include <string>

#include "base/result.h"
#include "wire/ecs_services.h"

namespace sparkecs::engine::api::ecs {

Result<> check_create(const wire::ecs::CreateServiceRequest& request);
// `now` is the service as it is.
Result<> check_update(const wire::ecs::UpdateServiceRequest& request, const wire::ecs::Service& now);
Result<> check_scheduling(const std::string& strategy, const std::string& launch_type);

}  // namespace sparkecs::engine::api::ecs
