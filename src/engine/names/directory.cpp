#include "engine/names/directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/json.h"
#include "base/random.h"
#include "base/text.h"
#include "engine/names/ipv4.h"

namespace sparkecs::engine::names {
namespace {

namespace cm = wire::cloudmap;

constexpr std::size_t kMostOperations = 1000;
constexpr std::size_t kMostAttributes = 30;
// Quotas of an account.
constexpr std::size_t kMostNamespaces = 50;
constexpr std::size_t kMostServices = 1000;
constexpr std::size_t kMostInstances = 1000;
constexpr std::int64_t kDefaultSoaTtl = 15;  // AWS's own default for private namespaces
constexpr auto kAddress = "AWS_INSTANCE_IPV4";
constexpr auto kInitialHealth = "AWS_INIT_HEALTH_STATUS";

std::unexpected<Error> invalid(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "InvalidInput");
}

// "…:service/srv-1" → "srv-1"; an id stays as it is.
std::string id_of(const std::string& id_or_arn) {
  return id_or_arn.starts_with("arn:") ? id_or_arn.substr(id_or_arn.rfind('/') + 1) : id_or_arn;
}

Result<> check_labels(const std::string& name, std::size_t most) {
  if (name.empty() || name.size() > most) return invalid(fmt::format("name: 1 to {} characters are allowed", most));
  for (const auto& label : split(name, '.')) {
    bool good = !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-';
    for (unsigned char c : label) good = good && (std::isalnum(c) || c == '-' || c == '_');
    if (!good) return invalid(fmt::format("name: '{}' is not a DNS name", printable(name)));
  }
  return {};
}

// What the zone can answer: A records, all healthy ones of a name.
Result<> check(const cm::DnsConfig& dns) {
  if (dns.dns_records.size() != 1 || dns.dns_records[0].type != "A")
    return invalid("DnsConfig.DnsRecords: the local AWS knows one record of type A only");
  if (dns.dns_records[0].ttl < 0 || dns.dns_records[0].ttl > 2147483647)
    return invalid("DnsConfig.DnsRecords: TTL must be between 0 and 2147483647");
  if (!dns.routing_policy.empty() && dns.routing_policy != "MULTIVALUE")
    return invalid("DnsConfig.RoutingPolicy: the local AWS knows MULTIVALUE only");
  return {};
}

Result<> check_quota(std::size_t have, std::size_t most, std::string_view what) {
  if (have < most) return {};
  return fail(Error::Kind::Invalid, fmt::format("The limit of {} {} is reached.", most, what), "ResourceLimitExceeded");
}

Error no_service(const std::string& id) {
  return {Error::Kind::NotFound, fmt::format("Service {} not found.", printable(id)), "ServiceNotFound"};
}
Error no_instance(const std::string& id) {
  return {Error::Kind::NotFound, fmt::format("Instance {} not found.", printable(id)), "InstanceNotFound"};
}

}  // namespace

Directory::Directory(Loop& loop, const Delays& delays, dns::Zone& zone, Owner owner)
    : loop_(loop), delays_(delays), zone_(zone), owner_(std::move(owner)) {}

std::string Directory::arn(const std::string& kind, const std::string& id) const {
  return fmt::format("arn:aws:servicediscovery:{}:{}:{}/{}", owner_.region, owner_.account, kind, id);
}

Result<const NamespaceEntry*> Directory::find_namespace(const std::string& id) const {
  auto at = namespaces_.find(id_of(id));
  if (at == namespaces_.end())
    return fail(Error::Kind::NotFound, fmt::format("Namespace {} not found.", printable(id)), "NamespaceNotFound");
  return &at->second;
}

Result<const ServiceEntry*> Directory::find_service(const std::string& id) const {
  auto at = services_.find(id_of(id));
  if (at == services_.end()) return std::unexpected(no_service(id));
  return &at->second;
}

ServiceEntry* Directory::entry_of(const std::string& id_or_arn) {
  auto at = services_.find(id_of(id_or_arn));
  return at == services_.end() ? nullptr : &at->second;
}

std::string Directory::start_operation(const std::string& type, std::map<std::string, std::string> targets) {
  auto id = random_alphanumeric(32) + "-" + random_alphanumeric(8);
  operations_.push_back({.id = id, .type = type, .create_date = loop_.now(), .targets = std::move(targets)});
  if (operations_.size() > kMostOperations) operations_.pop_front();
  ++revision_;
  return id;
}

Result<cm::Operation> Directory::find_operation(const std::string& id) const {
  auto at = std::ranges::find(operations_, id, &cm::Operation::id);
  if (at == operations_.end())
    return fail(Error::Kind::NotFound, fmt::format("Operation {} not found.", printable(id)), "OperationNotFound");
  auto operation = *at;
  auto done = *operation.create_date + delays_.scaled(delays_.discovery_operation);
  operation.status = loop_.now() < done ? "PENDING" : "SUCCESS";
  operation.update_date = std::min(loop_.now(), done);
  return operation;
}

Result<std::string> Directory::create_namespace(const cm::CreatePrivateDnsNamespaceRequest& request, std::string id) {
  TRY(check_labels(request.name, 253));
  if (request.vpc != owner_.vpc) return invalid(fmt::format("VPC {} does not exist.", printable(request.vpc)));
  for (const auto& [other, entry] : namespaces_)
    if (equal_ignoring_case(entry.shown.name, request.name))
      return fail(Error::Kind::Conflict, fmt::format("Namespace {} already exists: {}", request.name, other),
                  "NamespaceAlreadyExists");
  TRY(check_quota(namespaces_.size(), kMostNamespaces, "namespaces"));
  if (id.empty()) id = "ns-" + random_alphanumeric(16);
  cm::SOA soa{request.properties ? request.properties->dns_properties.soa.ttl : kDefaultSoaTtl};
  cm::NamespaceProperties properties{cm::DnsProperties{"Z" + id.substr(3), soa}};
  namespaces_[id] = {{.id = id,
                      .arn = arn("namespace", id),
                      .resource_owner = owner_.account,
                      .name = request.name,
                      .type = "DNS_PRIVATE",
                      .description = request.description,
                      .properties = properties,
                      .create_date = loop_.now(),
                      .creator_request_id = request.creator_request_id},
                     request.tags};
  return start_operation("CREATE_NAMESPACE", {{"NAMESPACE", id}});
}

Result<std::string> Directory::delete_namespace(const std::string& id) {
  auto doomed = TRY(find_namespace(id))->shown.id;
  for (const auto& [_, service] : services_)
    if (service.shown.namespace_id == doomed)
      return fail(Error::Kind::Conflict, fmt::format("Namespace {} contains service {}.", doomed, service.shown.id),
                  "ResourceInUse");
  namespaces_.erase(doomed);
  return start_operation("DELETE_NAMESPACE", {{"NAMESPACE", doomed}});
}

Result<const ServiceEntry*> Directory::create_service(const cm::CreateServiceRequest& request) {
  TRY(check_labels(request.name, 127));
  auto space =
      request.namespace_id.empty() && request.dns_config ? request.dns_config->namespace_id : request.namespace_id;
  space = TRY(find_namespace(space))->shown.id;
  if (!request.dns_config) return invalid("DnsConfig: a service in a private DNS namespace needs it");
  TRY(check(*request.dns_config));
  if (!request.health_check_config.text.empty())
    return invalid("HealthCheckConfig: not for services in a private DNS namespace");
  for (const auto& [other, entry] : services_)
    if (entry.shown.namespace_id == space && equal_ignoring_case(entry.shown.name, request.name))
      return fail(Error::Kind::Conflict, fmt::format("Service {} already exists: {}", request.name, other),
                  "ServiceAlreadyExists");
  TRY(check_quota(services_.size(), kMostServices, "services"));
  auto id = "srv-" + random_alphanumeric(16);
  auto dns = *request.dns_config;
  dns.namespace_id = space;
  dns.routing_policy = "MULTIVALUE";
  auto custom = request.health_check_custom_config;
  if (custom) custom->failure_threshold = 1;  // whatever was asked for
  services_[id] = {{.id = id,
                    .arn = arn("service", id),
                    .resource_owner = owner_.account,
                    .name = request.name,
                    .namespace_id = space,
                    .description = request.description,
                    .dns_config = dns,
                    .type = "DNS_HTTP",
                    .health_check_custom_config = custom,
                    .create_date = loop_.now(),
                    .creator_request_id = request.creator_request_id},
                   request.tags};
  ++revision_;
  return &services_[id];
}

Result<std::string> Directory::update_service(const cm::UpdateServiceRequest& request) {
  auto* service = entry_of(request.id);
  if (!service) return std::unexpected(no_service(request.id));
  if (request.service.dns_config) {
    auto dns = *service->shown.dns_config;
    dns.dns_records = request.service.dns_config->dns_records;
    TRY(check(dns));
    service->shown.dns_config = dns;
  }
  if (!request.service.description.empty()) service->shown.description = request.service.description;
  publish(*service);
  return start_operation("UPDATE_SERVICE", {{"SERVICE", service->shown.id}});
}

Result<> Directory::delete_service(const std::string& id) {
  const auto* service = TRY(find_service(id));
  if (!service->instances.empty())
    return fail(Error::Kind::Conflict, fmt::format("Service {} contains registered instances.", service->shown.id),
                "ResourceInUse");
  services_.erase(service->shown.id);
  ++revision_;
  return {};
}

Result<std::string> Directory::register_instance(const cm::RegisterInstanceRequest& request) {
  auto* service = entry_of(request.service_id);
  if (!service) return std::unexpected(no_service(request.service_id));
  if (request.attributes.size() > kMostAttributes)
    return invalid(fmt::format("Attributes: at most {}", kMostAttributes));
  if (request.instance_id.empty() || request.instance_id.size() > 64)
    return invalid("InstanceId: 1 to 64 characters are allowed");
  auto address = request.attributes.find(kAddress);
  if (address == request.attributes.end() || !parse_address(address->second))
    return invalid("AWS_INSTANCE_IPV4: an IPv4 address is required in a service with A records");
  auto health = request.attributes.find(kInitialHealth);
  bool healthy = health == request.attributes.end() || health->second != "UNHEALTHY";
  TRY(check_quota(service->instances.size(), kMostInstances, "instances in a service"));
  remove_instance(*service, request.instance_id);
  service->instances[request.instance_id] = {request.attributes, request.creator_request_id, healthy};
  changed(*service);
  return start_operation("REGISTER_INSTANCE", {{"SERVICE", service->shown.id}, {"INSTANCE", request.instance_id}});
}

Result<std::string> Directory::deregister_instance(const cm::DeregisterInstanceRequest& request) {
  auto* service = entry_of(request.service_id);
  if (!service) return std::unexpected(no_service(request.service_id));
  if (!service->instances.contains(request.instance_id)) return std::unexpected(no_instance(request.instance_id));
  remove_instance(*service, request.instance_id);
  changed(*service);
  return start_operation("DEREGISTER_INSTANCE", {{"SERVICE", service->shown.id}, {"INSTANCE", request.instance_id}});
}

Result<> Directory::announce_health(const std::string& id, const std::string& instance, bool healthy) {
  auto* service = entry_of(id);
  if (!service) return std::unexpected(no_service(id));
  auto at = service->instances.find(instance);
  if (at == service->instances.end()) return std::unexpected(no_instance(instance));
  if (!service->shown.health_check_custom_config)
    return fail(Error::Kind::Invalid, fmt::format("Service {} has no custom health check.", service->shown.id),
                "CustomHealthNotFound");
  auto& entry = at->second;
  // Reporters repeat themselves more often than a change takes: only another value starts the delay anew.
  if (entry.health_timer != 0 && entry.announced == healthy) return {};
  loop_.cancel(std::exchange(entry.health_timer, 0));
  if (entry.healthy == healthy) return {};  // taken back in time, or nothing new
  entry.announced = healthy;
  auto settle = [this, &entry, arn = service->shown.arn, instance] {
    entry.health_timer = 0;  // the entry is there: removing it cancels the timer
    set_healthy(arn, instance, entry.announced);
    ++revision_;
  };
  entry.health_timer = loop_.after(delays_.scaled(delays_.health_change_custom), std::move(settle));
  return {};
}

bool Directory::has_service(const std::string& service_arn) const {
  return find_service(service_arn).has_value();
}

void Directory::register_instance(const std::string& service_arn, const std::string& instance,
                                  std::map<std::string, std::string> attributes) {
  auto* service = entry_of(service_arn);
  if (!service) return;  // deleted meanwhile; its tasks go on without a name
  remove_instance(*service, instance);
  service->instances[instance] = {.attributes = std::move(attributes), .scheduled = true};
  changed(*service);
}

void Directory::deregister_instance(const std::string& service_arn, const std::string& instance) {
  auto* service = entry_of(service_arn);
  if (!service || !service->instances.contains(instance)) return;
  remove_instance(*service, instance);
  changed(*service);
}

void Directory::set_healthy(const std::string& service_arn, const std::string& instance, bool healthy) {
  auto* service = entry_of(service_arn);
  if (!service) return;
  auto at = service->instances.find(instance);
  if (at == service->instances.end() || at->second.healthy == healthy) return;
  at->second.healthy = healthy;
  changed(*service);
}

void Directory::remove_instance(ServiceEntry& service, const std::string& instance) {
  auto at = service.instances.find(instance);
  if (at == service.instances.end()) return;
  loop_.cancel(at->second.health_timer);
  service.instances.erase(at);
}

void Directory::changed(ServiceEntry& service) {
  ++service.revision;
  publish(service);
}

// The healthy addresses; all of them when none is healthy (AWS fails open). A name without instances does not exist,
// as Route 53 has no record for it.
void Directory::publish(const ServiceEntry& service) {
  std::vector<std::string> healthy;
  std::vector<std::string> all;
  for (const auto& [_, instance] : service.instances) {
    auto address = instance.attributes.find(kAddress);
    if (address == instance.attributes.end()) continue;
    all.push_back(address->second);
    if (instance.healthy) healthy.push_back(address->second);
  }
  auto name = service.shown.name + "." + namespaces_.at(service.shown.namespace_id).shown.name;
  if (all.empty()) return zone_.remove(name);
  auto ttl = service.shown.dns_config->dns_records[0].ttl;
  zone_.set(name, healthy.empty() ? all : healthy, dns::Ttl(static_cast<std::uint32_t>(ttl)));
}

Result<TagList> Directory::tags(const std::string& arn) const {
  if (auto found = find_namespace(arn)) return (*found)->tags;
  if (auto found = find_service(arn)) return (*found)->tags;
  return fail(Error::Kind::NotFound, fmt::format("Resource {} not found.", printable(arn)),
              "ResourceNotFoundException");
}

Result<> Directory::set_tags(const std::string& arn, TagList tags) {
  TRY(this->tags(arn));
  auto id = id_of(arn);
  (namespaces_.contains(id) ? namespaces_[id].tags : services_[id].tags) = std::move(tags);
  ++revision_;
  return {};
}

}  // namespace sparkecs::engine::names
