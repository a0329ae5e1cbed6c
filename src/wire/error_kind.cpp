#include "wire/error_kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sparkecs::wire {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view code) {
  return std::ranges::find(list, code) != list.end();
}

constexpr std::array<std::string_view, 14> kThrottling{"Throttling",
                                                       "ThrottlingException",
                                                       "ThrottledException",
                                                       "RequestThrottledException",
                                                       "RequestThrottled",
                                                       "TooManyRequestsException",
                                                       "ProvisionedThroughputExceededException",
                                                       "TransactionInProgressException",
                                                       "RequestLimitExceeded",
                                                       "BandwidthLimitExceeded",
                                                       "LimitExceededException",
                                                       "SlowDown",
                                                       "PriorRequestNotComplete",
                                                       "EC2ThrottledException"};

constexpr std::array<std::string_view, 2> kTransient{"RequestTimeout", "RequestTimeoutException"};

constexpr std::array<std::string_view, 12> kDenied{
    "AccessDenied",          "AccessDeniedException", "UnauthorizedOperation",     "AuthFailure",
    "ExpiredToken",          "ExpiredTokenException", "InvalidClientTokenId",      "UnrecognizedClientException",
    "SignatureDoesNotMatch", "OptInRequired",         "InvalidSignatureException", "MissingAuthenticationToken"};

// Parts of codes: every service ends or begins its own codes with one of these.
constexpr std::array<std::string_view, 3> kAbsent{"NotFound", "NoSuch", "DoesNotExist"};
constexpr std::array<std::string_view, 8> kConflicting{"AlreadyExists",    "AlreadyAssociated", "InUse",
                                                       "Duplicate",        "Conflict",          "DependencyViolation",
                                                       "OperationAborted", "UpdateInProgress"};

template <std::size_t N>
bool has_part(const std::array<std::string_view, N>& parts, std::string_view code) {
  return std::ranges::any_of(parts, [&](auto part) { return code.find(part) != std::string_view::npos; });
}

bool quota_is_permanent(std::string_view service) {
  return service == "ecs" || service == "logs" || service == "iam";
}

}  // namespace

Error::Kind kind_of(std::string_view service, std::string_view code, int status, std::string_view message) {
  using enum Error::Kind;
  if (code == "LimitExceededException" && quota_is_permanent(service)) return Failed;
  if (is_one_of(kThrottling, code) || status == 429 || trim(message) == "Rate exceeded") return Throttled;
  if (is_one_of(kTransient, code) || status >= 500) return Unavailable;
  if (is_one_of(kDenied, code)) return Denied;
  if (has_part(kAbsent, code)) return NotFound;
  if (has_part(kConflicting, code)) return Conflict;
  if (status == 401 || status == 403) return Denied;
  if (code.empty() && status == 404) return NotFound;
  return Invalid;
}

bool may_be_clock_skew(std::string_view code) {
  constexpr std::array<std::string_view, 6> kCodes{"RequestTimeTooSkewed",  "RequestExpired",
                                                   "RequestInTheFuture",    "InvalidSignatureException",
                                                   "SignatureDoesNotMatch", "AuthFailure"};
  return is_one_of(kCodes, code);
}

}  // namespace sparkecs::wire
