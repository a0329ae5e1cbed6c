#include "cmd/commands.h"

namespace sparkecs::cmd {
namespace {

constexpr Entry kCommands[] = {
    {"plan", "shows what create would do, and what it costs", make_plan},
    {"create", "makes the cluster, or continues, and waits until it is ready", make_create},
    {"status", "services, tasks, load balancer, master, workers and applications", make_status},
    {"dns", "the load balancer's name", make_dns},
    {"submit", "runs a job on the cluster, follows its log, ends with its exit code", make_submit},
    {"logs", "what master, workers and jobs have written", make_logs},
    {"delete", "removes the cluster and checks that nothing is left", make_delete},
    {"config show", "the environment's settings and task definitions, and where they come from", make_config_show},
    {"local up", "starts the local AWS in the background", make_local_up},
    {"local down", "ends it", make_local_down},
    {"local status", "whether it runs, and what it was asked that it does not know", make_local_status},
    {"local serve", "runs it in the foreground", make_local_serve},
    {"version", "the version", make_version},
};

}  // namespace

std::span<const Entry> commands() {
  return kCommands;
}

}  // namespace sparkecs::cmd
