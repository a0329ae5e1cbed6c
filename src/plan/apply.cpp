#include "plan/apply.h"

#include <map>

#include "base/digest.h"
#include "base/guarded.h"
#include "plan/kinds/kind.h"
#include "plan/run.h"

namespace sparkecs::plan {
namespace {

// The identifiers of what existed when the plan was made, then of what its steps have made.
class Applier {
 public:
  Applier(const Plan& plan, aws::Aws& aws, const ApplyOptions& options)
      : plan_(plan), aws_(aws), options_(options), ids_(plan.actual.ids()) {}

  Result<> carry_out(const Step& step, Patience& patience) {
    if (step.op == Op::Replace) TRY(take_away(step, patience));
    const auto ids = ids_.with([](const Ids& all) { return all; });
    // A token once used would bring back the answer of then, even for what has been deleted since: hence the plan's.
    const auto token = to_hex(sha256(plan_.token + std::string(id(step.part)))).substr(0, 32);
    Work work{aws_, plan_.desired, ids, patience, token, plan_.read_at, options_.wait};
    const auto& kind = kind_of(step.part);
    auto made = TRY(step.op == Op::Update ? kind.update(work, step) : kind.create(work, step.part));
    ids_.with([&](Ids& all) { all[step.part] = made; });
    return {};
  }

 private:
  Result<> take_away(const Step& step, Patience& patience) {
    Item item{
        .kind = item_kind(step.part), .name = step.name, .subject = step.subject, .id = plan_.actual[step.part]->id};
    return end({aws_, item, plan_.desired.cluster.name, patience});
  }

  const Plan& plan_;
  aws::Aws& aws_;
  const ApplyOptions& options_;
  Guarded<Ids> ids_;
};

Outcome refuse(const std::vector<const Step*>& refused) {
  Outcome outcome;
  for (const auto* step : refused) outcome.failed.push_back({step->subject, {Error::Kind::Conflict, step->why}});
  return outcome;
}

}  // namespace

Outcome apply(const Plan& plan, aws::Aws& aws, const ApplyOptions& options, Observer& observer, std::stop_token stop) {
  if (auto refused = plan.refused(); !refused.empty()) return refuse(refused);
  Applier applier(plan, aws, options);
  graph::Graph order;
  std::vector<Job> jobs;
  std::map<Part, graph::Node> nodes;
  for (const auto& step : plan.steps) {
    auto node = nodes[step.part] = order.add(step.subject);
    for (Part need : needs(step.part))
      if (auto before = nodes.find(need); before != nodes.end()) order.edge(before->second, node);
    Job job{.subject = step.subject};
    if (step.op != Op::Keep) job.work = [&](Patience& patience) { return applier.carry_out(step, patience); };
    jobs.push_back(std::move(job));
  }
  return run(order, jobs, observer, options.deadline, stop);
}

}  // namespace sparkecs::plan
