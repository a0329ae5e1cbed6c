// What every runtime does alike: these stories hold for the process runtime and for the scripted one.
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/random.h"
#include "engine/loop/asio_loop.h"
#include "engine/runtime/fake.h"
#include "engine/runtime/process/process_runtime.h"
#include "engine/runtime/recorder_for_test.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

// What a container of these stories does, in words both runtimes are given.
enum class Program {
  PrintsTwoLinesAndExits7,
  RunsUntilTold,  // ends with 3 when it gets SIGTERM
  IsDeaf,         // handles no signal
  HasNoImage,
  IsNotThere,
};

// A runtime under test, and how to tell it what to do.
class Subject {
 public:
  virtual ~Subject() = default;
  virtual Runtime& runtime() = 0;
  virtual ContainerSpec container(const std::string& name, Program program) = 0;
};

class ProcessSubject final : public Subject {
 public:
  explicit ProcessSubject(Observer& observer) {
    HostImage image;
    for (const char* path : {"/usr", "/bin", "/lib", "/lib64"}) image.mounts.push_back({path, path});
    EXPECT_TRUE(images_.put("host", image));
    auto ready = vpc::prepare_process();
    auto vpc = vpc::Vpc::create({{{"10.0.1.1", 24}}, {"10.0.0.2"}});
    if (!ready || !vpc) throw std::runtime_error(ready ? vpc.error().message : ready.error().message);
    vpc_ = std::move(*vpc);
    auto runtime = ProcessRuntime::create(*vpc_, images_, folder_ / "tasks", clock_, observer);
    if (!runtime) throw std::runtime_error(runtime.error().message);
    runtime_ = std::move(*runtime);
  }
  ~ProcessSubject() override {
    runtime_.reset();
    EXPECT_TRUE(fs::is_empty(folder_ / "tasks"));
    fs::remove_all(folder_);
  }

  Runtime& runtime() override { return *runtime_; }
  ContainerSpec container(const std::string& name, Program program) override {
    ContainerSpec spec{name, "host"};
    auto shell = [&](const char* script) { spec.command = {"sh", "-c", script}; };
    switch (program) {
      case Program::PrintsTwoLinesAndExits7:
        shell("echo one; echo two; exit 7");
        break;
      case Program::RunsUntilTold:
        shell("trap 'exit 3' TERM; echo ready; while :; do sleep 600 & wait; done");
        break;
      case Program::IsDeaf:
        shell("echo ready; sleep 600; :");
        break;
      case Program::HasNoImage:
        spec.image = "missing:1";
        break;
      case Program::IsNotThere:
        spec.command = {"no-such-program"};
        break;
    }
    return spec;
  }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("runtime-" + random_hex(8));
  Images images_{folder_ / "images"};
  SystemClock clock_;
  std::unique_ptr<vpc::Vpc> vpc_;
  std::unique_ptr<ProcessRuntime> runtime_;
};

class FakeSubject final : public Subject {
 public:
  explicit FakeSubject(Observer& observer) : runtime_(loop_, observer) {}
  ~FakeSubject() override {
    loop_.stop();
    thread_.join();
  }

  Runtime& runtime() override { return runtime_; }
  ContainerSpec container(const std::string& name, Program program) override {
    Script script;
    switch (program) {
      case Program::PrintsTwoLinesAndExits7:
        script = {.prints = {"one", "two"}, .runs_for = Millis(0), .exit_code = 7};
        break;
      case Program::RunsUntilTold:
        script = {.prints = {"ready"}, .exit_code = 3};
        break;
      case Program::IsDeaf:
        script = {.prints = {"ready"}, .ignores_signals = true};
        break;
      case Program::HasNoImage:
        script = {.fails = Error{Error::Kind::NotFound, "gone", "CannotPullContainerError"}};
        break;
      case Program::IsNotThere:
        script = {.fails = Error{Error::Kind::NotFound, "gone", "CannotStartContainerError"}};
        break;
    }
    runtime_.script(name, script);
    return {name, "anything"};
  }

 private:
  AsioLoop loop_;
  FakeRuntime runtime_;
  std::thread thread_{[this] { loop_.run(); }};
};

struct Kind {
  const char* name;
  std::unique_ptr<Subject> (*make)(Observer&);
};

class Conformance : public testing::TestWithParam<Kind> {
 protected:
  TaskSpec task(const std::string& id, std::vector<ContainerSpec> containers) {
    auto last = std::to_string(next_++);
    return {
        id,         "10.0.1." + last, 24, "10.0.1.1", "0e:00:00:00:02:0" + last, "ip-10-0-1-" + last + ".ec2.internal",
        "10.0.0.2", "ec2.internal",   0,  0,          std::move(containers)};
  }
  ContainerSpec container(const std::string& name, Program program) { return subject_->container(name, program); }
  // Prepares a task of one container and starts that.
  void run(const std::string& id, Program program) {
    runtime().prepare(task(id, {container("main", program)}));
    EXPECT_EQ(seen_.up_to("prepared " + id).back(), "prepared " + id);
    runtime().start(id, "main");
  }
  Runtime& runtime() { return subject_->runtime(); }

  Recorder seen_;
  std::unique_ptr<Subject> subject_ = GetParam().make(seen_);
  int next_ = 4;
};

using Notes = std::vector<std::string>;

TEST_P(Conformance, ALifeInOrder) {
  run("t1", Program::PrintsTwoLinesAndExits7);
  seen_.up_to("exited t1/main");
  runtime().remove("t1");
  EXPECT_EQ(seen_.up_to("removed t1"), (Notes{"prepared t1", "started t1/main", "output t1/main one",
                                              "output t1/main two", "exited t1/main 7", "removed t1"}));
}

TEST_P(Conformance, ASignalReachesTheProgram) {
  run("t1", Program::RunsUntilTold);
  seen_.up_to("output t1/main ready");
  runtime().signal("t1", "main", 0);
  auto last = seen_.up_to("exited t1/main").back();
  // The scripted one has no handlers: it ends as if it had none.
  EXPECT_TRUE(last == "exited t1/main 3" || last == "exited t1/main 143") << last;
}

TEST_P(Conformance, AProgramRunsBesideTheFirst) {
  run("t1", Program::RunsUntilTold);
  seen_.up_to("output t1/main ready");
  runtime().execute("t1", "main", {"sh", "-c", "echo unheard; exit 0"}, Millis(20'000));
  EXPECT_EQ(seen_.up_to("executed").back(), "executed t1/main 0");
  runtime().remove("t1");
  runtime().execute("t1", "main", {"true"}, Millis(20'000));
  auto rest = seen_.up_to("removed t1");
  EXPECT_EQ(std::count(rest.begin(), rest.end(), "output t1/main unheard"), 0);
}

TEST_P(Conformance, OnlyAKillEndsTheDeaf) {
  run("t1", Program::IsDeaf);
  seen_.up_to("output t1/main ready");
  runtime().signal("t1", "main", SIGTERM);
  runtime().signal("t1", "main", SIGINT);
  runtime().kill("t1", "main");
  EXPECT_EQ(seen_.up_to("exited t1/main").back(), "exited t1/main 137");
}

TEST_P(Conformance, RemovalKillsWhatStillRuns) {
  runtime().prepare(task("t1", {container("a", Program::IsDeaf), container("b", Program::IsDeaf)}));
  runtime().start("t1", "a");
  runtime().start("t1", "b");
  seen_.up_to("output t1/a ready");
  seen_.up_to("output t1/b ready");
  runtime().remove("t1");
  auto notes = seen_.up_to("removed t1");
  EXPECT_EQ(std::count(notes.begin(), notes.end(), "exited t1/a 137"), 1);
  EXPECT_EQ(std::count(notes.begin(), notes.end(), "exited t1/b 137"), 1);
}

TEST_P(Conformance, AFailedStartHasACode) {
  run("t1", Program::HasNoImage);
  EXPECT_TRUE(seen_.up_to("failed t1").back().starts_with("failed t1/main CannotPullContainerError"));
  run("t2", Program::IsNotThere);
  EXPECT_TRUE(seen_.up_to("failed t2").back().starts_with("failed t2/main CannotStartContainerError"));
  // Nothing runs, so nothing is reported on the way out.
  runtime().remove("t2");
  EXPECT_TRUE(seen_.up_to("removed t2").rbegin()[1].starts_with("failed t2"));
}

TEST_P(Conformance, WhatIsNotThereIsIgnored) {
  runtime().start("nobody", "main");
  runtime().signal("nobody", "main", SIGTERM);
  runtime().kill("nobody", "main");
  runtime().remove("nobody");
  run("t1", Program::PrintsTwoLinesAndExits7);
  seen_.up_to("exited t1/main");
  runtime().start("t1", "other");
  runtime().start("t1", "main");
  runtime().kill("t1", "main");
  runtime().remove("t1");
  EXPECT_EQ(seen_.up_to("removed t1").size(), 6u);
}

TEST_P(Conformance, TasksDoNotDisturbEachOther) {
  run("t1", Program::IsDeaf);
  run("t2", Program::PrintsTwoLinesAndExits7);
  seen_.up_to("exited t2/main 7");
  runtime().remove("t2");
  seen_.up_to("removed t2");
  runtime().remove("t1");
  seen_.up_to("removed t1");
  run("t1", Program::PrintsTwoLinesAndExits7);  // a name is free again after its removal
  EXPECT_EQ(seen_.up_to("exited t1/main 7").back(), "exited t1/main 7");
}

INSTANTIATE_TEST_SUITE_P(
    Runtimes, Conformance,
    testing::Values(
        Kind{"Process", [](Observer& o) -> std::unique_ptr<Subject> { return std::make_unique<ProcessSubject>(o); }},
        Kind{"Fake", [](Observer& o) -> std::unique_ptr<Subject> { return std::make_unique<FakeSubject>(o); }}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace sparkecs::engine::runtime
