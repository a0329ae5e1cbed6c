// Runtime runs the containers of tasks. It starts, stops and reports; policy (what should run, for how long to wait
// before a kill, what a death means) is the scheduler's. Implementations: process/ (bubblewrap in the VPC's network
// namespace) and fake (scripted); conformance_test.cpp holds both to this contract.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace sparkecs::engine::runtime {

struct ContainerSpec {
  std::string name;
  std::string image;                                 // reference, such as "spark:3.5"
  std::vector<std::string> entry_point{};            // empty: the image's
  std::vector<std::string> command{};                // empty: the image's
  std::map<std::string, std::string> environment{};  // over the image's, complete with what ECS itself adds
  std::string working_directory{};                   // empty: the image's
  std::string user{};                                // empty: the image's
  std::optional<int> memory_mib{};                   // hard limit
  int cpu_units = 0;                                 // share; 0: none of its own
  bool readonly_root = false;
};

// One task: containers that share an address. Addresses are IPv4 in text form.
struct TaskSpec {
  std::string id;          // 32 lower-case hex digits
  std::string address;     // such as 10.0.1.5
  int prefix_length = 24;  // of its subnet
  std::string gateway;     // the VPC router's address in that subnet
  std::string mac;
  std::string host_name;      // ip-10-0-1-5.ec2.internal
  std::string resolver;       // DNS server, VPC base + 2
  std::string search_domain;  // ec2.internal
  int cpu_units = 0;          // limits of the whole task
  int memory_mib = 0;
  std::vector<ContainerSpec> containers{};
};

struct Exit {
  int code = 0;  // 128+n after signal n
  bool out_of_memory = false;
};

struct Started {
  std::string runtime_id;  // the runtime's own name of the container
  TimePoint at;
};

// What a runtime reports. Called from the runtime's own threads, in order for one container, never from inside a call
// of Runtime, and never while a lock is held. Implementations only post to the loop.
class Observer {
 public:
  virtual ~Observer() = default;
  // Network and folders of the task are there (or not: then nothing of it remains).
  virtual void prepared(const std::string& task, Result<> result) = 0;
  // The program runs, or could not be started: Error::code is the agent's word, CannotPullContainerError for an
  // unknown image, CannotStartContainerError for a program that cannot be executed, and so on.
  virtual void started(const std::string& task, const std::string& container, Result<Started> result) = 0;
  // One line of stdout or stderr without its line end, at most 262,118 bytes, stamped when it was read.
  virtual void output(const std::string& task, const std::string& container, TimePoint at, std::string line) = 0;
  // The container's first process has ended and its output was delivered whole. Its other processes are dead.
  virtual void exited(const std::string& task, const std::string& container, Exit exit) = 0;
  // A program that execute() started has ended so; nothing when it could not be started.
  virtual void executed(const std::string& task, const std::string& container, std::optional<int> exit_code) = 0;
  // Nothing of the task is left on this machine.
  virtual void removed(const std::string& task) = 0;
};

// Safe from any thread. Every call returns at once; its outcome arrives at the observer.
// Calls for a task that is unknown, or for a container that has ended, do nothing.
class Runtime {
 public:
  virtual ~Runtime() = default;
  // Announces a task and makes its network. Outcome: prepared().
  virtual void prepare(TaskSpec task) = 0;
  // Starts one container of a prepared task. Outcome: started(), later exited().
  virtual void start(const std::string& task, const std::string& container) = 0;
  // Sends a signal to the container's first process only, as docker stop does. 0: the image's STOPSIGNAL, else SIGTERM.
  virtual void signal(const std::string& task, const std::string& container, int number) = 0;
  // Runs a program beside the container's first process, with its files, environment and network; its output is
  // dropped, and it is killed after `time`. Outcome: executed(), unless the container ends before. One at a time.
  virtual void execute(const std::string& task, const std::string& container, std::vector<std::string> program,
                       Millis time) = 0;
  // SIGKILL to every process of the container. Outcome: exited() with 137, unless it had ended by itself.
  virtual void kill(const std::string& task, const std::string& container) = 0;
  // Kills what still runs (exited() comes first) and removes the network. Outcome: removed().
  virtual void remove(const std::string& task) = 0;
};

}  // namespace sparkecs::engine::runtime
