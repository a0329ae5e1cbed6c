// Task definition templates: whatever passes the checks can be completed, and is still a good template afterwards.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/json.h"
#include "model/spark_options.h"
#include "model/template_checks.h"
#include "model/template_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sparkecs;
  const std::string text(reinterpret_cast<const char*>(data), size);
  auto definition =
      model::expand_template(text, "t.json", {{"A", "one"}, {"N", "1024"}, {"Q", "\"\\\n"}, {"L", "[{}]"}},
                             [](const std::string&) { return std::string("set it"); });
  if (!definition) {
    if (!definition.error().message.starts_with("t.json:")) std::abort();
    return 0;
  }
  for (auto role : {model::Role::Master, model::Role::Worker, model::Role::Submit}) {
    if (!model::template_problems(role, *definition).empty()) continue;
    auto completed = *definition;
    auto* container = model::role_container(role, completed);
    if (container == nullptr) std::abort();
    model::switch_on_defaults(role, *container);
    if (!model::template_problems(role, completed).empty()) std::abort();
    auto again = completed;
    model::switch_on_defaults(role, *model::role_container(role, again));
    if (again != completed) std::abort();
    (void)model::serves_rest(*container);
  }
  return 0;
}
