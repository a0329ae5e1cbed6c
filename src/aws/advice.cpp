#include "aws/advice.h"

#include <algorithm>
#include <array>

#include "net/http_client.h"

namespace sparkecs::aws {
namespace {

struct Row {
  std::string_view code;
  std::string_view advice;
};

constexpr std::string_view kExpired = "the credentials have expired: get new ones and run this again";
constexpr std::string_view kUnknownKey = "AWS does not know this access key: check AWS_ACCESS_KEY_ID or the profile";
constexpr std::string_view kWrongSecret = "check the secret access key of the profile or in AWS_SECRET_ACCESS_KEY";
constexpr std::string_view kNotAllowed = "the policies of these credentials must allow it";
constexpr std::string_view kClock = "check this machine's clock";

constexpr std::array<Row, 18> kRows{{
    {net::kNotSent, "check the network, the proxy and the endpoint"},
    {net::kUntrusted, "check the endpoint, or name the file of the authority it goes by in AWS_CA_BUNDLE"},
    {"ExpiredToken", kExpired},
    {"ExpiredTokenException", kExpired},
    {"InvalidClientTokenId", kUnknownKey},
    {"UnrecognizedClientException", kUnknownKey},
    {"AuthFailure", kUnknownKey},
    {"MissingAuthenticationToken", "give credentials by AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"},
    {"SignatureDoesNotMatch", kWrongSecret},
    {"InvalidSignatureException", kWrongSecret},
    {"RequestTimeTooSkewed", kClock},
    {"RequestExpired", kClock},
    {"RequestInTheFuture", kClock},
    {"AccessDenied", kNotAllowed},
    {"AccessDeniedException", kNotAllowed},
    {"UnauthorizedOperation",
     "the policies of these credentials must allow it; sts:DecodeAuthorizationMessage tells more"},
    {"OptInRequired", "enable this region, or this service, for the account first"},
    {"BlockedException", "AWS has blocked the account: look for a message from AWS Support"},
}};

// Something that config.sh names and AWS does not know.
struct Unknown {
  std::string_view code;
  std::string_view part;  // of the message: codes of many meanings say there what is meant
  std::string_view advice;
};

constexpr std::string_view kVpc = "compare VPC_ID in the folder's config.sh with the VPCs of this account and region";
constexpr std::string_view kSubnets = "compare SUBNETS in the folder's config.sh with the subnets of the VPC";
constexpr std::string_view kGroups =
    "compare the security groups in the folder's config.sh (…_SECURITY_GROUPS) with those of the VPC";
constexpr std::string_view kNamespace =
    "compare NAMESPACE_ID in the folder's config.sh with the Cloud Map namespaces of this account and region";

constexpr std::array<Unknown, 10> kUnknown{{
    {"InvalidVpcID.NotFound", "", kVpc},
    {"ValidationError", "VPC ID", kVpc},
    {"SubnetNotFound", "", kSubnets},
    {"InvalidSubnet", "", kSubnets},
    {"InvalidSubnetID.NotFound", "", kSubnets},
    {"InvalidParameterException", "InvalidSubnetID.NotFound", kSubnets},
    {"InvalidGroup.NotFound", "", kGroups},
    {"InvalidSecurityGroup", "", kGroups},
    {"InvalidParameterException", "InvalidGroup.NotFound", kGroups},
    {"NamespaceNotFound", "", kNamespace},
}};

const Unknown* unknown(const Error& error) {
  auto row = std::ranges::find_if(kUnknown, [&](const Unknown& one) {
    return one.code == error.code && error.message.find(one.part) != std::string::npos;
  });
  return row == kUnknown.end() ? nullptr : row;
}

}  // namespace

bool is_of_configuration(const Error& error) {
  return unknown(error) != nullptr;
}

std::string_view advice_for(const Error& error) {
  if (error.kind == Error::Kind::Cancelled) return {};
  if (const auto* row = unknown(error)) return row->advice;
  auto row = std::ranges::find(kRows, error.code, &Row::code);
  return row == kRows.end() ? std::string_view() : row->advice;
}

}  // namespace sparkecs::aws
