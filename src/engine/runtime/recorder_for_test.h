// Recorder is the observer of the runtimes' tests.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "base/guarded.h"
#include "engine/runtime/runtime.h"

namespace sparkecs::engine::runtime {

// Writes down what is reported, one word after the other: "prepared t1", "started t1/main", "output t1/main hello",
// "exited t1/main 0", "removed t1"; failures as "failed WHAT CODE".
class Recorder : public Observer {
 public:
  void prepared(const std::string& task, Result<> result) override {
    note(result ? "prepared " + task : "failed " + task + " " + result.error().code);
  }
  void started(const std::string& task, const std::string& container, Result<Started> result) override {
    note(result ? "started " + task + "/" + container
                : "failed " + task + "/" + container + " " + result.error().code + ": " + result.error().message);
  }
  void output(const std::string& task, const std::string& container, TimePoint, std::string line) override {
    note("output " + task + "/" + container + " " + line);
  }
  void exited(const std::string& task, const std::string& container, Exit exit) override {
    note("exited " + task + "/" + container + " " + std::to_string(exit.code) + (exit.out_of_memory ? " oom" : ""));
  }
  void executed(const std::string& task, const std::string& container, std::optional<int> exit_code) override {
    note("executed " + task + "/" + container + " " + (exit_code ? std::to_string(*exit_code) : "nothing"));
  }
  void removed(const std::string& task) override { note("removed " + task); }

  // Everything reported up to the first report that begins like this, for which it waits.
  std::vector<std::string> up_to(const std::string& beginning) {
    std::vector<std::string> result;
    auto found = [&](const std::vector<std::string>& notes) {
      for (std::size_t i = result.size(); i < notes.size(); ++i) {
        result.push_back(notes[i]);
        if (notes[i].starts_with(beginning)) return true;
      }
      return false;
    };
    notes_.wait_until(std::stop_token(), std::chrono::steady_clock::now() + std::chrono::seconds(20), found);
    return result;
  }

 private:
  void note(std::string text) {
    notes_.change([&](std::vector<std::string>& notes) { notes.push_back(std::move(text)); });
  }
  Guarded<std::vector<std::string>> notes_;
};

}  // namespace sparkecs::engine::runtime
