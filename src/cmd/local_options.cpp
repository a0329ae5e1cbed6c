#include "cmd/local_options.h"

#include <CLI/CLI.hpp>

namespace sparkecs::cmd {

void declare_local_options(CLI::App& app, LocalAws::Wishes& wishes) {
  app.add_option("--port", wishes.port, "on 127.0.0.1; 0: any free one")->check(CLI::Range(0, 65535));
  app.add_option("--account", wishes.account, "twelve digits");
  app.add_option("--runtime", wishes.runtime, "process or fake")->check(CLI::IsMember({"process", "fake"}));
  app.add_option("--time-scale", wishes.time_scale, "1: delays as on AWS; 0.01: a hundred times faster")
      ->check(CLI::PositiveNumber);
  app.add_option("--jobs", wishes.jobs, "the folder that containers see as /jobs");
}

}  // namespace sparkecs::cmd
