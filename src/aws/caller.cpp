#include "aws/caller.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "aws/advice.h"
#include "aws/masked.h"
#include "aws/retry.h"
#include "aws/sign.h"
#include "base/guarded.h"
#include "base/json.h"
#include "base/log.h"
#include "base/random.h"
#include "wire/error_kind.h"

namespace sparkecs::aws {

bool only_reads(std::string_view operation) {
  constexpr std::array<std::string_view, 5> kReading{"Describe", "List", "Get", "Filter", "Discover"};
  return std::ranges::any_of(kReading, [&](auto prefix) { return operation.starts_with(prefix); });
}

namespace {

using std::chrono::steady_clock;

void pause_for(Millis time, std::stop_token stop) {
  Guarded<bool> never;
  never.wait_until(std::move(stop), steady_clock::now() + time, [](bool) { return false; });
}

std::string name_of(const wire::Service& service, std::string_view operation) {
  return fmt::format("{} {}", service.name, operation);
}

// One sentence: what was asked, what was said, how to find it in AWS's logs, what to do.
std::string sentence(const wire::Service& service, std::string_view operation, const Error& error) {
  std::string text = fmt::format("{}: {}", name_of(service, operation), error.message);
  const bool own_code = error.status > 0 && !error.code.empty();
  if (own_code && !error.request_id.empty())
    text += fmt::format(" ({}, request {})", error.code, error.request_id);
  else if (own_code)
    text += fmt::format(" ({})", error.code);
  else if (!error.request_id.empty())
    text += fmt::format(" (request {})", error.request_id);
  auto advice = advice_for(error);
  if (may_have_been_done(error))
    advice = only_reads(operation) ? "run this again"
                                   : "nobody knows whether it was done: run this again to find out and go on";
  if (!advice.empty()) text += fmt::format("; {}", advice);
  return text;
}

// EC2 and ELBv2 name the request's id in the body only, S3 in another header: what there is.
std::string_view request_id_of(const net::HttpResponse& reply) {
  return reply.header("x-amzn-requestid");
}

}  // namespace

// What stays the same over all attempts of one call.
struct Caller::Call {
  const wire::Service& service;
  std::string_view operation;
  std::string body;
  std::string shown;  // the input without secrets, when debugging
};

// What one attempt came to.
struct Caller::Outcome {
  Result<Json> result;
  std::optional<Millis> retry_after{};
  bool clock_corrected = false;  // the failure was our clock's, and that has been mended
};

Caller::Caller(net::HttpTransport& transport, const Clock& clock, Settings settings, Limits limits)
    : Caller(transport, clock, std::move(settings), std::move(limits), pause_for) {}

Caller::Caller(net::HttpTransport& transport, const Clock& clock, Settings settings, Limits limits, Pause pause)
    : transport_(transport),
      clock_(clock),
      settings_(std::move(settings)),
      limits_(std::move(limits)),
      pause_(std::move(pause)) {}

Result<Json> Caller::call(const wire::Service& service, std::string_view operation, const Json& input, Repeat repeat) {
  const Call call{service, operation, wire::write_request(service, operation, input),
                  log::enabled(log::Level::Debug) ? masked(input) : std::string()};
  int paid = 1;
  for (int number = 1;; ++number) {
    auto [result, retry_after, clock_corrected] = attempt(call, number);
    if (result) {
      quota_.give_back(paid);
      return result;
    }
    Error& error = result.error();
    const bool again = clock_corrected || worth_repeating(error, repeat == Repeat::Safe);
    const auto delay = clock_corrected ? Millis(0) : retry_delay(number, random_unit(), retry_after);
    const bool over = (again || error.kind == Error::Kind::TimedOut) && out_of_time(delay);
    const int cost = RetryQuota::cost_of(error);
    if (over || !again || number >= settings_.attempts || limits_.stop.stop_requested() || !quota_.take(cost)) {
      if (over) error.message = "the time is over: " + error.message;
      error.message = sentence(service, operation, error);
      // A silent network is not the end of the time a command was given.
      if (over || error.kind == Error::Kind::TimedOut)
        error.kind = over ? Error::Kind::TimedOut : Error::Kind::Unavailable;
      return result;
    }
    paid = cost;
    if (!clock_corrected) pause_(delay, limits_.stop);
  }
}

// What begins in time ends with it; what begins later is a last look, or nothing.
Millis Caller::time_for_one(bool reads) const {
  constexpr Millis kLastLook{1'000};
  const auto now = steady_clock::now();
  const auto end = reads && now >= limits_.deadline ? limits_.deadline + kLastLook : limits_.deadline;
  return std::chrono::ceil<Millis>(end - now);
}

bool Caller::out_of_time(Millis pause) const {
  return steady_clock::now() + pause >= limits_.deadline;
}

Caller::Outcome Caller::attempt(const Call& call, int number) {
  if (limits_.stop.stop_requested()) return {fail(Error::Kind::Cancelled, "cancelled", std::string(net::kNotSent))};
  const bool reads = only_reads(call.operation);
  const auto time = time_for_one(reads);
  if (time <= Millis(0)) return {fail(Error::Kind::TimedOut, "it was not sent")};
  const auto& [service, operation, body, shown] = call;
  const auto endpoint = settings_.endpoints.of(service);
  net::HttpRequest request{.method = "POST", .url = endpoint.url, .body = body};
  request.timeout = std::min(request.timeout, time);
  request.headers.emplace_back("Content-Type", wire::content_type(service.protocol));
  if (service.protocol == wire::Protocol::Json11)
    request.headers.emplace_back("X-Amz-Target", fmt::format("{}.{}", service.target_prefix, operation));
  const auto began = clock_.now();
  const auto signed_at = began + Millis(clock_offset_);
  sign(request, settings_.credentials, {endpoint.signing_region, std::string(service.signing_name)}, signed_at);

  ++requests_;
  if (!reads) ++changing_;
  log::debug("→ {} at {} (attempt {}): {}", name_of(service, operation), endpoint.url, number, shown);
  // A change under way is waited for: abandoned, nobody would know whether it was made.
  auto reply = transport_.send(request, reads ? limits_.stop : std::stop_token());
  const auto ended = clock_.now();
  if (!reply) {
    log::debug("← {}: {} ({}) after {}", name_of(service, operation), reply.error().message, reply.error().code,
               to_human(ended - began));
    return {std::unexpected(std::move(reply).error())};
  }
  log::debug("← {}: {} after {}, request {}", name_of(service, operation), reply->status, to_human(ended - began),
             request_id_of(*reply));
  if (reply->status < 300) return {wire::read_reply(service, operation, reply->body)};

  auto error =
      wire::read_error(service, reply->status, reply->body, reply->header("x-amzn-errortype"), request_id_of(*reply));
  Outcome outcome{std::unexpected(error), read_retry_after(reply->header("retry-after"), ended)};
  outcome.clock_corrected = wire::may_be_clock_skew(error.code) && correct_clock(signed_at, reply->header("date"));
  return outcome;
}

// Takes AWS's time for right when it is far from the one we signed with; signing again then makes the difference.
bool Caller::correct_clock(TimePoint signed_at, std::string_view date) {
  constexpr Millis kTolerance{4 * 60 * 1000};  // AWS itself refuses at five minutes
  auto theirs = from_http_date(date);
  if (!theirs || std::chrono::abs(*theirs - signed_at) < kTolerance) return false;
  const auto offset = *theirs - clock_.now();
  clock_offset_ = offset.count();
  log::warn("this machine's clock is {} from AWS's; signing with AWS's time", to_human(std::chrono::abs(offset)));
  return true;
}

}  // namespace sparkecs::aws
