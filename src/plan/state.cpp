#include "plan/state.h"

#include <algorithm>
#include <future>

#include "plan/desired.h"
#include "plan/network.h"
#include "plan/observe.h"
#include "spark/master.h"

namespace sparkecs::plan {
namespace {

// Beyond the balancer's address lies either a master that answers within a fraction of this, or nothing at all.
constexpr Millis kAnswersWithin{2'500};

std::string family(const std::string& revision) {
  return revision.substr(0, revision.rfind(':'));
}

void give_roles(ClusterState& state, const Desired& desired) {
  for (std::size_t i = 0; i < state.services.size(); ++i) state.services[i].role = desired.services[i].role;
  const char* roles[] = {"master", "worker", "submit"};
  for (auto& task : state.tasks)
    for (std::size_t i = 0; i < desired.definitions.size(); ++i)
      if (family(task.revision) == desired.definitions[i].family) task.role = roles[i];
}

// Nobody answered and nobody refused: the address lies behind a network this machine is not in.
bool out_of_reach(const Error& error) {
  return error.code == net::kNotSent &&
         (error.kind == Error::Kind::TimedOut || error.message.find("resolve host") != std::string::npos);
}

void ask_spark(ClusterState& state, net::HttpTransport& http) {
  auto rest = std::async(std::launch::async, [&]() -> Result<> {
    return state.rest_wanted ? spark::ask_rest(http, state.balancer.rest_url, kAnswersWithin) : Result<>();
  });
  auto master = spark::ask_master(http, state.balancer.webui_url, kAnswersWithin);
  if (master) {
    state.master = std::move(*master);
  } else {
    state.reachable = !out_of_reach(master.error());
    state.master_note = master.error().message;
  }
  if (auto answer = rest.get(); !answer) state.rest_note = answer.error().message;
}

}  // namespace

Running running(const ClusterState& state) {
  Running running{.masters = 0, .workers = 0, .balancer = state.balancer.exists()};
  for (const auto& service : state.services) {
    if (!service.exists()) continue;
    // What still runs costs on, and what is to start soon will.
    const int tasks = std::max(service.desired, service.running);
    (service.role == "master" ? running.masters : running.workers) += tasks;
  }
  return running;
}

Result<ClusterState> cluster_state(aws::Aws& aws, net::HttpTransport& http, const model::Environment& environment) {
  auto definitions = TRY(definitions_in(environment, aws.region));
  auto desired = plan::desired(environment, definitions, aws.region, false);
  const auto& name = desired.cluster.name;
  ClusterState state{.environment = environment.name, .cluster = name, .region = aws.region};
  state.workers_wanted = environment.workers;
  state.rest_wanted = definitions.rest_enabled;

  // A future waits in its destructor: nothing outlives what it borrows, also when an error of another one returns.
  auto beside = [](auto look) { return std::async(std::launch::async, std::move(look)); };
  auto cluster = beside([&] { return observe_cluster(aws, name); });
  auto services =
      beside([&] { return observe_services(aws, name, {desired.services[0].name, desired.services[1].name}); });
  auto tasks = beside([&] { return observe_tasks(aws, name); });
  auto rest_targets = beside([&] { return observe_targets(aws, desired.targets[0].name); });
  auto webui_targets = beside([&] { return observe_targets(aws, desired.targets[1].name); });
  auto public_address = beside([&] { return public_ip(aws, environment); });

  state.balancer = TRY(observe_balancer(aws, environment.balancer));
  if (state.balancer.active()) ask_spark(state, http);
  state.cluster_status = TRY(cluster.get());
  state.services = TRY(services.get());
  state.tasks = TRY(tasks.get());
  state.targets = TRY(rest_targets.get());
  std::ranges::move(TRY(webui_targets.get()), std::back_inserter(state.targets));
  give_roles(state, desired);
  state.cost = cost_of(environment, aws.region, running(state), TRY(public_address.get()));
  return state;
}

}  // namespace sparkecs::plan
