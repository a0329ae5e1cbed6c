// Child processes: started without a shell, reaped by their owner.
#pragma once

#include <sys/types.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fd.h"
#include "base/result.h"

namespace sparkecs {

struct Command {
  std::vector<std::string> argv;                                    // argv[0] is looked up in PATH
  std::optional<std::map<std::string, std::string>> environment{};  // nothing: inherit ours
  std::string directory{};                                          // empty: ours
  int in = -1;                                                      // descriptors for 0, 1, 2; -1 means /dev/null
  int out = -1;
  int err = -1;
  std::vector<int> inherit{};    // further descriptors the child keeps, under the same numbers
  bool new_session = false;      // setsid: its own session and process group
  bool die_with_parent = false;  // SIGKILL when the thread that started it ends
};

// Child owns a started process. Destroying an unreaped Child kills it with SIGKILL and waits.
class Child {
 public:
  Child() = default;
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
  Child& operator=(Child&& other) noexcept;
  ~Child();

  // Starts it; an exec that fails is an error here, not an exit code later.
  static Result<Child> start(const Command& command);

  pid_t pid() const { return pid_; }
  explicit operator bool() const { return pid_ > 0; }
  void signal(int number) const;
  // Waits for its end; 0–255, or 128+n after signal n.
  int wait();
  // The same without waiting; nothing while it runs.
  std::optional<int> poll();
  pid_t release() { return std::exchange(pid_, -1); }  // the caller reaps it

 private:
  pid_t pid_ = -1;
};

struct Finished {
  int exit_code = 0;
  std::string out{};
  std::string err{};
};
// Runs it to its end and returns what it printed (each at most 16 MiB). in, out and err of the command are ignored.
Result<Finished> run(Command command, std::string_view input = {});
// As run(), but an exit code other than 0 is an error with the last lines of stderr in its message.
Result<std::string> run_checked(Command command);

// The exit code a shell would report for a status of waitpid.
int exit_code_of(int wait_status);

}  // namespace sparkecs
