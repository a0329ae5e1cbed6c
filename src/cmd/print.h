// The two streams of a command: data on stdout, everything else on stderr.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::cmd {

// Writes to stdout as it is, at once. A reader that has gone ends the process, as with any other program.
void print(std::string_view text);
void print_json(const Json& value);
// One line to stderr, without our name in front.
void tell(std::string_view line);
// "sparkecs: …" to stderr. More lines of the message follow indented.
void complain(std::string_view message);
// Whether both stdin and stderr are a terminal.
bool can_ask();
// Asks on the terminal and returns the line that was typed. Kind::Cancelled when `stop` is requested meanwhile.
Result<std::string> ask(std::string_view question, std::stop_token stop = {});

}  // namespace sparkecs::cmd
