// What a person can do about an AWS error, where that is known.
#pragma once

#include <string_view>

#include "base/result.h"

namespace sparkecs::aws {

// A clause such as "the credentials have expired: get new ones", or "".
std::string_view advice_for(const Error& error);

// True when AWS does not know something that config.sh names: the same request will fail until that is mended.
bool is_of_configuration(const Error& error);

}  // namespace sparkecs::aws
