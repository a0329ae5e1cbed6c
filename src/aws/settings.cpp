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

Said first_said(std::initializer_list<Said> sources) {
  auto at = std::ranges::find_if(sources, [](const Said& source) { return !source.value.empty(); });
  return at == sources.end() ? Said() : *at;
}

Said in(const Variables& environment, const std::string& name) {
  return {value_of(environment, name), "environment"};
}

Said in(const Profile& profile, const std::string& key) {
  return {profile.value(key), "profile " + profile.name};
}

Result<std::string> find_region(const Wishes& wishes, const Variables& environment, const Profile& profile) {
  auto region = wanted_region(wishes, environment, profile).value;
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
  auto general = wanted_endpoint(wishes, environment, profile).value;
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

Said wanted_profile(const Wishes& wishes, const Variables& environment) {
  return first_said({{wishes.profile, "--profile"},
                     in(environment, "AWS_PROFILE"),
                     in(environment, "AWS_DEFAULT_PROFILE"),
                     {wishes.config_profile},
                     {"default"}});
}

Said wanted_region(const Wishes& wishes, const Variables& environment, const Profile& profile) {
  return first_said({{wishes.region, "--region"},
                     in(environment, "AWS_REGION"),
                     in(environment, "AWS_DEFAULT_REGION"),
                     in(profile, "region"),
                     {wishes.config_region}});
}

Said wanted_endpoint(const Wishes& wishes, const Variables& environment, const Profile& profile) {
  const bool ignored = ignores_configured_endpoints(environment, profile);
  return first_said({{wishes.endpoint, "--endpoint-url"},
                     ignored ? Said() : in(environment, "AWS_ENDPOINT_URL"),
                     ignored ? Said() : in(profile, "endpoint_url"),
                     {wishes.config_endpoint}});
}

Result<Settings> settle(const Wishes& wishes, const Variables& environment) {
  auto profile = TRY(read_profile(wanted_profile(wishes, environment).value, environment));
  auto endpoints = TRY(find_endpoints(wishes, environment, profile));
  auto attempts = TRY(find_attempts(environment, profile));
  auto ca_file = first_of({value_of(environment, "AWS_CA_BUNDLE"), profile.value("ca_bundle")});
  auto credentials =
      wishes.credentials ? *wishes.credentials : TRY(find_credentials(profile, !wishes.profile.empty(), environment));
  return Settings{std::move(credentials), std::move(endpoints), attempts, std::move(ca_file)};
}

}  // namespace sparkecs::aws
