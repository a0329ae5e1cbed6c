// FakeRuntime runs nothing: containers do what their script says. For tests, and for clusters of thousands of tasks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/loop.h"
#include "engine/runtime/runtime.h"

namespace sparkecs::engine::runtime {

// What a container does.
struct Script {
  Millis pull{0};                     // from start() until the program runs
  std::optional<Error> fails{};       // … or until it fails to start
  std::vector<std::string> prints{};  // at once when it runs
  std::optional<Millis> runs_for{};   // then ends by itself; absent: runs until stopped
  int exit_code = 0;                  // of an end by itself
  bool out_of_memory = false;         // … which was a kill by the kernel
  bool ignores_signals = false;       // only a kill ends it
  Millis shutdown{0};                 // from a signal to the exit
  int program_exit = 0;               // of programs that execute() runs in it
};

// The script in an image's tag, for those who reach the engine over HTTP only. Words with dots between:
//   fake:for-2s.exit-7.print-hello.deaf.pull-1s.shutdown-3s.oom.sick.fail-CannotPullContainerError
//   fake:idle
// The latter and any other image run until stopped. Unknown words are Kind::Invalid.
Result<Script> script_of(const std::string& image);

// Reports come from the loop's thread. Costs a few hundred bytes a container and no thread.
class FakeRuntime final : public Runtime {
 public:
  // Both outlive it, and the loop is not running any more when it is destroyed.
  FakeRuntime(Loop& loop, Observer& observer);

  // What containers of that name, or of that image, do from their next start on; the name wins over the image, and
  // both over script_of().
  void script(const std::string& container_or_image, Script script);
  // The next prepare() fails so.
  void fail_prepare(Error error);
  // A running container ends now.
  void end(const std::string& task, const std::string& container, Exit exit);
  // A running container prints a line.
  void print(const std::string& task, const std::string& container, std::string line);
  // Signals sent to a container so far, oldest first; 9 for a kill.
  std::vector<int> signals(const std::string& task, const std::string& container) const;
  // The task as it was prepared; nothing when it is not there (any more).
  std::optional<TaskSpec> prepared(const std::string& task) const;

  void prepare(TaskSpec task) override;
  void start(const std::string& task, const std::string& container) override;
  void signal(const std::string& task, const std::string& container, int number) override;
  // Ends at once, as the script says.
  void execute(const std::string& task, const std::string& container, std::vector<std::string> program,
               Millis time) override;
  void kill(const std::string& task, const std::string& container) override;
  void remove(const std::string& task) override;

 private:
  struct FakeContainer {
    enum class Phase { Created, Starting, Running, Ended };
    ContainerSpec spec;
    Script script;
    Phase phase = Phase::Created;
    Loop::Timer timer = 0;  // its next step, if that comes by itself
    std::vector<int> signals;
  };
  struct FakeTask {
    TaskSpec spec;
    std::map<std::string, FakeContainer> containers;
  };

  FakeContainer* find(const std::string& task, const std::string& container);
  Script script_for(const ContainerSpec& spec) const;
  void begin(const std::string& task, const std::string& container);
  void run(const std::string& task, FakeContainer& container);
  void receive(const std::string& task, FakeContainer& container, int number);
  void finish(const std::string& task, FakeContainer& container, Exit exit);

  Loop& loop_;
  Observer& observer_;
  std::map<std::string, Script> scripts_;
  std::optional<Error> fail_prepare_;
  std::map<std::string, FakeTask> tasks_;
};

}  // namespace sparkecs::engine::runtime
