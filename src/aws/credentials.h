// The keys requests are signed with.
#pragma once

#include <string>

namespace sparkecs::aws {

// Secrets: never part of a message, a log line or a command line.
struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token{};  // only with temporary credentials
};

}  // namespace sparkecs::aws
