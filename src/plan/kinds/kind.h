// What a kind of resource is to the plan: fields to compare, and how to make them true. The list of all is kinds.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws/aws.h"
#include "base/result.h"
#include "plan/desired.h"
#include "plan/found.h"
#include "plan/inventory.h"
#include "plan/step.h"
#include "plan/wait.h"

namespace sparkecs::plan {

// What one step works with. Everything is borrowed for as long as the step runs.
struct Work {
  aws::Aws& aws;
  const Desired& desired;
  const Ids& ids;  // of everything the part needs, and its own when it is updated
  Patience& patience;
  const std::string& token;  // for idempotency: the same for this part in this plan, never again; 32 characters
  TimePoint since{};         // when the plan was made: what failed earlier says nothing of its success
  bool wait = true;          // may it wait for a task to run?
};

struct Kind {
  // What the part should be. `ids` holds what is known already; what is about to be made is "" there.
  Fields (*wanted)(const Desired& desired, const Ids& ids, Part part);
  // Makes it and returns its identifier. Finding it there, as ours, is success.
  Result<std::string> (*create)(const Work& work, Part part);
  // Changes what the step says, among it "tags" where it becomes ours; returns its identifier.
  Result<std::string> (*update)(const Work& work, const Step& step);
  std::vector<std::string_view> fixed{};  // fields that AWS cannot change
  bool replaceable = false;               // then: may it be deleted and created instead?
  bool update_makes_new = false;          // an update leads to another identifier
  bool tagged = true;                     // has tags of its own
};
const Kind& kind_of(Part part);

// What the deletion of one item works with.
struct Ending {
  aws::Aws& aws;
  const Item& item;
  const std::string& cluster;
  Patience& patience;
};
// Deletes it and waits until it is gone. Finding it gone is success.
Result<> end(const Ending& ending);

// A NotFound is what a delete wants.
template <class T>
Result<> gone(Result<T> deleted) {
  if (!deleted && deleted.error().kind != Error::Kind::NotFound) return std::unexpected(std::move(deleted).error());
  return {};
}

}  // namespace sparkecs::plan
