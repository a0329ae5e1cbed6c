// Vpc is the network local tasks live in: a network namespace of its own with one bridge, which carries the router's
// address in each subnet and the addresses the engine serves itself (DNS, metadata). Each task has a further network
// namespace, joined to the bridge. The machine's own interfaces, addresses and routes are never touched.
//
// All of it hangs on one child process (namespaces.h) and on open descriptors: nothing is left behind by an engine that
// is killed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/guarded.h"
#include "base/process.h"
#include "engine/vpc/namespaces.h"
#include "engine/vpc/netlink.h"
#include "engine/vpc/socket_pool.h"
#include "engine/vpc/sockets.h"

namespace sparkecs::engine::vpc {

struct Cidr {
  std::string address;  // IPv4
  int prefix_length = 24;
};

// The addresses of the bridge.
struct Layout {
  std::vector<Cidr> routers{};          // the first address of each subnet, such as 10.0.1.1/24
  std::vector<std::string> services{};  // served by the engine: 10.0.0.2 and 169.254.170.2
};

// The network interface of one task.
struct InterfaceSpec {
  std::string name;  // its name in the VPC, at most 15 characters, unique; the task sees it as eth0
  Cidr address;
  std::string gateway;
  std::string mac;
};

// A task's network, and its interface. Destroying it removes both, once the processes in there have ended.
class Attachment {
 public:
  Attachment() = default;
  explicit operator bool() const { return static_cast<bool>(network_); }

 private:
  friend class Vpc;
  friend class Resident;
  Attachment(std::string name, Fd network) : name_(std::move(name)), network_(std::move(network)) {}
  std::string name_;
  Fd network_;
};

// Safe from any thread.
class Vpc final : public Sockets {
 public:
  // prepare_process() must have been called. Kind::Denied names what is forbidden and how to allow it.
  static Result<std::unique_ptr<Vpc>> create(const Layout& layout);

  Result<Fd> open_tcp() override { return sockets_.take_tcp(); }
  Result<Fd> open_udp() override { return sockets_.take_udp(); }

  // Removes a task's interface at once, also while processes are in its network. Takes some 40 ms.
  Result<> detach(Attachment attachment);

  // The process whose namespaces these are: `nsenter -t PID -n` shows them.
  pid_t holder() const { return holder_.pid(); }

 private:
  friend class Resident;
  Vpc(Holder holder, Netlink links);

  Holder holder_;
  Guarded<Netlink> links_;
  SocketPool sockets_;
};

// Resident is a thread that moved into the VPC for good: only such a thread makes networks of tasks and starts
// processes in them. Everything here is for that one thread. The Vpc must outlive it.
class Resident {
 public:
  // Moves the calling thread in.
  static Result<Resident> enter(const Vpc& vpc);

  // Makes a task's network: eth0 with its address and route, and a loopback interface, both up.
  Result<Attachment> attach(const InterfaceSpec& spec);
  // Starts a process in a task's network and in the VPC's process namespace; it dies with the VPC.
  Result<Child> start(const Command& command, const Attachment& attachment);

 private:
  Resident(const Vpc& vpc, Netlink links, int bridge) : vpc_(&vpc), links_(std::move(links)), bridge_(bridge) {}
  const Vpc* vpc_;
  Netlink links_;
  int bridge_;
};

}  // namespace sparkecs::engine::vpc
