#include "cmd/local_options.h"

namespace sparkecs::cmd {

void declare_local_options(OptionList& list, LocalAws::Wishes& wishes) {
  list.number("--port", wishes.port, 0, 65535);
  list.account("--account", wishes.account);
  list.one_of("--runtime", wishes.runtime, {"process", "fake"});
  list.factor("--time-scale", wishes.time_scale);
  list.text("--jobs", wishes.jobs);
}

}  // namespace sparkecs::cmd
