#include "plan/kinds/discovery.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan/kinds/once.h"
#include "plan/kinds/passing.h"

namespace sparkecs::plan::discovery {
namespace {

using namespace wire::cloudmap;

// ECS takes a stopped task's address out within seconds; after this we do it ourselves.
constexpr std::chrono::seconds kEcsTakesThemOut{60};

Fields fields(const std::optional<DnsConfig>& dns, bool custom_health) {
  std::string types;
  std::int64_t ttl = 0;
  if (dns) {
    for (const auto& record : dns->dns_records) types += (types.empty() ? "" : ", ") + record.type;
    if (!dns->dns_records.empty()) ttl = dns->dns_records.front().ttl;
  }
  return {{"DnsRecords.Type", types},
          {"RoutingPolicy", dns ? dns->routing_policy : ""},
          {"HealthCheckCustomConfig", text(custom_health)},
          {"DnsRecords.TTL", std::to_string(ttl)}};
}

DnsConfig dns_config(const Discovery& wanted) {
  return {.namespace_id = {}, .routing_policy = "MULTIVALUE", .dns_records = {{"A", wanted.ttl_seconds}}};
}

Result<> await(const Work& work, const std::string& operation_id) {
  for (;;) {
    auto reply = TRY(work.aws.cloud_map.get_operation({operation_id}));
    if (!reply.operation || reply.operation->status == "SUCCESS") return {};
    if (reply.operation->status == "FAIL")
      return fail(Error::Kind::Failed, "Cloud Map: " + reply.operation->error_message, reply.operation->error_code);
    TRY(work.patience.pause("for Cloud Map to change the record"));
  }
}

}  // namespace

Fields wanted(const Desired& desired, const Ids&, Part) {
  return fields(dns_config(desired.discovery), true);
}

Result<std::optional<Found>> read(aws::Aws& aws, const Desired& desired) {
  // There is no filter for names.
  ListServicesRequest request{.filters = {{"NAMESPACE_ID", {desired.discovery.namespace_id}, "EQ"}}};
  auto services = TRY(during("namespace " + desired.discovery.namespace_id, aws.cloud_map.all_services(request)));
  auto service = std::ranges::find(services, desired.discovery.name, &ServiceSummary::name);
  if (service == services.end()) return std::nullopt;
  auto tags = TRY(aws.cloud_map.list_tags_for_resource({service->arn})).tags;
  return Found{.id = service->arn,
               .tags = from_wire(tags),
               .fields = fields(service->dns_config, service->health_check_custom_config.has_value()),
               .status = {}};
}

Result<std::string> create(const Work& work, Part) {
  const auto& wanted = work.desired.discovery;
  auto create = [&]() -> Result<std::string> {
    auto made = TRY(work.aws.cloud_map.create_service({
        .name = wanted.name,
        .namespace_id = wanted.namespace_id,
        .creator_request_id = work.token,
        .description = "Spark master of " + work.desired.identity.cluster,
        .dns_config = dns_config(wanted),
        .health_check_custom_config = HealthCheckCustomConfig{.failure_threshold = 1},
        .tags = to_wire<Tag>(tags(work.desired.identity)),
    }));
    return made.service ? made.service->arn : "";
  };
  return create_once(work.desired.identity, "ServiceAlreadyExists", create,
                     [&] { return read(work.aws, work.desired); });
}

Result<std::string> update(const Work& work, const Step& step) {
  const auto& arn = work.ids[step.part];
  if (step.changes_field("tags"))
    TRY(work.aws.cloud_map.tag_resource({arn, to_wire<Tag>(tags(work.desired.identity))}));
  if (step.changes_field("DnsRecords.TTL")) {
    auto started = TRY(work.aws.cloud_map.update_service(
        {.id = last_of(arn),
         .service = {.description = {},
                     .dns_config = DnsConfigChange{dns_config(work.desired.discovery).dns_records}}}));
    TRY(await(work, started.operation_id));
  }
  return arn;
}

Result<bool> is_registered(aws::Aws& aws, const std::string& arn) {
  return !TRY(aws.cloud_map.list_instances({.service_id = last_of(arn)})).instances.empty();
}

Result<> remove(const Ending& ending) {
  auto id = last_of(ending.item.id);
  auto begun = std::chrono::steady_clock::now();
  bool taken_out = false;
  for (;;) {
    auto instances = ending.aws.cloud_map.all_instances({.service_id = id});
    if (!instances) return gone(std::move(instances));
    if (instances->empty()) break;
    if (!taken_out && std::chrono::steady_clock::now() - begun >= kEcsTakesThemOut) {
      for (const auto& instance : *instances) TRY(gone(ending.aws.cloud_map.deregister_instance({id, instance.id})));
      taken_out = true;
    }
    TRY(ending.patience.pause(
        fmt::format("for {} address{} to leave", instances->size(), instances->size() > 1 ? "es" : "")));
  }
  return gone(patiently("DeleteService (Cloud Map)", ending.patience,
                        [&] { return ending.aws.cloud_map.delete_service({id}); }));
}

}  // namespace sparkecs::plan::discovery
