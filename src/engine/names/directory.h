// Directory is Cloud Map: private DNS namespaces, services in them, and the instances registered there. What it knows
// it publishes in the DNS zone at once; only the status of an asynchronous operation takes its time.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/delays.h"
#include "engine/dns/zone.h"
#include "engine/loop.h"
#include "engine/names/names.h"
#include "engine/saved.h"
#include "wire/cloudmap.h"

namespace sparkecs::engine::names {

using TagList = std::vector<wire::cloudmap::Tag>;

struct NamespaceEntry {
  wire::cloudmap::Namespace shown;  // without its service count
  TagList tags{};
};

struct InstanceEntry {
  std::map<std::string, std::string> attributes;
  std::string creator_request_id{};
  bool healthy = true;
  bool scheduled = false;        // registered by the service scheduler, for a task
  bool announced = true;         // the health that comes when health_timer runs out
  Loop::Timer health_timer = 0;  // 0 while nothing is announced
};

struct ServiceEntry {
  wire::cloudmap::Service shown;  // without its instance count
  TagList tags{};
  std::map<std::string, InstanceEntry> instances{};
  std::int64_t revision = 1;  // of its instances
};

// Loop thread only. Errors carry Cloud Map's codes.
class Directory final : public InstanceRegistry, public Saved {
 public:
  struct Owner {
    std::string region;
    std::string account;
    std::string vpc;  // the only one
  };
  // All references outlive this object.
  Directory(Loop& loop, const Delays& delays, dns::Zone& zone, Owner owner);

  const std::map<std::string, NamespaceEntry>& namespaces() const { return namespaces_; }
  const std::map<std::string, ServiceEntry>& services() const { return services_; }
  // By id, or by ARN as newer clients may send it.
  Result<const NamespaceEntry*> find_namespace(const std::string& id) const;
  Result<const ServiceEntry*> find_service(const std::string& id) const;
  Result<wire::cloudmap::Operation> find_operation(const std::string& id) const;

  // `id`: for the namespace an account starts with; random when empty. These return the id of an operation.
  Result<std::string> create_namespace(const wire::cloudmap::CreatePrivateDnsNamespaceRequest& request,
                                       std::string id = {});
  Result<std::string> delete_namespace(const std::string& id);
  Result<std::string> update_service(const wire::cloudmap::UpdateServiceRequest& request);
  Result<std::string> register_instance(const wire::cloudmap::RegisterInstanceRequest& request);
  Result<std::string> deregister_instance(const wire::cloudmap::DeregisterInstanceRequest& request);

  Result<const ServiceEntry*> create_service(const wire::cloudmap::CreateServiceRequest& request);
  Result<> delete_service(const std::string& id);
  // Takes effect after Delays::health_change_custom, unless taken back before. Saying it again in between changes
  // nothing.
  Result<> announce_health(const std::string& service, const std::string& instance, bool healthy);

  // The tags of a namespace or service, by ARN.
  Result<TagList> tags(const std::string& arn) const;
  Result<> set_tags(const std::string& arn, TagList tags);

  bool has_service(const std::string& service_arn) const override;
  void register_instance(const std::string& service_arn, const std::string& instance,
                         std::map<std::string, std::string> attributes) override;
  void deregister_instance(const std::string& service_arn, const std::string& instance) override;
  void set_healthy(const std::string& service_arn, const std::string& instance, bool healthy) override;

  // All but the instances of tasks, which do not outlive the process.
  unsigned long revision() const override { return revision_; }
  Json save() const override;
  Result<> load(const Json& state) override;

 private:
  std::string arn(const std::string& kind, const std::string& id) const;
  std::string start_operation(const std::string& type, std::map<std::string, std::string> targets);
  ServiceEntry* entry_of(const std::string& id_or_arn);
  void remove_instance(ServiceEntry& service, const std::string& instance);
  void publish(const ServiceEntry& service);
  void changed(ServiceEntry& service);

  Loop& loop_;
  const Delays& delays_;
  dns::Zone& zone_;
  const Owner owner_;
  std::map<std::string, NamespaceEntry> namespaces_;  // by id
  std::map<std::string, ServiceEntry> services_;      // by id
  std::deque<wire::cloudmap::Operation> operations_;  // oldest first
  unsigned long revision_ = 0;
};

}  // namespace sparkecs::engine::names
