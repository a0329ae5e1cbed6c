// The files ~/.aws/credentials and ~/.aws/config, as every AWS tool reads them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sparkecs::aws {

// Environment variables by name. An empty value counts as unset.
using Variables = std::map<std::string, std::string>;
std::string value_of(const Variables& environment, std::string_view name);

// One section's values by lower-case name; a value nested below another as "s3.addressing_style".
using Section = std::map<std::string, std::string>;

// Sections by their name as written, such as "default", "profile dev", "services local". A section that stands there
// twice is one. Kind::Invalid with `name`:LINE for a line that is neither comment, section nor value.
Result<std::map<std::string, Section>> parse_ini(std::string_view text, std::string_view name);

struct Profile {
  std::string name;
  Section credentials;  // from the credentials file
  Section config;       // from the config file
  Section services;     // of the config file's section its `services` names: "ecs.endpoint_url"

  // The credentials file's value, else the config file's, else "".
  std::string value(const std::string& key) const;
};

// The profile of that name from the files AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE, or those in ~/.aws.
// Kind::Invalid names the profiles there are; a `default` that is missing is just empty.
Result<Profile> read_profile(const std::string& name, const Variables& environment);

}  // namespace sparkecs::aws
