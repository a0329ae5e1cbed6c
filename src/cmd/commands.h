// All commands, in the order in which help lists them.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "cmd/command.h"

namespace sparkecs::cmd {

struct Entry {
  std::string_view name;     // as it is typed: "plan", "local up"
  std::string_view summary;  // one line
  std::unique_ptr<Command> (*make)();
};

std::span<const Entry> commands();
// The text of NAME.md ("local up" is in local_up.md); "" is the page of sparkecs itself.
std::string_view help_text(std::string_view name);

std::unique_ptr<Command> make_plan();
std::unique_ptr<Command> make_create();
std::unique_ptr<Command> make_status();
std::unique_ptr<Command> make_dns();
std::unique_ptr<Command> make_submit();
std::unique_ptr<Command> make_logs();
std::unique_ptr<Command> make_delete();
std::unique_ptr<Command> make_config_show();
std::unique_ptr<Command> make_local_up();
std::unique_ptr<Command> make_local_down();
std::unique_ptr<Command> make_local_status();
std::unique_ptr<Command> make_local_serve();
std::unique_ptr<Command> make_version();

}  // namespace sparkecs::cmd
