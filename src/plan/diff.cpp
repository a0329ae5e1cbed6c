#include "plan/diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan/kinds/canonical.h"
#include "plan/kinds/kind.h"

namespace sparkecs::plan {
namespace {

constexpr bool is_listener(Part part) {
  return part == Part::RestListener || part == Part::WebUiListener;
}

// A digest tells that something has changed; to people it says nothing, and to those who guess too much.
Change shown(Change change) {
  const bool both = is_digest(change.from) && is_digest(change.to);
  if (is_digest(change.from)) change.from = "(hidden)";
  if (is_digest(change.to)) change.to = both ? "(another, hidden)" : "(hidden)";
  return change;
}

std::vector<Change> changes(const Fields& from, const Fields& to) {
  auto find = [](const Fields& fields, const std::string& name) {
    return std::ranges::find(fields, name, &Field::name);
  };
  std::vector<Change> changes;
  for (const auto& [name, wanted] : to) {
    auto there = find(from, name);
    if (wanted == kUnsaid || (there != from.end() && there->value == kUnsaid)) continue;
    if (there == from.end() || there->value != wanted)
      changes.push_back(shown({name, there == from.end() ? "" : there->value, wanted}));
  }
  for (const auto& [name, there] : from)
    if (find(to, name) == to.end()) changes.push_back(shown({name, there, ""}));
  return changes;
}

// About to vanish by itself, and so no more in the way than nothing: create() waits for its end.
bool is_ending(const Found& found) {
  return found.status == "DRAINING" || found.status == "DEPROVISIONING";
}

class Differ {
 public:
  Differ(const Desired& desired, const Actual& actual, bool adopt)
      : desired_(desired), actual_(actual), adopt_(adopt), ids_(actual.ids()) {}

  Step step(Part part) {
    Step step{.part = part, .op = Op::Keep, .name = desired_.name(part)};
    step.subject = fmt::format("{} {}", noun(part), step.name);
    decide(step);
    // What gets a new identifier is not known by the old one to the parts that refer to it.
    const bool new_id =
        step.op == Op::Create || step.op == Op::Replace || (step.op == Op::Update && kind_of(part).update_makes_new);
    if (new_id) ids_[part].clear();
    if (part == Part::Balancer) new_balancer_ = new_id;
    return step;
  }

 private:
  void decide(Step& step) const {
    const auto& kind = kind_of(step.part);
    const auto& found = actual_[step.part];
    if (!found || is_ending(*found)) {
      step.op = Op::Create;
      step.why = found ? "the old one is about to end" : "absent";
      return;
    }
    if (is_listener(step.part) && new_balancer_) {
      step.op = Op::Create;
      step.why = "its load balancer is new";
      return;
    }
    auto foreign = not_ours(found->tags, desired_.identity);
    // Log groups are shared, and kept when a cluster is deleted: one that is there will do, and another environment's
    // is not taken from it.
    if (!foreign.empty() && step.part == Part::LogGroup && (!adopt_ || has_owner(found->tags))) {
      step.op = Op::Keep;
      step.why = "it exists and is used as it is: " + foreign;
      return;
    }
    if (!foreign.empty() && !adopt_) {
      step.op = Op::Refuse;
      step.why = foreign + ", so it is left alone; --adopt takes it over";
      return;
    }
    step.changes = changes(found->fields, kind.wanted(desired_, ids_, step.part));
    bool fixed = std::ranges::any_of(step.changes, [&](const Change& change) {
      return std::ranges::find(kind.fixed, change.field) != kind.fixed.end();
    });
    if (fixed) {
      // What was not ours a moment ago is not deleted for the sake of it.
      step.op = kind.replaceable && foreign.empty() ? Op::Replace : Op::Refuse;
      step.why = step.op == Op::Replace ? "AWS cannot change this in place"
                                        : "AWS cannot change this in place: delete it first, or choose another name";
      return;
    }
    if (!foreign.empty() && kind.tagged)
      step.changes.push_back({"tags", foreign, "sparkecs:environment=" + desired_.identity.environment});
    if (!step.changes.empty()) step.op = Op::Update;
  }

  const Desired& desired_;
  const Actual& actual_;
  const bool adopt_;
  Ids ids_;
  bool new_balancer_ = false;
};

}  // namespace

std::vector<Step> diff(const Desired& desired, const Actual& actual, bool adopt) {
  Differ differ(desired, actual, adopt);
  std::vector<Step> steps;
  for (Part part : parts())
    if (desired.has(part)) steps.push_back(differ.step(part));
  return steps;
}

}  // namespace sparkecs::plan
