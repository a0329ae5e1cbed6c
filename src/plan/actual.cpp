#include "plan/actual.h"

#include <future>

#include "plan/kinds/balancer.h"
#include "plan/kinds/cluster.h"
#include "plan/kinds/discovery.h"
#include "plan/kinds/listener.h"
#include "plan/kinds/log_group.h"
#include "plan/kinds/security_group.h"
#include "plan/kinds/service.h"
#include "plan/kinds/target_group.h"
#include "plan/kinds/task_definition.h"

namespace sparkecs::plan {
namespace {

// What goes between the call that finds it and the one that asks for more is not there: somebody deletes it just now.
template <class T>
Result<T> what_is_there(const std::string& what, Result<T> read) {
  if (!read && read.error().kind == Error::Kind::NotFound) return T{};
  return during("reading " + what, std::move(read));
}

}  // namespace

Ids Actual::ids() const {
  Ids ids;
  for (Part part : plan::parts())
    if (parts[part]) ids[part] = parts[part]->id;
  return ids;
}

Result<Actual> read_actual(aws::Aws& aws, const Desired& desired) {
  using Read = Result<std::optional<Found>>;
  // A future waits in its destructor: nothing outlives what it borrows, also when an error of another one returns.
  auto beside = [](auto read) { return std::async(std::launch::async, std::move(read)); };
  auto when = [&](Part part, auto read) {
    return beside([&desired, part, read]() -> Read { return desired.has(part) ? read() : Read(std::nullopt); });
  };
  auto front = beside([&] { return balancer::read(aws, desired); });
  auto services = beside([&] { return service::read(aws, desired); });
  auto group = beside([&] { return security_group::read(aws, desired); });
  std::vector<std::pair<Part, std::future<Read>>> reads;
  reads.emplace_back(Part::LogGroup, when(Part::LogGroup, [&] { return log_group::read(aws, desired); }));
  reads.emplace_back(Part::Discovery, beside([&] { return discovery::read(aws, desired); }));
  reads.emplace_back(Part::Cluster, beside([&] { return cluster::read(aws, desired); }));
  for (Part part : {Part::RestTarget, Part::WebUiTarget})
    reads.emplace_back(part, beside([&, part] { return target_group::read(aws, desired, part); }));
  for (Part part : {Part::MasterDefinition, Part::WorkerDefinition, Part::SubmitDefinition})
    reads.emplace_back(part, beside([&, part] {
                         return task_definition::newest_of_ours(aws, desired.definition(part).family, desired.identity);
                       }));

  Actual actual;
  for (auto& [part, read] : reads)
    actual.parts[part] = TRY(what_is_there(std::string(noun(part)) + " " + desired.name(part), read.get()));
  auto [group_itself, rules] = TRY(what_is_there("security group " + desired.name(Part::SecurityGroup), group.get()));
  actual.parts[Part::SecurityGroup] = std::move(group_itself);
  actual.parts[Part::Ingress] = std::move(rules);
  auto both = TRY(what_is_there("services", services.get()));
  actual.parts[Part::MasterService] = std::move(both[0]);
  actual.parts[Part::WorkerService] = std::move(both[1]);
  auto [found_balancer, listeners] = TRY(what_is_there("load balancer " + desired.balancer.name, front.get()));
  if (found_balancer) {
    auto ids = actual.ids();
    for (Part part : {Part::RestListener, Part::WebUiListener})
      actual.parts[part] = listener::pick(listeners, desired, ids, part, found_balancer->tags);
    actual.parts[Part::Balancer] = std::move(found_balancer);
  }
  return actual;
}

}  // namespace sparkecs::plan
