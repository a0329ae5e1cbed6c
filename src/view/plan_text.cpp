#include "view/plan_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "view/columns.h"

namespace sparkecs::view {
namespace {

using plan::Op;

Colour colour_of(Op op) {
  switch (op) {
    case Op::Keep:
      return Colour::Faint;
    case Op::Create:
      return Colour::Green;
    case Op::Update:
    case Op::Replace:
      return Colour::Yellow;
    case Op::Refuse:
      return Colour::Red;
  }
  return Colour::Plain;
}

std::string shown(const std::string& value) {
  return value.empty() ? "(none)" : printable(value, 60);
}

}  // namespace

std::string text_of(const plan::Plan& plan, const Look& look) {
  const auto& identity = plan.desired.identity;
  auto text = fmt::format("environment {}, cluster {}, region {}, account {}\n\n", identity.environment,
                          identity.cluster, plan.region, plan.desired.account);
  for (const auto& step : plan.steps) {
    auto line = step.subject + (step.op == Op::Refuse && !step.why.empty() ? ": " + step.why : "");
    text += fmt::format("  {}  {}\n", look.paint(colour_of(step.op), pad(to_string(step.op), 7)), line);
    Table changes;
    if (step.op == Op::Update || step.op == Op::Replace) {
      for (const auto& change : step.changes)
        changes.add({change.field, shown(change.from) + " → " + shown(change.to)});
    }
    text += changes.text(look, 11);
  }
  text += "\n" + summary_of(plan) + "\n";
  for (const auto& note : plan.notes) text += look.paint(Colour::Yellow, "note: ") + note + "\n";
  return text + text_of(plan.cost, look);
}

std::string summary_of(const plan::Plan& plan) {
  if (plan.nothing_to_do()) return fmt::format("nothing to do: all {} parts are as they should be", plan.steps.size());
  std::vector<std::string> counts;
  for (auto [op, words] :
       {std::pair{Op::Create, "to create"}, std::pair{Op::Update, "to update"}, std::pair{Op::Replace, "to replace"},
        std::pair{Op::Refuse, "not ours, refused"}, std::pair{Op::Keep, "as they should be"}}) {
    auto n = std::count_if(plan.steps.begin(), plan.steps.end(),
                           [wanted = op](const auto& step) { return step.op == wanted; });
    if (n > 0) counts.push_back(fmt::format("{} {}", n, words));
  }
  return join(counts, ", ");
}

std::string text_of(const plan::Cost& cost, const Look& look) {
  if (!cost.known || cost.lines.empty()) return "cost: " + cost.note + "\n";
  auto range = cost.most_per_hour > cost.per_hour ? fmt::format(" to {:.3f}", cost.most_per_hour) : std::string();
  auto text = fmt::format("cost: about {:.3f}{} USD per hour ({})\n", cost.per_hour, range, cost.note);
  Table lines;
  for (const auto& line : cost.lines) lines.add({line.what, right(fmt::format("{:.3f}", line.per_hour))});
  return text + lines.text(look, 2);
}

std::string text_of(const plan::Outcome& outcome, const Look& look) {
  std::string text;
  for (const auto& failure : outcome.failed)
    text += fmt::format("{} {}: {}\n", look.paint(Colour::Red, "failed "), failure.subject, failure.error.message);
  for (const auto& skip : outcome.skipped) {
    auto because = skip.because.empty() ? "interrupted" : "behind " + skip.because;
    text += fmt::format("{} {}: {}\n", look.paint(Colour::Yellow, "skipped"), skip.subject, because);
  }
  return text;
}

}  // namespace sparkecs::view
