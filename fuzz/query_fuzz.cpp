// Form bodies: whatever is understood stays the same when it is written and read again.
#include <cstdint>
#include <cstdlib>

#include "base/json.h"
#include "wire/form.h"
#include "wire/protocol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sparkecs;
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  if (auto value = wire::read_form(body)) {
    auto again = wire::read_form(wire::write_form(*value, wire::ListStyle::Flat));
    if (!again || *again != *value) std::abort();
  }
  std::string operation, version;
  Json input;
  if (wire::read_form(body, operation, version, input) && operation.size() > size) std::abort();
  return 0;
}
