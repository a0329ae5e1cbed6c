#include "plan/part.h"

namespace sparkecs::plan {
namespace {

struct PartRow {
  std::string_view noun;
  std::string_view id;
  std::vector<Part> needs;
};

// By Part. A task writes to the log group with its first line, and ECS accepts a target group only when a listener
// leads to it: both stand before the services. Workers come after the master, because one that looks up its name too
// early makes the VPC's resolver remember for minutes that there is none.
const std::array<PartRow, kParts>& rows() {
  using enum Part;
  static const std::array<PartRow, kParts> kRows{{
      {"log group", "log-group", {}},
      {"Cloud Map service", "discovery", {}},
      {"security group", "security-group", {}},
      {"ingress rules", "ingress", {SecurityGroup}},
      {"load balancer", "balancer", {SecurityGroup}},
      {"target group", "rest-target", {}},
      {"target group", "webui-target", {}},
      {"listener", "rest-listener", {Balancer, RestTarget}},
      {"listener", "webui-listener", {Balancer, WebUiTarget}},
      {"cluster", "cluster", {}},
      {"task definition", "master-definition", {}},
      {"task definition", "worker-definition", {}},
      {"task definition", "submit-definition", {}},
      {"service",
       "master-service",
       {LogGroup, Discovery, Ingress, RestListener, WebUiListener, Cluster, MasterDefinition}},
      {"service", "worker-service", {MasterService, WorkerDefinition}},
  }};
  return kRows;
}

const PartRow& row(Part part) {
  return rows()[static_cast<std::size_t>(part)];
}

}  // namespace

std::array<Part, kParts> parts() {
  std::array<Part, kParts> all{};
  for (std::size_t i = 0; i < kParts; ++i) all[i] = static_cast<Part>(i);
  return all;
}
std::string_view noun(Part part) {
  return row(part).noun;
}
std::string_view id(Part part) {
  return row(part).id;
}
const std::vector<Part>& needs(Part part) {
  return row(part).needs;
}

}  // namespace sparkecs::plan
