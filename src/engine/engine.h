// Engine is the local AWS: it answers the AWS protocols on a port of the loopback network, and really runs the tasks.
// Everything it knows lies in one folder: killed at any moment and started again, it has all it had confirmed, and the
// tasks that ran are STOPPED.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/result.h"
#include "engine/delays.h"
#include "engine/runtime/host_image.h"

namespace sparkecs::engine {

class Engine {
 public:
  enum class Runtime {
    Process,  // tasks are processes of this machine, in a VPC of their own
    Fake,     // tasks do what their image's name says (runtime/fake.h)
  };

  struct Options {
    std::filesystem::path folder;          // made if missing; one engine at a time
    std::string account = "000000000000";  // of callers whose credentials do not name another
    std::string region = "us-east-1";      // of the VPC
    std::uint16_t port = 4566;             // on 127.0.0.1; 0: any free one
    Delays delays{};
    Runtime runtime = Runtime::Process;
    std::map<std::string, runtime::HostImage> images{};  // by reference, such as "spark:3.5"
    std::string version{};                               // shown in the status
  };

  // Serves when it returns. With the process runtime the calling process must not have started a thread before.
  // Kind::Conflict when the port is taken, or the folder by another engine; Kind::Denied when this machine forbids
  // network namespaces; Kind::Invalid when the folder holds a state that cannot be read.
  static Result<std::unique_ptr<Engine>> start(const Options& options);
  // Removes what an engine that was killed left on this machine. Kind::Conflict while one uses the folder.
  static Result<> clean_up(const std::filesystem::path& folder);
  // Kills every task at once. The state stays.
  ~Engine();

  // Stops every task as StopTask does, waits until nothing of them is left, and serves no more. Services keep their
  // desired count, and start their tasks again at the next start.
  void stop();

  std::uint16_t port() const;
  // What limits and isolates tasks here, in one sentence for people.
  std::string isolation() const;

 private:
  struct Parts;
  explicit Engine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace sparkecs::engine
