#include "aws/endpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace sparkecs::aws {
namespace {

// The first row whose prefix fits; the last one fits everything.
constexpr std::array<Partition, 6> kPartitions{{
    {"cn-", "aws-cn", "amazonaws.com.cn", "cn-north-1.amazonaws.com.cn", "cn-north-1"},
    {"us-gov-", "aws-us-gov", "amazonaws.com", "us-gov.amazonaws.com", "us-gov-west-1"},
    {"eusc-", "aws-eusc", "amazonaws.eu", "eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"},
    {"us-iso-", "aws-iso", "c2s.ic.gov", "us-iso-east-1.c2s.ic.gov", "us-iso-east-1"},
    {"us-isob-", "aws-iso-b", "sc2s.sgov.gov", "us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1"},
    {"", "aws", "amazonaws.com", "amazonaws.com", "us-east-1"},
}};

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string with_final_slash(std::string url) {
  // A bare authority: what follows "://" has no path yet.
  if (url.find('/', url.find("://") + 3) == std::string::npos) url += '/';
  return url;
}

}  // namespace

const Partition& partition_of(std::string_view region) {
  return *std::ranges::find_if(kPartitions, [&](const auto& row) { return region.starts_with(row.region_prefix); });
}

bool is_region(std::string_view text) {
  auto parts = split(text, '-');
  return parts.size() >= 3 && parts.size() <= 5 && parts.front().size() >= 2 && parts.front().size() <= 4 &&
         std::all_of(parts.begin(), parts.end() - 1, is_word) && parse_number(parts.back(), 99).has_value();
}

Endpoint Endpoints::of(const wire::Service& service) const {
  const Partition& partition = partition_of(region_);
  std::string signing_region(service.global ? partition.home_region : region_);
  if (auto own = urls_.find(std::string(service.endpoint_id)); own != urls_.end())
    return {with_final_slash(own->second), std::move(signing_region)};
  if (!url_.empty()) return {with_final_slash(url_), std::move(signing_region)};
  auto host = service.global ? fmt::format("{}.{}", service.host_prefix, partition.global_host)
                             : fmt::format("{}.{}.{}", service.host_prefix, region_, partition.dns_suffix);
  return {fmt::format("https://{}/", host), std::move(signing_region)};
}

}  // namespace sparkecs::aws
