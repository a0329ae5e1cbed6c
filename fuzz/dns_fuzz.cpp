// DNS messages: every request gets a reply that belongs to it and fits its transport, or silence.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "net/dns.h"

namespace {

using namespace sparkecs::net::dns;

// Something for every kind of answer, chosen by the name.
Answer answer(const Question& question) {
  if (auto address = reversed_address(question.name); !address.empty()) return {true, {}, "host." + question.name, 60};
  switch (question.name.size() % 4) {
    case 0:
      return {};
    case 1:
      return {true, {}, "", 10};
    case 2:
      return {true, {"10.0.1.5", question.name}, question.name, 10};
    default:
      return {true, std::vector<std::string>(100, "10.0.1.5"), "", 10};
  }
}

void check(std::string_view request, Transport transport, std::size_t most) {
  auto said = reply(request, answer, transport);
  if (said.empty()) return;
  bool is_reply = said.size() >= 12 && (static_cast<unsigned char>(said[2]) & 0x80) != 0;
  if (!is_reply || said.substr(0, 2) != request.substr(0, 2) || said.size() > most) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view request(reinterpret_cast<const char*>(data), size);
  check(request, Transport::Udp, 1232);
  check(request, Transport::Tcp, 0xffff);
  return 0;
}
