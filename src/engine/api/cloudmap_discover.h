// DiscoverInstances: who serves a name, asked of Cloud Map instead of DNS.
#pragma once

#include "base/result.h"
#include "engine/names/directory.h"
#include "wire/cloudmap.h"

namespace sparkecs::engine::api {

// In random order, at most MaxResults (100). QueryParameters must all match; of OptionalParameters those that match
// all are preferred. Without healthy ones HEALTHY_OR_ELSE_ALL, the default, gives all.
Result<wire::cloudmap::DiscoverInstancesResponse> discover(const names::Directory& directory,
                                                           const wire::cloudmap::DiscoverInstancesRequest& request);

}  // namespace sparkecs::engine::api
