// Caller sends signed requests to AWS and repeats them as the retry rules say (retry.h). The services' classes
// (ecs.h, elbv2.h, …) are thin layers over one Caller, which they share. Safe from any thread.
//
// An error's message is one sentence for people: what was asked of which service, what it answered, its code and
// request id, and what to do where that is known. Code, status and request id are also there by themselves.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <stop_token>
#include <string_view>

#include "aws/retry.h"
#include "aws/settings.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "base/time.h"
#include "net/http_client.h"
#include "wire/protocol.h"

namespace sparkecs::aws {

// What a method of a service's class answers.
template <class Request>
using Reply = Result<typename Request::Response>;

// May a request whose reply was lost be sent again?
enum class Repeat {
  Safe,   // yes: it reads, or it says what shall be, or it carries an idempotency token
  Never,  // no: it would make a second thing. may_have_been_done(error) then tells (retry.h)
};

// What has been sent so far, repetitions included.
struct Traffic {
  int requests = 0;
  int changing = 0;  // those that do not only read
};

// How long a Caller goes on.
struct Limits {
  using Deadline = std::chrono::steady_clock::time_point;
  std::stop_token stop{};
  Deadline deadline = Deadline::max();
};

class Caller {
 public:
  // Waits that long, or until stop is requested.
  using Pause = std::function<void(Millis, std::stop_token)>;

  // Borrows transport and clock. Once `stop` is requested nothing new is sent, reads under way are abandoned, and
  // changes under way are waited for; the errors are then of Kind::Cancelled. No request goes on past the deadline and
  // none is repeated behind it; the errors are then of Kind::TimedOut. Only a last look may still begin there: a read,
  // within a second, so that whoever waited can tell what for.
  Caller(net::HttpTransport& transport, const Clock& clock, Settings settings, Limits limits = {});
  Caller(net::HttpTransport& transport, const Clock& clock, Settings settings, Limits limits, Pause pause);

  // The operation's output in the neutral JSON form. What the services' classes are made of.
  Result<Json> call(const wire::Service& service, std::string_view operation, const Json& input, Repeat repeat);

  Traffic traffic() const { return {requests_, changing_}; }
  const Settings& settings() const { return settings_; }

 private:
  struct Call;
  struct Outcome;
  Outcome attempt(const Call& call, int number);
  Millis time_for_one(bool reads) const;
  bool out_of_time(Millis pause) const;
  bool correct_clock(TimePoint signed_at, std::string_view date);

  net::HttpTransport& transport_;
  const Clock& clock_;
  const Settings settings_;
  const Limits limits_;
  const Pause pause_;
  RetryQuota quota_;
  std::atomic<Millis::rep> clock_offset_ = 0;  // AWS's clock minus ours, once they are known to differ
  std::atomic<int> requests_ = 0;
  std::atomic<int> changing_ = 0;
};

// True for operations that change nothing.
bool only_reads(std::string_view operation);

}  // namespace sparkecs::aws
