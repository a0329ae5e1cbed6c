#include "aws/settings.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "wire/services.h"

namespace sparkecs::aws {
namespace {

std::string first_of(std::initializer_list<std::string> values) {
  for (const auto& value : values)
    if (!value.empty()) return value;
  return {};
}

Result<Profile> find_profile(const Wishes& wishes, const Variables& environment) {
  auto name = first_of({wishes.profile, value_of(environment, "AWS_PROFILE"),
                        value_of(environment, "AWS_DEFAULT_PROFILE"), wishes.config_profile, "default"});
  return read_profile(name, environment);
}

Result<std::string> find_region(const Wishes& wishes, const Variables& environment, const Profile& profile) {
  auto region = first_of({wishes.region, value_of(environment, "AWS_REGION"),
                          value_of(environment, "AWS_DEFAULT_REGION"), profile.value("region"), wishes.config_region});
  if (region.empty())
    return fail(Error::Kind::Invalid,
                "no AWS region is chosen; give it by --region, AWS_REGION, the profile's region or in config.sh");
  if (!is_region(region))
    return fail(Error::Kind::Invalid,
                fmt::format("'{}' is not an AWS region; one looks like us-east-1", printable(region)));
  return region;
}

bool is_true(const std::string& text) {
  return equal_ignoring_case(text, "true");
}

bool ignores_configured_endpoints(const Variables& environment, const Profile& profile) {
  return is_true(first_of({value_of(environment, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"),
                           profile.value("ignore_configured_endpoint_urls")}));
}

std::string general_endpoint(const Wishes& wishes, const Variables& environment, const Profile& profile) {
  if (ignores_configured_endpoints(environment, profile)) return first_of({wishes.endpoint, wishes.config_endpoint});
  return first_of({wishes.endpoint, value_of(environment, "AWS_ENDPOINT_URL"), profile.value("endpoint_url"),
                   wishes.config_endpoint});
}

// What is said about this service alone, unless something general stands before it in the order.
std::string own_endpoint(const wire::Service& service, const Wishes& wishes, const Variables& environment,
                         const Profile& profile) {
  if (!wishes.endpoint.empty() || ignores_configured_endpoints(environment, profile)) return {};
  auto own = value_of(environment, fmt::format("AWS_ENDPOINT_URL_{}", service.endpoint_id));
  if (!own.empty() || !value_of(environment, "AWS_ENDPOINT_URL").empty()) return own;
  return value_of(profile.services, to_lower(service.endpoint_id) + ".endpoint_url");
}

Result<std::string> checked_url(const std::string& url) {
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  if (!web || url.find("://") + 3 == url.size() || url.find_first_of(" \t\r\n?#") != std::string::npos)
    return fail(Error::Kind::Invalid,
                fmt::format("the endpoint '{}' is not a URL; one looks like http://127.0.0.1:4566", printable(url)));
  return url;
}

Result<Endpoints> find_endpoints(const Wishes& wishes, const Variables& environment, const Profile& profile) {
  // Hosts of these kinds may be demanded by law or network; going to others in silence would be wrong.
  for (auto [variable, key] : {std::pair{"AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"},
                               std::pair{"AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"}})
    if (is_true(first_of({value_of(environment, variable), profile.value(key)})))
      return fail(Error::Kind::Invalid, fmt::format("{} is set, which sparkecs does not support yet; give the hosts by "
                                                    "AWS_ENDPOINT_URL_ECS and so on",
                                                    variable));
  auto region = TRY(find_region(wishes, environment, profile));
  auto general = general_endpoint(wishes, environment, profile);
  if (!general.empty()) TRY(checked_url(general));
  std::map<std::string, std::string> own;
  for (const auto* service : wire::kServices)
    if (auto url = own_endpoint(*service, wishes, environment, profile); !url.empty())
      own[std::string(service->endpoint_id)] = TRY(checked_url(url));
  return Endpoints(std::move(region), std::move(general), std::move(own));
}

Result<int> find_attempts(const Variables& environment, const Profile& profile) {
  // All modes are the standard one here: legacy differs in numbers only, adaptive's rate limit is not needed.
  auto mode = first_of({value_of(environment, "AWS_RETRY_MODE"), profile.value("retry_mode"), "standard"});
  if (mode != "standard" && mode != "adaptive" && mode != "legacy")
    return fail(Error::Kind::Invalid,
                fmt::format("AWS_RETRY_MODE is '{}'; it can be standard, adaptive or legacy", printable(mode)));
  auto attempts = first_of({value_of(environment, "AWS_MAX_ATTEMPTS"), profile.value("max_attempts")});
  if (attempts.empty()) return kDefaultAttempts;
  auto number = parse_number(attempts, 100);
  if (!number || *number == 0)
    return fail(Error::Kind::Invalid, fmt::format("AWS_MAX_ATTEMPTS is '{}'; it can be 1 to 100", printable(attempts)));
  return static_cast<int>(*number);
}

}  // namespace

Variables process_environment() {
  Variables variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    std::string_view text(*entry);
    auto equals = std::min(text.find('='), text.size());
    variables.emplace(text.substr(0, equals), text.substr(std::min(text.size(), equals + 1)));
  }
  return variables;
}

Result<std::string> wanted_endpoint(const Wishes& wishes, const Variables& environment) {
  return general_endpoint(wishes, environment, TRY(find_profile(wishes, environment)));
}

Result<Settings> settle(const Wishes& wishes, const Variables& environment) {
  auto profile = TRY(find_profile(wishes, environment));
  auto endpoints = TRY(find_endpoints(wishes, environment, profile));
  auto attempts = TRY(find_attempts(environment, profile));
  auto ca_file = first_of({value_of(environment, "AWS_CA_BUNDLE"), profile.value("ca_bundle")});
  auto credentials =
      wishes.credentials ? *wishes.credentials : TRY(find_credentials(profile, !wishes.profile.empty(), environment));
  return Settings{std::move(credentials), std::move(endpoints), attempts, std::move(ca_file)};
}

}  // namespace sparkecs::aws
