#include "net/dns.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/text.h"
#include "net/ldns.h"

namespace sparkecs::net::dns {
namespace {

struct Free {
  void operator()(ldns_pkt* packet) const { ldns_pkt_free(packet); }
  void operator()(ldns_rr* record) const { ldns_rr_free(record); }
  void operator()(uint8_t* bytes) const { LDNS_FREE(bytes); }
  void operator()(char* text) const { LDNS_FREE(text); }
};
using Packet = std::unique_ptr<ldns_pkt, Free>;
using Record = std::unique_ptr<ldns_rr, Free>;

constexpr std::size_t kHeader = 12;
constexpr std::size_t kPlainUdp = 512;  // what every asker takes
// What passes through any network unfragmented: the common choice of name servers.
constexpr std::uint16_t kLargestUdp = 1232;

Type type_of(ldns_rr_type type) {
  if (type == LDNS_RR_TYPE_A) return Type::A;
  if (type == LDNS_RR_TYPE_AAAA) return Type::Aaaa;
  return type == LDNS_RR_TYPE_PTR ? Type::Ptr : Type::Other;
}

std::string text_of(const ldns_rdf* name) {
  std::unique_ptr<char, Free> text(ldns_rdf2str(name));
  std::string result = text ? text.get() : "";
  if (result.ends_with('.')) result.pop_back();
  return result;
}

// Adds `owner` IN `type` `value`; a value that is not of that type is left out.
void add(ldns_pkt* reply, const ldns_rr* question, ldns_rr_type type, ldns_rdf_type kind, const std::string& value,
         std::uint32_t ttl) {
  auto* data = ldns_rdf_new_frm_str(kind, value.c_str());
  if (data == nullptr) return;
  auto* record = ldns_rr_new();
  ldns_rr_set_owner(record, ldns_rdf_clone(ldns_rr_owner(question)));
  ldns_rr_set_type(record, type);
  ldns_rr_set_class(record, LDNS_RR_CLASS_IN);
  ldns_rr_set_ttl(record, ttl);
  ldns_rr_push_rdf(record, data);
  ldns_pkt_push_rr(reply, LDNS_SECTION_ANSWER, record);
}

// "Nothing here": the SOA says for how long that may be remembered. Its owner is the root, since the VPC's server
// answers for every name there is.
void add_negative(ldns_pkt* reply) {
  ldns_rr* record = nullptr;
  if (ldns_rr_new_frm_str(&record, ". 1 IN SOA ns.internal. hostmaster.internal. 1 60 60 60 1", 0, nullptr, nullptr) ==
      LDNS_STATUS_OK)
    ldns_pkt_push_rr(reply, LDNS_SECTION_AUTHORITY, record);
}

void fill(ldns_pkt* reply, const ldns_rr* question, const Answerer& answer) {
  Question asked{text_of(ldns_rr_owner(question)), type_of(ldns_rr_get_type(question))};
  auto found = answer(asked);
  if (!found.exists) ldns_pkt_set_rcode(reply, LDNS_RCODE_NXDOMAIN);
  if (asked.type == Type::A) {
    for (const auto& address : found.addresses)
      add(reply, question, LDNS_RR_TYPE_A, LDNS_RDF_TYPE_A, address, found.ttl);
  }
  if (asked.type == Type::Ptr && !found.host_name.empty())
    add(reply, question, LDNS_RR_TYPE_PTR, LDNS_RDF_TYPE_DNAME, found.host_name + ".", found.ttl);
  if (ldns_pkt_ancount(reply) == 0) add_negative(reply);
}

Packet start_reply(const ldns_pkt* request, ldns_pkt_rcode code) {
  Packet reply(ldns_pkt_new());
  ldns_pkt_set_id(reply.get(), ldns_pkt_id(request));
  ldns_pkt_set_qr(reply.get(), true);
  ldns_pkt_set_opcode(reply.get(), ldns_pkt_get_opcode(request));
  ldns_pkt_set_rd(reply.get(), ldns_pkt_rd(request));
  ldns_pkt_set_ra(reply.get(), true);
  ldns_pkt_set_aa(reply.get(), code == LDNS_RCODE_NOERROR);
  ldns_pkt_set_rcode(reply.get(), static_cast<std::uint8_t>(code));
  if (ldns_pkt_edns(request)) ldns_pkt_set_edns_udp_size(reply.get(), kLargestUdp);
  return reply;
}

std::string encode(const ldns_pkt* packet) {
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (ldns_pkt2wire(&bytes, packet, &size) != LDNS_STATUS_OK) return {};
  std::unique_ptr<std::uint8_t, Free> owned(bytes);
  return {reinterpret_cast<char*>(bytes), size};
}

// What can be said about bytes that are no DNS message: the id they begin with, and "format error".
std::string malformed(std::string_view request) {
  std::string header(request.substr(0, 2));
  header += static_cast<char>(0x80);
  header += static_cast<char>(LDNS_RCODE_FORMERR);
  header.resize(kHeader);
  return header;
}

ldns_pkt_rcode judge(const ldns_pkt* request) {
  if (ldns_pkt_get_opcode(request) != LDNS_PACKET_QUERY) return LDNS_RCODE_NOTIMPL;
  if (ldns_pkt_qdcount(request) != 1) return LDNS_RCODE_FORMERR;
  const auto* question = ldns_rr_list_rr(ldns_pkt_question(request), 0);
  return ldns_rr_get_class(question) == LDNS_RR_CLASS_IN ? LDNS_RCODE_NOERROR : LDNS_RCODE_REFUSED;
}

}  // namespace

std::string reply(std::string_view request, const Answerer& answer, Transport transport) {
  bool is_reply = request.size() >= kHeader && (static_cast<unsigned char>(request[2]) & 0x80) != 0;
  if (request.size() < kHeader || is_reply) return {};
  ldns_pkt* parsed = nullptr;
  auto status = ldns_wire2pkt(&parsed, reinterpret_cast<const std::uint8_t*>(request.data()), request.size());
  Packet asked(parsed);
  if (status != LDNS_STATUS_OK) return malformed(request);

  auto code = judge(asked.get());
  auto said = start_reply(asked.get(), code);
  const auto* question = ldns_rr_list_rr(ldns_pkt_question(asked.get()), 0);
  auto ask = [&](ldns_pkt* to) {
    if (question != nullptr) ldns_pkt_push_rr(to, LDNS_SECTION_QUESTION, ldns_rr_clone(question));
  };
  ask(said.get());
  if (code == LDNS_RCODE_NOERROR) fill(said.get(), question, answer);
  auto bytes = encode(said.get());
  auto limit = std::clamp<std::size_t>(ldns_pkt_edns_udp_size(asked.get()), kPlainUdp, kLargestUdp);
  if (transport == Transport::Tcp || bytes.size() <= limit) return bytes;
  auto cut = start_reply(asked.get(), code);
  ldns_pkt_set_tc(cut.get(), true);
  ask(cut.get());
  return encode(cut.get());
}

std::string reversed_address(std::string_view name) {
  auto labels = split(name, '.');
  if (labels.size() != 6 || !equal_ignoring_case(labels[4], "in-addr") || !equal_ignoring_case(labels[5], "arpa"))
    return {};
  for (int i = 0; i < 4; ++i) {
    auto number = parse_number(labels[static_cast<std::size_t>(i)], 255);
    if (!number || fmt::format("{}", *number) != labels[static_cast<std::size_t>(i)]) return {};
  }
  return fmt::format("{}.{}.{}.{}", labels[3], labels[2], labels[1], labels[0]);
}

}  // namespace sparkecs::net::dns
