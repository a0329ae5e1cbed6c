// Container is one container from its launch to its end: it reports its start, its output and its exit.
// The reactor's thread only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/fd.h"
#include "base/time.h"
#include "engine/lb/reactor.h"
#include "engine/runtime/process/cgroups.h"
#include "engine/runtime/process/lines.h"
#include "engine/runtime/process/sandbox.h"
#include "engine/runtime/runtime.h"

namespace sparkecs::engine::runtime {

class Container {
 public:
  // What all containers share; outlives them.
  struct Surroundings {
    lb::Reactor& reactor;
    Observer& observer;
    const Clock& clock;
    Cgroups& cgroups;
    const Fd& processes;  // the folder /proc of this process
  };
  struct Identity {
    std::string task;
    std::string name;
    int stop_signal = 0;
    std::string group() const { return task + "/" + name; }
  };

  // `ended` is called once, as the last thing: started() with an error, or exited(), has been reported.
  Container(Surroundings& surroundings, Identity identity, Launched launched,
            std::map<std::string, std::string> environment, std::function<void()> ended);
  // Kills what still runs and waits for its end; reports nothing.
  ~Container();

  bool has_ended() const { return ended_; }
  // As Runtime has them. What comes before the program runs waits for it.
  void signal(int number);
  void kill();
  // How to run a program inside, for at most that time; nothing unless the container runs and no other program does.
  std::optional<Command> command_inside(const std::vector<std::string>& program, Millis time) const;
  // Reports that program's end; at once when it did not start.
  void watch_program(Child program);

 private:
  // One of its descriptors, and what to do when it is ready.
  class Watch final : public lb::Reactor::Watcher {
   public:
    explicit Watch(std::function<void()> ready) : ready_(std::move(ready)) {}
    void ready(std::uint32_t) override { ready_(); }

   private:
    std::function<void()> ready_;
  };
  struct Stream {
    Fd fd;
    Lines lines;
  };

  void watch(const Fd& fd, std::function<void()> ready);
  bool read_status();
  void run();
  void limit();
  bool read_output(Stream& stream);
  void report(std::string line);
  void finish();
  void finish_program();
  Error failure() const;

  Surroundings& around_;
  Identity identity_;
  std::map<std::string, std::string> environment_;
  std::function<void()> on_end_;
  Child monitor_;
  Fd monitor_watch_;  // readable when the monitor has ended
  Stream out_;
  Stream err_;
  Fd status_;
  Fd release_;
  std::string status_text_;        // of a line that is not complete yet
  std::vector<std::string> said_;  // by bubblewrap, before the program ran
  Fd process_;                     // the program's folder in /proc, which signals are sent through
  int number_ = 0;                 // of the program, as the VPC's process namespace counts
  Child inside_;                   // what runs beside it
  Fd inside_watch_;
  std::unique_ptr<Watch> inside_end_;
  bool running_ = false;
  bool ended_ = false;
  std::vector<int> waiting_signals_;
  std::optional<int> exit_code_;
  std::vector<std::unique_ptr<Watch>> watches_;
};

}  // namespace sparkecs::engine::runtime
