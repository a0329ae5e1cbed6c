// The keys requests are signed with, and where they come from.
#pragma once

#include <string>

#include "aws/profile.h"
#include "base/result.h"

namespace sparkecs::aws {

// Secrets: never part of a message, a log line or a command line.
struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token{};  // only with temporary credentials
};

// From the environment variables, or else from the profile's keys in the files. `explicit_profile`: the user named it
// on the command line, and the environment variables do not count. Kind::Invalid for half of a pair and for sources
// that are not supported (roles, SSO, processes), each by name and with what to do; Kind::Denied when there is nothing.
Result<Credentials> find_credentials(const Profile& profile, bool explicit_profile, const Variables& environment);

}  // namespace sparkecs::aws
