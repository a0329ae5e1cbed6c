#include "aws/credentials.h"

#include <fmt/format.h>

#include <initializer_list>
#include <optional>

namespace sparkecs::aws {
namespace {

std::string first_of(const Variables& environment, std::initializer_list<std::string_view> names) {
  for (auto name : names)
    if (auto value = value_of(environment, name); !value.empty()) return value;
  return {};
}

// What the AWS CLI can turn into keys for us.
std::unexpected<Error> not_supported(const std::string& profile, std::string_view source) {
  return fail(Error::Kind::Invalid,
              fmt::format("the AWS profile '{0}' has {1}, which sparkecs does not read yet; put its keys into the "
                          "environment by: eval \"$(aws configure export-credentials --profile {0} --format env)\"",
                          profile, source));
}

// A pair of keys, nothing when there is neither; half a pair is a mistake and never a reason to look elsewhere.
Result<std::optional<Credentials>> pair(Credentials found, std::string_view id, std::string_view secret,
                                        std::string_view where) {
  if (found.access_key_id.empty() && found.secret_access_key.empty()) return std::nullopt;
  if (found.access_key_id.empty() || found.secret_access_key.empty())
    return fail(Error::Kind::Invalid,
                fmt::format("{} has {} but not {}", where, found.access_key_id.empty() ? secret : id,
                            found.access_key_id.empty() ? id : secret));
  return found;
}

Result<std::optional<Credentials>> from_environment(const Variables& environment) {
  return pair({value_of(environment, "AWS_ACCESS_KEY_ID"), value_of(environment, "AWS_SECRET_ACCESS_KEY"),
               first_of(environment, {"AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"})},
              "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "the environment");
}

Result<std::optional<Credentials>> from_section(const Section& section, const std::string& where) {
  return pair({value_of(section, "aws_access_key_id"), value_of(section, "aws_secret_access_key"),
               first_of(section, {"aws_security_token", "aws_session_token"})},
              "aws_access_key_id", "aws_secret_access_key", where);
}

}  // namespace

// The order is botocore's, so that a profile means the same to us as to the AWS CLI.
Result<Credentials> find_credentials(const Profile& profile, bool explicit_profile, const Variables& environment) {
  if (!explicit_profile)
    if (auto keys = TRY(from_environment(environment))) return *keys;
  for (auto key : {"role_arn", "source_profile", "web_identity_token_file", "sso_session", "sso_account_id"})
    if (!profile.value(key).empty()) return not_supported(profile.name, key);
  const auto where = fmt::format("the AWS profile '{}'", profile.name);
  if (auto keys = TRY(from_section(profile.credentials, where + " in the credentials file"))) return *keys;
  for (auto key : {"login_session", "credential_process"})
    if (!profile.value(key).empty()) return not_supported(profile.name, key);
  if (auto keys = TRY(from_section(profile.config, where + " in the config file"))) return *keys;
  for (auto name :
       {"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"})
    if (!value_of(environment, name).empty())
      return fail(Error::Kind::Invalid, fmt::format("{} is set, but sparkecs does not read credentials from there yet; "
                                                    "give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
                                                    name));
  return fail(Error::Kind::Denied,
              fmt::format("there are no AWS credentials: neither AWS_ACCESS_KEY_ID nor {} has any; choose a profile by "
                          "AWS_PROFILE, or run: aws configure",
                          where));
}

}  // namespace sparkecs::aws
