#include "plan/kinds/service.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan/causes.h"
#include "plan/kinds/discovery.h"
#include "plan/kinds/passing.h"
#include "plan/observe.h"

namespace sparkecs::plan::service {
namespace {

using namespace wire::ecs;

std::set<std::string> groups(const Service& wanted, const Ids& ids) {
  auto groups = wanted.security_groups;
  if (wanted.in_our_group) groups.insert(ids[Part::SecurityGroup].empty() ? "(new)" : ids[Part::SecurityGroup]);
  return groups;
}

std::string provider(const Service& wanted) {
  return wanted.spot ? "FARGATE_SPOT" : "FARGATE";
}

template <class Set>
std::vector<std::string> list(const Set& set) {
  return {set.begin(), set.end()};
}

std::string target_text(const std::string& arn, const std::string& container, int port) {
  return fmt::format("{}:{} in {}", container, port, arn.empty() ? "(new)" : arn.substr(arn.rfind(':') + 1));
}

std::string number(const std::optional<int>& value) {
  return value ? std::to_string(*value) : std::string(kUnsaid);
}

std::string said(const std::string& word) {
  return word.empty() ? std::string(kUnsaid) : word;
}

// A service as both wanted() and found() see it, so that their fields agree in name and order.
struct Said {
  std::optional<int> count{};
  std::string definition{};
  std::string provider{};
  std::optional<int> minimum{}, maximum{};
  std::set<std::string> subnets{}, groups{}, targets{}, registries{};
  std::string public_ip{};
  std::optional<int> grace{};
  std::string rebalancing{};

  Fields fields() const {
    return {{"desiredCount", number(count)},
            {"taskDefinition", definition},
            {"capacityProviderStrategy", said(provider)},
            {"minimumHealthyPercent", number(minimum)},
            {"maximumPercent", number(maximum)},
            {"subnets", text(subnets)},
            {"securityGroups", text(groups)},
            {"assignPublicIp", said(public_ip)},
            {"loadBalancers", text(targets)},
            {"healthCheckGracePeriodSeconds", number(grace)},
            {"serviceRegistries", text(registries)},
            {"availabilityZoneRebalancing", said(rebalancing)}};
  }
};

Found found(const wire::ecs::Service& service) {
  Said it{.count = service.desired_count,
          .definition = last_of(service.task_definition),
          .provider = service.launch_type,
          .grace = service.health_check_grace_period_seconds,
          .rebalancing = service.availability_zone_rebalancing};
  std::set<std::string> providers;
  for (const auto& item : service.capacity_provider_strategy) providers.insert(item.capacity_provider);
  if (!providers.empty()) it.provider = text(providers);
  if (const auto& deployment = service.deployment_configuration) {
    it.minimum = deployment->minimum_healthy_percent;
    it.maximum = deployment->maximum_percent;
  }
  if (service.network_configuration && service.network_configuration->awsvpc_configuration) {
    const auto& network = *service.network_configuration->awsvpc_configuration;
    it.subnets = {network.subnets.begin(), network.subnets.end()};
    it.groups = {network.security_groups.begin(), network.security_groups.end()};
    it.public_ip = network.assign_public_ip;
  }
  for (const auto& target : service.load_balancers)
    it.targets.insert(target_text(target.target_group_arn, target.container_name, target.container_port.value_or(0)));
  for (const auto& registry : service.service_registries) it.registries.insert(last_of(registry.registry_arn));
  return {.id = service.service_arn, .tags = from_wire(service.tags), .fields = it.fields(), .status = service.status};
}

// --- what is sent ----------------------------------------------------------------------------------------------------

NetworkConfiguration network(const Service& wanted, const Ids& ids) {
  return {AwsVpcConfiguration{.subnets = list(wanted.subnets),
                              .security_groups = list(groups(wanted, ids)),
                              .assign_public_ip = wanted.public_ip ? "ENABLED" : "DISABLED"}};
}

DeploymentConfiguration deployment(const Service& wanted) {
  return {.maximum_percent = wanted.maximum_percent, .minimum_healthy_percent = wanted.minimum_healthy_percent};
}

std::vector<CapacityProviderStrategyItem> strategy(const Service& wanted) {
  return {{.capacity_provider = provider(wanted), .weight = 1}};
}

std::vector<LoadBalancer> targets(const Service& wanted, const Ids& ids) {
  std::vector<LoadBalancer> targets;
  for (auto [group, port] : wanted.targets)
    targets.push_back({.target_group_arn = ids[group], .container_name = wanted.container, .container_port = port});
  return targets;
}

std::vector<ServiceRegistry> registries(const Service& wanted, const Ids& ids) {
  if (!wanted.registered) return {};
  // An A record wants neither container nor port.
  return {{.registry_arn = ids[Part::Discovery]}};
}

// Workers that look up the master's name before it is there make the VPC's resolver remember its absence for minutes.
Result<> await_name(const Work& work) {
  const auto& cluster = work.desired.cluster.name;
  const auto& master = work.desired.service(Part::MasterService).name;
  std::optional<Background> before;
  while (!TRY(discovery::is_registered(work.aws, work.ids[Part::Discovery]))) {
    auto services = TRY(observe_services(work.aws, cluster, {master}));
    auto tasks = TRY(observe_tasks(work.aws, cluster));
    if (!before) before = background(services, tasks, work.since);
    if (auto cause = definite_cause(services, tasks, *before)) return std::unexpected(as_error(*cause));
    TRY(work.patience.pause(fmt::format("for the master's name {}", work.desired.discovery.full_name)));
  }
  return {};
}

}  // namespace

Fields wanted(const Desired& desired, const Ids& ids, Part part) {
  const auto& wanted = desired.service(part);
  Said it{.count = wanted.count,
          .definition = last_of(ids[wanted.definition]),
          .provider = provider(wanted),
          .minimum = wanted.minimum_healthy_percent,
          .maximum = wanted.maximum_percent,
          .subnets = wanted.subnets,
          .groups = groups(wanted, ids),
          .public_ip = wanted.public_ip ? "ENABLED" : "DISABLED",
          .rebalancing = "DISABLED"};
  for (auto [group, port] : wanted.targets) it.targets.insert(target_text(ids[group], wanted.container, port));
  if (wanted.grace_seconds > 0) it.grace = wanted.grace_seconds;
  if (wanted.registered) it.registries.insert(last_of(ids[Part::Discovery]));
  return it.fields();
}

Result<std::array<std::optional<Found>, 2>> read(aws::Aws& aws, const Desired& desired) {
  std::array<std::optional<Found>, 2> both;
  auto reply = aws.ecs.describe_services({.cluster = desired.cluster.name,
                                          .services = {desired.services[0].name, desired.services[1].name},
                                          .include = {"TAGS"}});
  if (!reply && reply.error().kind == Error::Kind::NotFound) return both;  // no cluster
  for (const auto& service : TRY(std::move(reply)).services)
    for (std::size_t i = 0; i < both.size(); ++i)
      if (service.service_name == desired.services[i].name && service.status != "INACTIVE") both[i] = found(service);
  return both;
}

Result<std::string> create(const Work& work, Part part) {
  const auto& wanted = work.desired.service(part);
  if (work.wait && part == Part::WorkerService) TRY(await_name(work));
  CreateServiceRequest request{
      .cluster = work.desired.cluster.name,
      .service_name = wanted.name,
      .task_definition = work.ids[wanted.definition],
      // Moving tasks between zones for the sake of balance would cost a job its executors.
      .availability_zone_rebalancing = "DISABLED",
      .load_balancers = targets(wanted, work.ids),
      .service_registries = registries(wanted, work.ids),
      .desired_count = wanted.count,
      .client_token = work.token,
      .deployment_configuration = deployment(wanted),
      .network_configuration = network(wanted, work.ids),
      .scheduling_strategy = "REPLICA",
      .tags = to_wire<Tag>(tags(work.desired.identity)),
      .enable_ecs_managed_tags = true,
      .propagate_tags = "SERVICE",
  };
  // A launch type needs no provider to be attached; FARGATE_SPOT exists as a provider only.
  if (wanted.spot)
    request.capacity_provider_strategy = strategy(wanted);
  else
    request.launch_type = "FARGATE";
  if (wanted.grace_seconds > 0) request.health_check_grace_period_seconds = wanted.grace_seconds;
  auto made = TRY(patiently("CreateService", work.patience, [&] { return work.aws.ecs.create_service(request); }));
  return made.service.service_arn;
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& arn = work.ids[step.part];
  const auto& wanted = work.desired.service(step.part);
  if (step.changes_field("tags")) TRY(work.aws.ecs.tag_resource({arn, to_wire<Tag>(tags(work.desired.identity))}));
  auto differs = [&](std::initializer_list<std::string_view> fields) {
    return std::ranges::any_of(fields, [&](auto field) { return step.changes_field(field); });
  };
  // What is left out stays as it is: a new number of workers must not restart those there are.
  UpdateServiceRequest request{.cluster = work.desired.cluster.name, .service = wanted.name};
  if (differs({"desiredCount"})) request.desired_count = wanted.count;
  if (differs({"taskDefinition"})) request.task_definition = work.ids[wanted.definition];
  if (differs({"capacityProviderStrategy"})) {
    request.capacity_provider_strategy = strategy(wanted);
    request.force_new_deployment = true;
  }
  if (differs({"minimumHealthyPercent", "maximumPercent"})) request.deployment_configuration = deployment(wanted);
  if (differs({"availabilityZoneRebalancing"})) request.availability_zone_rebalancing = "DISABLED";
  if (differs({"subnets", "securityGroups", "assignPublicIp"}))
    request.network_configuration = network(wanted, work.ids);
  if (differs({"loadBalancers"})) request.load_balancers = targets(wanted, work.ids);
  if (differs({"serviceRegistries"})) request.service_registries = registries(wanted, work.ids);
  if (differs({"healthCheckGracePeriodSeconds"})) request.health_check_grace_period_seconds = wanted.grace_seconds;
  TRY(patiently("UpdateService", work.patience, [&] { return work.aws.ecs.update_service(request); }));
  return arn;
}

Result<> remove(const Ending& ending) {
  // `force` also for what is scaled above 0: scaling in first would be one more wait.
  auto deleted = patiently("DeleteService", ending.patience, [&] {
    return ending.aws.ecs.delete_service({.cluster = ending.cluster, .service = ending.item.name, .force = true});
  });
  if (!deleted && deleted.error().code != "ServiceNotActiveException") TRY(gone(std::move(deleted)));
  for (;;) {
    auto reply = ending.aws.ecs.describe_services({.cluster = ending.cluster, .services = {ending.item.name}});
    if (!reply) return gone(std::move(reply));
    if (reply->services.empty() || reply->services.front().status == "INACTIVE") return {};
    const auto& service = reply->services.front();
    TRY(ending.patience.pause(fmt::format("for {} task{} to end", service.running_count + service.pending_count,
                                          service.running_count + service.pending_count == 1 ? "" : "s")));
  }
}

}  // namespace sparkecs::plan::service
