// How to reach AWS and as whom: put together from the command line, the process's environment, the files in ~/.aws and
// config.sh, in that order.
#pragma once

#include <optional>
#include <string>

#include "aws/credentials.h"
#include "aws/endpoint.h"
#include "aws/profile.h"
#include "aws/retry.h"
#include "base/result.h"

namespace sparkecs::aws {

Variables process_environment();

// What was said beside the environment variables and the files; empty where nothing was said.
struct Wishes {
  std::string profile{};          // --profile: also switches off credentials in environment variables
  std::string region{};           // --region
  std::string endpoint{};         // --endpoint-url, for every service
  std::string config_region{};    // config.sh: counts where nothing else says anything
  std::string config_endpoint{};  // "
  std::string config_profile{};   // "

  // Instead of any others: the local AWS takes any. All else still comes from the environment and the profile.
  std::optional<Credentials> credentials{};
};

struct Settings {
  Credentials credentials;
  Endpoints endpoints;
  int attempts = kDefaultAttempts;  // per request, the first one included
  std::string ca_file{};            // PEM file of trusted roots; empty: the system's

  const std::string& region() const { return endpoints.region(); }
  std::string partition() const { return std::string(partition_of(region()).name); }
};

// A setting, and who said it: "--region", "environment", "profile ep"; "" for config.sh and for what nobody said.
struct Said {
  std::string value;
  std::string origin{};
};
// What `settle` goes by, not checked yet; values are empty where nobody has said anything.
// The profile's name: "default" when nobody names another.
Said wanted_profile(const Wishes& wishes, const Variables& environment);
Said wanted_region(const Wishes& wishes, const Variables& environment, const Profile& profile);
// For all services. "local" has a meaning for the caller.
Said wanted_endpoint(const Wishes& wishes, const Variables& environment, const Profile& profile);

// Kind::Invalid where something is malformed, missing or not supported; the message names where it stands and what to
// write there. Kind::Denied when there are no credentials.
Result<Settings> settle(const Wishes& wishes, const Variables& environment);

}  // namespace sparkecs::aws
