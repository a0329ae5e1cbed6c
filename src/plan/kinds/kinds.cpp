#include <map>

#include "plan/kinds/balancer.h"
#include "plan/kinds/cluster.h"
#include "plan/kinds/discovery.h"
#include "plan/kinds/ingress.h"
#include "plan/kinds/kind.h"
#include "plan/kinds/listener.h"
#include "plan/kinds/log_group.h"
#include "plan/kinds/security_group.h"
#include "plan/kinds/service.h"
#include "plan/kinds/target_group.h"
#include "plan/kinds/task.h"
#include "plan/kinds/task_definition.h"

namespace sparkecs::plan {

const Kind& kind_of(Part part) {
  using enum Part;
  static const Kind kTargetGroup{.wanted = target_group::wanted,
                                 .create = target_group::create,
                                 .update = target_group::update,
                                 .fixed = {"TargetType", "Protocol", "Port", "VpcId"}};
  static const Kind kListener{
      .wanted = listener::wanted, .create = listener::create, .update = listener::update, .tagged = false};
  static const Kind kDefinition{.wanted = task_definition::wanted,
                                .create = task_definition::create,
                                .update = task_definition::update,
                                .update_makes_new = true};
  static const Kind kService{.wanted = service::wanted, .create = service::create, .update = service::update};
  static const std::map<Part, Kind> kKinds{
      {LogGroup, {.wanted = log_group::wanted, .create = log_group::create, .update = log_group::update}},
      {Discovery,
       {.wanted = discovery::wanted,
        .create = discovery::create,
        .update = discovery::update,
        .fixed = {"DnsRecords.Type", "RoutingPolicy", "HealthCheckCustomConfig"}}},
      {SecurityGroup,
       {.wanted = security_group::wanted, .create = security_group::create, .update = security_group::update}},
      {Ingress, {.wanted = ingress::wanted, .create = ingress::create, .update = ingress::update, .tagged = false}},
      {Balancer,
       {.wanted = balancer::wanted,
        .create = balancer::create,
        .update = balancer::update,
        .fixed = {"Type", "Scheme", "Subnets"},
        .replaceable = true}},
      {RestTarget, kTargetGroup},
      {WebUiTarget, kTargetGroup},
      {RestListener, kListener},
      {WebUiListener, kListener},
      {Cluster, {.wanted = cluster::wanted, .create = cluster::create, .update = cluster::update}},
      {MasterDefinition, kDefinition},
      {WorkerDefinition, kDefinition},
      {SubmitDefinition, kDefinition},
      {MasterService, kService},
      {WorkerService, kService},
  };
  return kKinds.at(part);
}

Result<> end(const Ending& ending) {
  switch (ending.item.kind) {
    case Item::Kind::Service:
      return service::remove(ending);
    case Item::Kind::Task:
      return task::remove(ending);
    case Item::Kind::Listener:
      return listener::remove(ending);
    case Item::Kind::Balancer:
      return balancer::remove(ending);
    case Item::Kind::TargetGroup:
      return target_group::remove(ending);
    case Item::Kind::Discovery:
      return discovery::remove(ending);
    case Item::Kind::Cluster:
      return cluster::remove(ending);
    case Item::Kind::SecurityGroup:
      return security_group::remove(ending);
    case Item::Kind::TaskDefinition:
      return task_definition::remove(ending);
    case Item::Kind::LogGroup:
      return log_group::remove(ending);
  }
  return {};
}

}  // namespace sparkecs::plan
