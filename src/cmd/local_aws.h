// LocalAws is the local AWS seen from outside its process: whether it runs, where, how to start and how to end it.
// One runs for each data folder ($XDG_STATE_HOME/sparkecs/local). The folder's lock is held by the serving process as
// long as it lives, so a file left by a dead one can never pass for a running one.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "aws/profile.h"
#include "base/fd.h"
#include "base/result.h"

namespace sparkecs::cmd {

class LocalAws {
 public:
  struct Running {
    pid_t pid = 0;
    int port = 0;
    std::string said{};  // when it has just been started: what it printed, for people
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port); }
  };
  struct Wishes {
    std::string account{};      // empty: 000000000000
    std::optional<int> port{};  // nothing: the last one, at first 4566; another when that is taken
    std::string runtime{};      // empty: the default
    double time_scale = 0;      // 0: the default
    std::string jobs{};         // empty: the folder jobs of the working directory, where there is one
  };

  explicit LocalAws(const aws::Variables& environment);

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path log_file() const { return folder_ / "serve.log"; }

  Result<std::optional<Running>> running() const;
  // Starts it in the background unless it runs, and returns once it answers. What it printed before it gave up is in
  // the error. Commands that do this at the same time end up with one.
  Result<Running> ensure_up(const Wishes& wishes) const;
  // Ends it and waits for its end; false when none runs.
  Result<bool> down() const;

  // --- for the serving process ---
  // Takes the folder; the lock lives as long as the result. Kind::Conflict names the process that has it.
  Result<Fd> claim() const;
  // Says where it serves. Only with the lock.
  Result<> announce(const Running& running) const;
  // The port it served last; 4566 when it never did.
  int last_port() const;

 private:
  Result<> make_folder() const;
  Result<std::optional<Running>> announced() const;
  Result<Running> start(const Wishes& wishes) const;

  std::filesystem::path folder_;
};

}  // namespace sparkecs::cmd
