#include "plan/desired.h"

#include <fmt/format.h>

#include "spark/ports.h"

namespace sparkecs::plan {
namespace {

// Fargate attaches at most five groups to a task.
constexpr std::size_t kMostSecurityGroups = 5;

std::set<std::string> set_of(const std::vector<std::string>& list) {
  return {list.begin(), list.end()};
}

TargetGroup rest_target(const model::Environment& environment, bool rest_enabled) {
  // Where the template switches REST off, nobody listens on its port: checked there, ECS would replace the master for
  // ever. The web UI's port tells as well whether the master lives.
  int checked = rest_enabled ? spark::kRestPort : spark::kWebUiPort;
  return {environment.balancer.rest_target, environment.vpc, spark::kRestPort, {"TCP", checked, ""}};
}

TargetGroup webui_target(const model::Environment& environment) {
  return {environment.balancer.webui_target, environment.vpc, spark::kWebUiPort, {"HTTP", spark::kWebUiPort, "/"}};
}

Service master(const model::Environment& environment, const model::TaskDefinition& definition, bool group_is_ours,
               bool public_ip) {
  return {
      .name = "spark-master-service",
      .role = "master",
      .definition = Part::MasterDefinition,
      .count = 1,
      // The old master ends before the new one starts: two behind one name would split the workers between them.
      .minimum_healthy_percent = 0,
      .maximum_percent = 100,
      .spot = false,
      .subnets = set_of(environment.subnets),
      .security_groups = set_of(environment.master_security_groups),
      .in_our_group = group_is_ours && environment.master_security_groups.size() < kMostSecurityGroups,
      .public_ip = public_ip,
      .container = definition.container,
      .targets = {{Part::RestTarget, spark::kRestPort}, {Part::WebUiTarget, spark::kWebUiPort}},
      .grace_seconds = 120,  // a JVM on a quarter of a vCPU takes most of that
      .registered = true,
  };
}

Service workers(const model::Environment& environment, bool public_ip) {
  return {
      .name = "spark-worker-service",
      .role = "worker",
      .definition = Part::WorkerDefinition,
      .count = environment.workers,
      .minimum_healthy_percent = 100,
      .maximum_percent = 200,
      .spot = environment.workers_on_spot,
      .subnets = set_of(environment.subnets),
      .security_groups = set_of(environment.worker_security_groups),
      .public_ip = public_ip,
  };
}

}  // namespace

const model::TaskDefinition& Desired::definition(Part part) const {
  return definitions[static_cast<std::size_t>(part) - static_cast<std::size_t>(Part::MasterDefinition)];
}

bool Desired::has(Part part) const {
  if (part == Part::SecurityGroup || part == Part::Ingress) return security_group.has_value();
  if (part == Part::LogGroup) return log_region == region;
  return true;
}

std::string Desired::name(Part part) const {
  switch (part) {
    case Part::LogGroup:
      return log_group.name;
    case Part::Discovery:
      return discovery.full_name;
    case Part::SecurityGroup:
    case Part::Ingress:
      return security_group ? security_group->name : "";
    case Part::Balancer:
      return balancer.name;
    case Part::RestTarget:
    case Part::WebUiTarget:
      return target(part).name;
    case Part::RestListener:
    case Part::WebUiListener:
      return fmt::format("{}:{}", balancer.name, listener(part).port);
    case Part::Cluster:
      return cluster.name;
    case Part::MasterDefinition:
    case Part::WorkerDefinition:
    case Part::SubmitDefinition:
      return definition(part).family;
    case Part::MasterService:
    case Part::WorkerService:
      return service(part).name;
  }
  return "";
}

SecurityGroup own_security_group(const model::Environment& environment) {
  return {
      .name = environment.cluster + "-balancer",
      .description = fmt::format("Balancer of the Spark cluster {}", environment.cluster),
      .vpc = environment.vpc,
      .cidrs = set_of(environment.balancer.allowed_cidrs),
      .ports = {environment.balancer.rest_port, environment.balancer.webui_port},
      .member_ports = {spark::kRestPort, spark::kWebUiPort},
  };
}

Result<model::TaskDefinitions> definitions_in(const model::Environment& environment, const std::string& region) {
  auto settled = environment;
  settled.region = region;
  return model::task_definitions(settled);
}

Desired desired(const model::Environment& environment, const model::TaskDefinitions& definitions,
                const std::string& region, bool public_ip) {
  const auto& front = environment.balancer;
  const bool group_is_ours = front.security_groups.empty();
  Desired wanted{
      .identity = {environment.name, environment.cluster},
      .account = environment.account,
      .region = region,
      .log_region = environment.log_region.empty() ? region : environment.log_region,
      .log_group = {environment.log_group, environment.log_retention_days},
      .discovery = {environment.master_dns, environment.namespace_id, environment.master_discovery, 10},
      .security_group = {},
      .balancer = {front.name, front.internet_facing, set_of(environment.subnets), set_of(front.security_groups)},
      .targets = {rest_target(environment, definitions.rest_enabled), webui_target(environment)},
      .listeners = {Listener{front.rest_port, Part::RestTarget}, Listener{front.webui_port, Part::WebUiTarget}},
      .cluster = {environment.cluster},
      .definitions = {definitions.master, definitions.worker, definitions.submit},
      .services = {master(environment, definitions.master, group_is_ours, public_ip), workers(environment, public_ip)},
      .notes = {},
  };
  if (group_is_ours) wanted.security_group = own_security_group(environment);
  if (!wanted.has(Part::LogGroup))
    wanted.notes.push_back(fmt::format("log group {} is in {}: it is used there and has to exist",
                                       environment.log_group, wanted.log_region));
  if (!definitions.rest_enabled)
    wanted.notes.push_back(
        fmt::format("{} switches Spark's REST server off; target group {} is health-checked on port {}",
                    definitions.master.origin, front.rest_target, spark::kWebUiPort));
  return wanted;
}

}  // namespace sparkecs::plan
