// JSON bodies: whatever parses survives printing, and whatever fits a shape survives the shape.
#include <cstdint>
#include <cstdlib>

#include "base/json.h"
#include "wire/ecs.h"
#include "wire/logs.h"

namespace {

template <class Shape>
void check(const sparkecs::Json& value) {
  using namespace sparkecs;
  for (auto reading : {wire::Reading::Strict, wire::Reading::Lenient}) {
    auto shape = wire::decode<Shape>(value, reading);
    if (!shape) continue;
    const Json written = wire::encode(*shape);
    auto again = wire::decode<Shape>(written, reading);
    if (!again || wire::encode(*again) != written) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sparkecs;
  auto value = parse_json({reinterpret_cast<const char*>(data), size});
  if (!value) return 0;
  if (auto again = parse_json(to_text(*value)); !again || *again != *value) std::abort();
  check<wire::ecs::RegisterTaskDefinitionRequest>(*value);
  check<wire::ecs::CreateServiceRequest>(*value);
  check<wire::ecs::DescribeTasksResponse>(*value);
  check<wire::logs::FilterLogEventsRequest>(*value);
  return 0;
}
