#include "engine/vpc/netlink.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string_view>

namespace sparkecs::engine::vpc {
namespace {

template <class T>
std::string_view bytes_of(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

// One rtnetlink message: a header, a fixed body, then attributes, each padded to four bytes.
class Request {
 public:
  template <class Body>
  Request(std::uint16_t type, std::uint16_t flags, const Body& body) {
    nlmsghdr header{};
    header.nlmsg_type = type;
    header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
    append(bytes_of(header));
    append(bytes_of(body));
  }

  Request& attribute(std::uint16_t type, std::string_view value) {
    rtattr head{static_cast<std::uint16_t>(RTA_LENGTH(value.size())), type};
    bytes_.append(bytes_of(head));
    append(value);
    return *this;
  }
  template <class T>
  Request& number(std::uint16_t type, T value) {
    return attribute(type, bytes_of(value));
  }
  Request& text(std::uint16_t type, const std::string& value) {
    return attribute(type, {value.c_str(), value.size() + 1});
  }

  // An attribute that holds a body (if any) and the attributes `fill` adds.
  template <class F>
  Request& nested(std::uint16_t type, std::string_view body, F&& fill) {
    auto start = bytes_.size();
    attribute(type, body);
    fill(*this);
    auto length = static_cast<std::uint16_t>(bytes_.size() - start);
    std::memcpy(bytes_.data() + start, &length, sizeof length);
    return *this;
  }

  std::string take() { return std::move(bytes_); }

 private:
  void append(std::string_view value) {
    bytes_.append(value);
    bytes_.resize(NLMSG_ALIGN(bytes_.size()));
  }

  std::string bytes_;
};

ifinfomsg link_body(int index = 0) {
  ifinfomsg body{};
  body.ifi_family = AF_UNSPEC;
  body.ifi_index = index;
  return body;
}

// What brings a link up when it is part of the request that makes or changes it.
ifinfomsg up(ifinfomsg body) {
  body.ifi_flags = IFF_UP;
  body.ifi_change = IFF_UP;
  return body;
}

Result<std::string> address_bytes(const std::string& text) {
  in_addr address{};
  if (::inet_pton(AF_INET, text.c_str(), &address) != 1)
    return fail(Error::Kind::Invalid, fmt::format("'{}' is not an IPv4 address", text));
  return std::string(bytes_of(address));
}

Result<std::string> mac_bytes(const std::string& text) {
  std::array<unsigned, 6> parts{};
  if (std::sscanf(text.c_str(), "%2x:%2x:%2x:%2x:%2x:%2x", &parts[0], &parts[1], &parts[2], &parts[3], &parts[4],
                  &parts[5]) != 6)
    return fail(Error::Kind::Invalid, fmt::format("'{}' is not a MAC address", text));
  return std::string(parts.begin(), parts.end());
}

// The kernel's own sentence behind an error acknowledgement, when it sent one.
std::optional<std::string> explanation(std::string_view message) {
  auto skip = NLMSG_LENGTH(sizeof(nlmsgerr));
  while (message.size() >= skip + sizeof(rtattr)) {
    rtattr head;
    std::memcpy(&head, message.data() + skip, sizeof head);
    if (head.rta_len < sizeof head || skip + head.rta_len > message.size()) break;
    if (head.rta_type == NLMSGERR_ATTR_MSG)
      return std::string(message.substr(skip + sizeof head, head.rta_len - sizeof head - 1));
    skip += RTA_ALIGN(head.rta_len);
  }
  return std::nullopt;
}

Error::Kind kind_of(int error) {
  if (error == EEXIST) return Error::Kind::Conflict;
  if (error == ENODEV || error == ENOENT) return Error::Kind::NotFound;
  return error == EPERM || error == EACCES ? Error::Kind::Denied : Error::Kind::Failed;
}

}  // namespace

Result<Netlink> Netlink::open() {
  Fd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
  if (!socket) return fail(Error::Kind::Failed, fmt::format("cannot open a netlink socket: {}", std::strerror(errno)));
  int on = 1;
  ::setsockopt(socket.get(), SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof on);
  // An error then quotes the request's header only, so explanation() knows where the attributes begin.
  ::setsockopt(socket.get(), SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
  return Netlink(std::move(socket));
}

Result<Fd> Netlink::network() const {
  Fd fd(::ioctl(socket_.get(), SIOCGSKNS));
  if (!fd) return fail(Error::Kind::Failed, fmt::format("cannot name a network namespace: {}", std::strerror(errno)));
  return fd;
}

Result<std::string> Netlink::ask(std::string request, const std::string& what) {
  auto problem = [&](int error, std::string_view why) {
    return fail(kind_of(error), fmt::format("{}: {}", what, why.empty() ? std::strerror(error) : why));
  };
  auto* header = reinterpret_cast<nlmsghdr*>(request.data());
  header->nlmsg_len = static_cast<std::uint32_t>(request.size());
  header->nlmsg_seq = ++sequence_;
  if (::send(socket_.get(), request.data(), request.size(), 0) < 0) return problem(errno, {});
  std::string answer;
  for (;;) {
    alignas(nlmsghdr) char buffer[8192];
    ssize_t n;
    do n = ::recv(socket_.get(), buffer, sizeof buffer, 0);
    while (n < 0 && errno == EINTR);
    if (n < 0) return problem(errno, {});
    auto left = static_cast<unsigned>(n);
    for (auto* message = reinterpret_cast<nlmsghdr*>(buffer); NLMSG_OK(message, left);
         message = NLMSG_NEXT(message, left)) {
      if (message->nlmsg_seq != sequence_) continue;
      std::string_view whole(reinterpret_cast<char*>(message), message->nlmsg_len);
      if (message->nlmsg_type != NLMSG_ERROR) {
        answer = whole;
        continue;
      }
      nlmsgerr result;
      std::memcpy(&result, NLMSG_DATA(message), sizeof result);
      if (result.error == 0) return answer;
      return problem(-result.error, explanation(whole).value_or(""));
    }
  }
}

Result<int> Netlink::index_of(const std::string& link) {
  Request request(RTM_GETLINK, 0, link_body());
  auto answer = TRY(ask(request.text(IFLA_IFNAME, link).take(), "finding " + link));
  ifinfomsg body{};
  if (answer.size() < NLMSG_LENGTH(sizeof body)) return fail(Error::Kind::Failed, "finding " + link + ": no answer");
  std::memcpy(&body, answer.data() + NLMSG_HDRLEN, sizeof body);
  return body.ifi_index;
}

Result<> Netlink::add_bridge(const std::string& name, const std::string& mac) {
  auto address = TRY(mac_bytes(mac));
  Request request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, up(link_body()));
  request.text(IFLA_IFNAME, name).attribute(IFLA_ADDRESS, address).nested(IFLA_LINKINFO, {}, [](Request& info) {
    info.text(IFLA_INFO_KIND, "bridge");
  });
  TRY(ask(request.take(), "making the bridge " + name));
  return {};
}

Result<> Netlink::add_veth(const std::string& name, int bridge, const std::string& peer_name, const std::string& mac,
                           const Fd& peer_network) {
  auto address = TRY(mac_bytes(mac));
  Request request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, up(link_body()));
  request.text(IFLA_IFNAME, name).number(IFLA_MASTER, bridge).nested(IFLA_LINKINFO, {}, [&](Request& info) {
    info.text(IFLA_INFO_KIND, "veth").nested(IFLA_INFO_DATA, {}, [&](Request& data) {
      data.nested(VETH_INFO_PEER, bytes_of(link_body()), [&](Request& peer) {
        peer.text(IFLA_IFNAME, peer_name).attribute(IFLA_ADDRESS, address).number(IFLA_NET_NS_FD, peer_network.get());
      });
    });
  });
  TRY(ask(request.take(), "making the interface " + name));
  return {};
}

Result<> Netlink::set_up(int link) {
  Request request(RTM_NEWLINK, 0, up(link_body(link)));
  TRY(ask(request.take(), fmt::format("bringing up link {}", link)));
  return {};
}

Result<> Netlink::add_address(int link, const std::string& address, int prefix_length) {
  auto bytes = TRY(address_bytes(address));
  ifaddrmsg body{};
  body.ifa_family = AF_INET;
  body.ifa_prefixlen = static_cast<unsigned char>(prefix_length);
  body.ifa_index = static_cast<unsigned>(link);
  Request request(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, body);
  request.attribute(IFA_LOCAL, bytes).attribute(IFA_ADDRESS, bytes);
  TRY(ask(request.take(), fmt::format("adding the address {}/{}", address, prefix_length)));
  return {};
}

Result<> Netlink::add_default_route(const std::string& gateway) {
  auto bytes = TRY(address_bytes(gateway));
  rtmsg body{};
  body.rtm_family = AF_INET;
  body.rtm_table = RT_TABLE_MAIN;
  body.rtm_protocol = RTPROT_STATIC;
  body.rtm_scope = RT_SCOPE_UNIVERSE;
  body.rtm_type = RTN_UNICAST;
  Request request(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, body);
  TRY(ask(request.attribute(RTA_GATEWAY, bytes).take(), "adding the route through " + gateway));
  return {};
}

Result<> Netlink::delete_link(const std::string& name) {
  Request request(RTM_DELLINK, 0, link_body());
  auto result = ask(request.text(IFLA_IFNAME, name).take(), "removing the interface " + name);
  if (!result && result.error().kind != Error::Kind::NotFound) return std::unexpected(result.error());
  return {};
}

}  // namespace sparkecs::engine::vpc
