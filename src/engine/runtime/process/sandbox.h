// Sandbox is how bubblewrap runs a container: its own process, mount, IPC and host name spaces in the task's network.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/fd.h"
#include "base/process.h"
#include "base/result.h"
#include "base/time.h"
#include "engine/runtime/process/root.h"
#include "engine/vpc/vpc.h"

namespace sparkecs::engine::runtime {

struct Sandbox {
  Root root;
  User user;
  std::string host_name;
  std::string working_directory;
  std::map<std::string, std::string> environment;
  bool readonly_root = false;
};

// A container that was launched: bubblewrap sets it up, and waits with the program until it is released.
struct Launched {
  Child monitor;  // bubblewrap; ends after the container's last process, with the program's exit code
  Fd out;         // nonblocking ends of the program's output
  Fd err;
  Fd status;   // nonblocking: one JSON object a line, {"child-pid": …} when it is set up, {"exit-code": …} when it ran
  Fd release;  // a socket: one byte starts the program
};

// Starts bubblewrap. The error's code is CannotCreateContainerError.
Result<Launched> launch(vpc::Resident& resident, const vpc::Attachment& network, const Sandbox& sandbox,
                        const std::vector<std::string>& program);

// How to run a program beside a container's first process, with its files, directory and rights, for at most `time`.
// `process` is that process as whoever runs this counts; it may have a user namespace of its own.
Command enter(int process, bool own_users, const std::vector<std::string>& program, Millis time);

}  // namespace sparkecs::engine::runtime
