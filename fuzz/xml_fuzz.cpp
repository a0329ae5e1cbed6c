// XML replies: whatever is understood stays the same when it is written and read again; errors are found in anything.
#include <cstdint>
#include <cstdlib>

#include "base/json.h"
#include "wire/services.h"
#include "wire/xml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sparkecs;
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  if (auto value = wire::read_xml(body)) {
    auto again = wire::read_xml(wire::write_xml(*value, "", "member"));
    if (!again || *again != *value) std::abort();
  }
  for (const auto* service : wire::kServices) {
    (void)wire::read_reply(*service, "DescribeVpcs", body);
    if (wire::read_error(*service, 400, body, "", "").message.empty()) std::abort();
  }
  return 0;
}
