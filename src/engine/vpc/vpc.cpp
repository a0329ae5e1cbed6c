#include "engine/vpc/vpc.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

namespace sparkecs::engine::vpc {
namespace {

constexpr const char* kBridge = "vpc";
// Fixed: a bridge without an address of its own takes that of a port, and changes it as tasks come and go; neighbours
// would then talk to an address that is gone.
constexpr const char* kBridgeMac = "0e:00:00:00:00:01";
constexpr int kLoopback = 1;  // the first link of every network

// A sysctl of the network the calling thread is in.
Result<> set_network(const char* name, const char* value) {
  auto path = fmt::format("/proc/sys/net/ipv4/{}", name);
  Fd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (fd && ::write(fd.get(), value, std::strlen(value)) > 0) return {};
  return fail(Error::Kind::Denied, fmt::format("cannot write {}: {}", path, std::strerror(errno)));
}

// Furnishes the network the calling thread is in.
Result<Netlink> furnish(const Layout& layout) {
  auto links = TRY(Netlink::open());
  TRY(links.set_up(kLoopback));
  TRY(links.add_bridge(kBridge, kBridgeMac));
  int bridge = TRY(links.index_of(kBridge));
  for (const auto& router : layout.routers) TRY(links.add_address(bridge, router.address, router.prefix_length));
  for (const auto& service : layout.services) TRY(links.add_address(bridge, service, 32));
  // The router: tasks of one subnet reach those of the other through it. They sit on one wire, which the router would
  // point out to them with a redirect for every flow.
  TRY(set_network("ip_forward", "1"));
  TRY(set_network("conf/all/send_redirects", "0"));
  TRY(set_network("conf/vpc/send_redirects", "0"));
  return links;
}

// Configures the network the calling thread has just made, from within.
Result<> settle(const InterfaceSpec& spec, Netlink& links) {
  TRY(links.set_up(kLoopback));
  int link = TRY(links.index_of("eth0"));
  TRY(links.add_address(link, spec.address.address, spec.address.prefix_length));
  TRY(links.set_up(link));
  TRY(links.add_default_route(spec.gateway));
  // Inside a container any user may bind any port, as container engines arrange it.
  return set_network("ip_unprivileged_port_start", "0");
}

}  // namespace

Result<std::unique_ptr<Vpc>> Vpc::create(const Layout& layout) {
  auto holder = TRY(Holder::start());
  // On a thread of its own, since there is no way back.
  Result<Netlink> links = fail(Error::Kind::Failed, "not furnished");
  std::thread([&] {
    auto entered = holder.enter_network();
    links = entered ? furnish(layout) : Result<Netlink>(std::unexpected(entered.error()));
  }).join();
  if (!links)
    return during("setting up the network of the VPC", Result<std::unique_ptr<Vpc>>(std::unexpected(links.error())));
  return std::unique_ptr<Vpc>(new Vpc(std::move(holder), std::move(*links)));
}

Vpc::Vpc(Holder holder, Netlink links)
    : holder_(std::move(holder)), links_(std::move(links)), sockets_([this] { return holder_.enter_network(); }) {}

Result<> Vpc::detach(Attachment attachment) {
  return links_.with([&](Netlink& links) { return links.delete_link(attachment.name_); });
}

Result<Resident> Resident::enter(const Vpc& vpc) {
  TRY(vpc.holder_.enter());
  auto links = TRY(Netlink::open());
  int bridge = TRY(links.index_of(kBridge));
  return Resident(vpc, std::move(links), bridge);
}

Result<Attachment> Resident::attach(const InterfaceSpec& spec) {
  auto visit = TRY(Visit::to_new_network(vpc_->holder_.network()));
  auto inside = TRY(Netlink::open());
  auto network = TRY(inside.network());
  TRY(links_.add_veth(spec.name, bridge_, "eth0", spec.mac, network));
  auto settled = settle(spec, inside);
  if (!settled) {
    TRY(links_.delete_link(spec.name));
    return std::unexpected(settled.error());
  }
  return Attachment(spec.name, std::move(network));
}

Result<Child> Resident::start(const Command& command, const Attachment& attachment) {
  auto visit = TRY(Visit::to(attachment.network_, vpc_->holder_.network()));
  return Child::start(command);
}

}  // namespace sparkecs::engine::vpc
