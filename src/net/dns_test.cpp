#include "net/dns.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "net/ldns.h"

namespace sparkecs::net::dns {
namespace {

using Packet = std::unique_ptr<ldns_pkt, decltype(&ldns_pkt_free)>;

std::string bytes_of(const ldns_pkt* packet) {
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  EXPECT_EQ(ldns_pkt2wire(&bytes, packet, &size), LDNS_STATUS_OK);
  std::string result(reinterpret_cast<char*>(bytes), size);
  LDNS_FREE(bytes);
  return result;
}

Packet query(const char* name, ldns_rr_type type, ldns_rr_class cls = LDNS_RR_CLASS_IN) {
  ldns_pkt* packet = nullptr;
  EXPECT_EQ(ldns_pkt_query_new_frm_str(&packet, name, type, cls, LDNS_RD), LDNS_STATUS_OK);
  ldns_pkt_set_id(packet, 4711);
  return {packet, ldns_pkt_free};
}

Packet parse(const std::string& bytes) {
  ldns_pkt* packet = nullptr;
  EXPECT_EQ(ldns_wire2pkt(&packet, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), LDNS_STATUS_OK);
  return {packet, ldns_pkt_free};
}

// "NOERROR 10.0.1.5 10.0.1.6 +soa": the code, the data of the answers, and whether a negative answer is signed.
std::string summary(const std::string& bytes) {
  auto packet = parse(bytes);
  if (!packet) return "unreadable";
  std::unique_ptr<char, decltype(&std::free)> code(ldns_pkt_rcode2str(ldns_pkt_get_rcode(packet.get())), std::free);
  std::string result = code.get();
  auto* answers = ldns_pkt_answer(packet.get());
  for (std::size_t i = 0; i < ldns_rr_list_rr_count(answers); ++i) {
    std::unique_ptr<char, decltype(&std::free)> data(ldns_rdf2str(ldns_rr_rdf(ldns_rr_list_rr(answers, i), 0)),
                                                     std::free);
    result += std::string(" ") + data.get();
  }
  if (ldns_pkt_nscount(packet.get()) == 1) result += " +soa";
  if (ldns_pkt_tc(packet.get())) result += " +tc";
  return result;
}

Answer answer(const Question& question) {
  if (question.name == "master.spark.local") return {true, {"10.0.1.5", "10.0.2.6"}, "", 10};
  if (question.name == "empty.spark.local") return {true, {}, "", 10};
  if (question.name == "5.1.0.10.in-addr.arpa") return {true, {}, "ip-10-0-1-5.ec2.internal", 60};
  if (question.name == "broken.spark.local") return {true, {"not an address"}, "", 10};
  if (question.name == "many.spark.local") return {true, std::vector<std::string>(100, "10.0.1.5"), "", 10};
  return {};
}

TEST(Dns, Answers) {
  struct Case {
    const char* name;
    ldns_rr_type type;
    std::string expected;
  };
  for (const auto& [name, type, expected] : {
           Case{"master.spark.local", LDNS_RR_TYPE_A, "NOERROR 10.0.1.5 10.0.2.6"},
           Case{"master.spark.local.", LDNS_RR_TYPE_AAAA, "NOERROR +soa"},
           Case{"master.spark.local.", LDNS_RR_TYPE_MX, "NOERROR +soa"},
           Case{"empty.spark.local", LDNS_RR_TYPE_A, "NOERROR +soa"},
           Case{"broken.spark.local", LDNS_RR_TYPE_A, "NOERROR +soa"},
           Case{"worker.spark.local", LDNS_RR_TYPE_A, "NXDOMAIN +soa"},
           Case{"5.1.0.10.in-addr.arpa", LDNS_RR_TYPE_PTR, "NOERROR ip-10-0-1-5.ec2.internal."},
           Case{"6.1.0.10.in-addr.arpa", LDNS_RR_TYPE_PTR, "NXDOMAIN +soa"},
           Case{"many.spark.local", LDNS_RR_TYPE_A, "NOERROR +tc"},
       })
    EXPECT_EQ(summary(reply(bytes_of(query(name, type).get()), answer, Transport::Udp)), expected) << name;
}

TEST(Dns, KeepsWhatTheAskerMustFindAgain) {
  auto request = query("Master.spark.local", LDNS_RR_TYPE_A);
  auto said = parse(reply(bytes_of(request.get()), answer, Transport::Udp));
  EXPECT_EQ(ldns_pkt_id(said.get()), 4711);
  EXPECT_TRUE(ldns_pkt_qr(said.get()));
  EXPECT_TRUE(ldns_pkt_rd(said.get()));
  EXPECT_EQ(ldns_pkt_qdcount(said.get()), 1);
  EXPECT_FALSE(ldns_pkt_edns(said.get()));
  ldns_pkt_set_edns_udp_size(request.get(), 4096);
  EXPECT_TRUE(ldns_pkt_edns(parse(reply(bytes_of(request.get()), answer, Transport::Udp)).get()));
}

TEST(Dns, TcpAndLargeUdpCarryWhatPlainUdpCannot) {
  auto request = query("many.spark.local", LDNS_RR_TYPE_A);
  auto whole = summary(reply(bytes_of(request.get()), answer, Transport::Tcp));
  EXPECT_EQ(whole.find("+tc"), std::string::npos);
  auto some = [](const Question&) { return Answer{true, std::vector<std::string>(50, "10.0.1.5"), "", 10}; };
  EXPECT_EQ(summary(reply(bytes_of(request.get()), some, Transport::Udp)), "NOERROR +tc");
  ldns_pkt_set_edns_udp_size(request.get(), 4096);
  EXPECT_EQ(summary(reply(bytes_of(request.get()), some, Transport::Udp)).find("+tc"), std::string::npos);
}

TEST(Dns, RefusesWhatIsNotAQuestion) {
  EXPECT_EQ(reply("", answer, Transport::Udp), "");
  EXPECT_EQ(reply("short", answer, Transport::Udp), "");
  auto request = bytes_of(query("a.b", LDNS_RR_TYPE_A).get());
  auto answered = request;
  answered[2] = static_cast<char>(0x80);
  EXPECT_EQ(reply(answered, answer, Transport::Udp), "") << "two servers must not talk to each other for ever";
  EXPECT_EQ(summary(reply(request.substr(0, request.size() - 3), answer, Transport::Udp)), "FORMERR");
  auto none = request;
  none[5] = 0;  // no question
  EXPECT_EQ(summary(reply(none.substr(0, 12), answer, Transport::Udp)), "FORMERR");
  auto update = request;
  update[2] = 0x28;  // opcode 5
  EXPECT_EQ(summary(reply(update, answer, Transport::Udp)), "NOTIMPL");
  EXPECT_EQ(summary(reply(bytes_of(query("a.b", LDNS_RR_TYPE_A, LDNS_RR_CLASS_CH).get()), answer, Transport::Udp)),
            "REFUSED");
}

TEST(Dns, ReverseNames) {
  EXPECT_EQ(reversed_address("5.1.0.10.in-addr.arpa"), "10.0.1.5");
  EXPECT_EQ(reversed_address("5.1.0.10.IN-ADDR.ARPA"), "10.0.1.5");
  for (const char* name : {"", "in-addr.arpa", "1.0.10.in-addr.arpa", "256.1.0.10.in-addr.arpa",
                           "05.1.0.10.in-addr.arpa", "5.1.0.10.ip6.arpa", "x.5.1.0.10.in-addr.arpa"})
    EXPECT_EQ(reversed_address(name), "") << name;
}

}  // namespace
}  // namespace sparkecs::net::dns
