#include "engine/names/network.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/random.h"

namespace sparkecs::engine::names {
namespace {

// AWS keeps the first four addresses of a subnet (network, router, DNS, future) and the last (broadcast) for itself.
constexpr std::uint32_t kReservedFirst = 4;
constexpr std::uint32_t kReserved = 5;
constexpr dns::Ttl kHostTtl{60};
constexpr std::size_t kMostTags = 50;

Error subnet_not_found(const std::string& id) {
  return {Error::Kind::Invalid,
          fmt::format("Error retrieving subnet information for [{0}]: The subnet ID '{0}' does not exist "
                      "(ErrorCode: InvalidSubnetID.NotFound)",
                      id),
          "InvalidParameterException"};
}

Error group_not_found(const std::string& id) {
  return {Error::Kind::Invalid,
          fmt::format("Error retrieving security group information for [{0}]: The security group '{0}' does not exist "
                      "(ErrorCode: InvalidGroup.NotFound)",
                      id),
          "InvalidParameterException"};
}

std::string search_domain(const std::string& region) {
  return region == "us-east-1" ? "ec2.internal" : region + ".compute.internal";
}

std::string host_name(const std::string& address, const std::string& domain) {
  auto dashed = address;
  std::ranges::replace(dashed, '.', '-');
  return fmt::format("ip-{}.{}", dashed, domain);
}

// Locally administered, and unique because the address is.
std::string mac_of(std::uint32_t address) {
  return fmt::format("0e:00:{:02x}:{:02x}:{:02x}:{:02x}", address >> 24, address >> 16 & 255, address >> 8 & 255,
                     address & 255);
}

}  // namespace

Plan default_plan(const std::string& region) {
  return {.vpc = "vpc-00000000000000001",
          .block = *parse_block("10.0.0.0/16"),
          .route_table = "rtb-00000000000000001",
          .subnets = {{"subnet-0000000000000000a", region + "a", *parse_block("10.0.16.0/20")},
                      {"subnet-0000000000000000b", region + "b", *parse_block("10.0.32.0/20")}},
          .region = region};
}

Network::Network(const Loop& loop, dns::Zone& zone, Plan plan) : loop_(loop), zone_(zone), plan_(std::move(plan)) {
  for (const auto& subnet : plan_.subnets) pools_[subnet.id].next = kReservedFirst;
}

const Subnet* Network::subnet(const std::string& id) const {
  auto at = std::ranges::find(plan_.subnets, id, &Subnet::id);
  return at == plan_.subnets.end() ? nullptr : &*at;
}

const Subnet* Network::subnet_of(const std::string& address) const {
  auto number = parse_address(address);
  if (!number) return nullptr;
  auto at = std::ranges::find_if(plan_.subnets, [&](const Subnet& subnet) { return subnet.block.contains(*number); });
  return at == plan_.subnets.end() ? nullptr : &*at;
}

std::uint32_t Network::free_addresses(const Subnet& subnet) const {
  return subnet.block.size() - kReserved - static_cast<std::uint32_t>(pools_.at(subnet.id).used.size());
}

Result<> Network::delete_group(const std::string& id) {
  for (const auto& [_, attached] : interfaces_)
    if (std::ranges::find(attached.interface.security_groups, id) != attached.interface.security_groups.end())
      return fail(Error::Kind::Conflict, fmt::format("resource {} has a dependent object", id), "DependencyViolation");
  TRY(groups_.remove(id));
  tags_.erase(id);
  ++revision_;
  return {};
}

bool Network::exists(const std::string& id) const {
  return id == plan_.vpc || id == plan_.route_table || subnet(id) || groups_.find(id) || interfaces_.contains(id);
}

Result<> Network::tag(const std::string& id, const Tags& tags) {
  if (!exists(id)) return fail(Error::Kind::NotFound, fmt::format("The ID '{}' does not exist", id), "InvalidID");
  auto merged = this->tags(id);
  for (const auto& [key, value] : tags) merged.insert_or_assign(key, value);
  if (merged.size() > kMostTags)
    return fail(Error::Kind::Invalid, fmt::format("The maximum number of tags is {}", kMostTags), "TagLimitExceeded");
  tags_[id] = std::move(merged);
  ++revision_;
  return {};
}

const Tags& Network::tags(const std::string& id) const {
  static const Tags kNone;
  auto at = tags_.find(id);
  return at == tags_.end() ? kNone : at->second;
}

Result<> Network::check(const std::vector<std::string>& subnets, const std::vector<std::string>& groups) const {
  if (subnets.empty()) return fail(Error::Kind::Invalid, "subnets can not be empty.", "InvalidParameterException");
  for (const auto& id : subnets)
    if (!subnet(id)) return std::unexpected(subnet_not_found(id));
  for (const auto& id : groups)
    if (!groups_.find(id)) return std::unexpected(group_not_found(id));
  return {};
}

// Goes round the subnet, so that an address rests before another task gets it: connections and cached names of the
// task before must not reach the new one.
std::optional<std::uint32_t> Network::take_address(const Subnet& subnet) {
  if (free_addresses(subnet) == 0) return std::nullopt;
  auto& pool = pools_.at(subnet.id);
  auto last = subnet.block.size() - 2;
  while (pool.used.contains(subnet.block.first + pool.next))
    pool.next = pool.next < last ? pool.next + 1 : kReservedFirst;
  auto address = subnet.block.first + pool.next;
  pool.next = pool.next < last ? pool.next + 1 : kReservedFirst;
  pool.used.insert(address);
  return address;
}

Result<Interface> Network::attach(const std::vector<std::string>& subnets, const std::vector<std::string>& groups,
                                  const std::string& description) {
  TRY(check(subnets, groups));
  const auto* chosen = subnet(*std::ranges::min_element(subnets, {}, [&](const std::string& id) {
    return std::pair(free_addresses(*subnet(id)) == 0, pools_.at(id).used.size());
  }));
  auto address = take_address(*chosen);
  if (!address)
    return fail(Error::Kind::Unavailable, fmt::format("no free addresses in {}", chosen->id),
                "InsufficientFreeAddressesInSubnet");
  auto text = to_text(*address);
  auto domain = search_domain(plan_.region);
  Interface made{.id = "eni-" + random_hex(17),
                 .subnet = chosen->id,
                 .vpc = plan_.vpc,
                 .zone = chosen->zone,
                 .address = text,
                 .prefix_length = chosen->block.prefix_length,
                 .gateway = to_text(chosen->gateway()),
                 .mac = mac_of(*address),
                 .private_dns = host_name(text, domain),
                 .resolver = to_text(plan_.resolver()),
                 .search_domain = domain,
                 .security_groups = groups};
  zone_.set(made.private_dns, {text}, kHostTtl);
  zone_.set_ptr(text, made.private_dns, kHostTtl);
  interfaces_.emplace(made.id, Attached{made, description, loop_.now()});
  return made;
}

void Network::detach(const std::string& interface) {
  auto at = interfaces_.find(interface);
  if (at == interfaces_.end()) return;
  const auto& gone = at->second.interface;
  zone_.remove(gone.private_dns);
  zone_.remove_ptr(gone.address);
  pools_.at(gone.subnet).used.erase(*parse_address(gone.address));
  if (tags_.erase(interface) > 0) ++revision_;
  interfaces_.erase(at);
}

Json Network::save() const {
  return {{"groups", groups_.save()}, {"tags", tags_}};
}

Result<> Network::load(const Json& state) {
  try {
    TRY(groups_.load(state.at("groups")));
    tags_ = state.at("tags").get<std::map<std::string, Tags>>();
  } catch (const Json::exception& e) {
    return fail(Error::Kind::Invalid, fmt::format("network: {}", e.what()));
  }
  std::erase_if(tags_, [this](const auto& entry) { return !exists(entry.first); });
  return {};
}

}  // namespace sparkecs::engine::names
