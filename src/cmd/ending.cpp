#include "cmd/ending.h"

#include <algorithm>

#include "base/json.h"
#include "cmd/print.h"

namespace sparkecs::cmd {

Error::Kind kind_of(const plan::Outcome& outcome) {
  using enum Error::Kind;
  if (outcome.interrupted) return Cancelled;
  auto late = [](const auto& one) { return one.error.kind == TimedOut; };
  return !outcome.failed.empty() && std::ranges::all_of(outcome.failed, late) ? TimedOut : Failed;
}

Json to_json(const Error& error) {
  return {{"message", error.message}, {"code", error.code}, {"requestId", error.request_id}};
}

Json with_ending(Json document, const Result<int>& ended) {
  document["interrupted"] = !ended && ended.error().kind == Error::Kind::Cancelled;
  document["timedOut"] = !ended && ended.error().kind == Error::Kind::TimedOut;
  if (!ended) document["error"] = to_json(ended.error());
  return document;
}

Result<int> tell_ending(const Context& context, Json document, Result<int> ended) {
  if (context.options.json) print_json(with_ending(std::move(document), ended));
  return ended;
}

}  // namespace sparkecs::cmd
