// What a container of the process runtime sees and may do. Needs namespaces, as the runtime does.
#include "engine/runtime/process/process_runtime.h"

#include <fcntl.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/random.h"
#include "base/sanitizer_for_test.h"
#include "base/text.h"
#include "engine/runtime/recorder_for_test.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

// A runtime in a VPC of its own, and the image "host" with the programs of this machine.
class Machine {
 public:
  Machine() {
    auto ready = vpc::prepare_process();
    EXPECT_TRUE(ready) << ready.error().message;
    auto vpc = vpc::Vpc::create({{{"10.0.1.1", 24}, {"10.0.2.1", 24}}, {"10.0.0.2"}});
    EXPECT_TRUE(vpc) << vpc.error().message;
    vpc_ = std::move(*vpc);
    image.environment = {{"FROM_IMAGE", "image"}, {"BOTH", "image"}};
    for (const char* path : {"/usr", "/bin", "/lib", "/lib64"}) image.mounts.push_back({path, path});
    publish();
    auto runtime = ProcessRuntime::create(*vpc_, images_, folder / "tasks", clock_, seen);
    EXPECT_TRUE(runtime) << runtime.error().message;
    runtime_ = std::move(*runtime);
  }
  ~Machine() {
    runtime_.reset();
    fs::remove_all(folder);
  }

  void publish() { EXPECT_TRUE(images_.put("host", image)); }
  ContainerSpec shell(const std::string& script) {
    ContainerSpec spec{"main", "host"};
    spec.command = {"sh", "-c", script};
    return spec;
  }
  // Runs containers as one task to the end of the first, and returns what they printed and how that ended.
  std::vector<std::string> run(std::vector<ContainerSpec> containers, int memory_mib = 0) {
    auto id = "t" + std::to_string(++tasks_);
    auto first = containers.front().name;
    prepare(id, containers, memory_mib);
    for (const auto& container : containers) runtime_->start(id, container.name);
    auto end = "exited " + id + "/" + first;
    auto notes = seen.up_to(end);
    if (notes.empty() || !notes.back().starts_with(end)) return {"never ended"};
    runtime_->remove(id);
    seen.up_to("removed " + id);
    std::vector<std::string> result;
    auto output = "output " + id + "/";
    for (const auto& note : notes) {
      if (note.starts_with(output)) result.push_back(note.substr(note.find(' ', output.size()) + 1));
    }
    result.push_back("exit" + notes.back().substr(end.size()));
    return result;
  }
  std::vector<std::string> run(const std::string& script) { return run({shell(script)}); }
  void prepare(const std::string& id, std::vector<ContainerSpec> containers, int memory_mib = 0) {
    auto last = std::to_string(4 + tasks_);
    runtime_->prepare({id, "10.0.1." + last, 24, "10.0.1.1", "0e:00:00:00:02:0" + last,
                       "ip-10-0-1-" + last + ".ec2.internal", "10.0.0.2", "ec2.internal", 0, memory_mib,
                       std::move(containers)});
  }

  Recorder seen;
  HostImage image;
  const fs::path folder = fs::temp_directory_path() / ("machine-" + random_hex(8));
  ProcessRuntime& runtime() { return *runtime_; }
  vpc::Vpc& vpc() { return *vpc_; }

 private:
  Images images_{folder / "images"};
  SystemClock clock_;
  std::unique_ptr<vpc::Vpc> vpc_;
  std::unique_ptr<ProcessRuntime> runtime_;
  int tasks_ = 0;
};

using Lines = std::vector<std::string>;

TEST(ProcessRuntime, EnvironmentCommandAndDirectory) {
  Machine machine;
  machine.image.entry_point = {"/bin/sh", "-c"};
  machine.image.command = {"echo the image"};
  machine.image.working_directory = "/opt/work";
  machine.publish();
  ContainerSpec plain{"main", "host"};
  EXPECT_EQ(machine.run({plain}), (Lines{"the image", "exit 0"}));
  auto spec = plain;
  spec.command = {"echo $FROM_IMAGE $BOTH $OURS; pwd; echo $HOME; echo \"$0 $*\"", "arg0", "a b", "*"};
  spec.environment = {{"BOTH", "ours"}, {"OURS", "x y"}};
  EXPECT_EQ(machine.run({spec}), (Lines{"image ours x y", "/opt/work", "/root", "arg0 a b *", "exit 0"}));
  spec.entry_point = {"pwd"};
  spec.command = {};
  spec.working_directory = "/somewhere/else";
  EXPECT_EQ(machine.run({spec}), (Lines{"/somewhere/else", "exit 0"}));
}

TEST(ProcessRuntime, ItsOwnNamesProcessesAndFiles) {
  Machine machine;
  EXPECT_EQ(machine.run("hostname; cat /etc/hostname /etc/resolv.conf; grep ec2 /etc/hosts; echo $$; id -u; set -- "
                        "/proc/[0-9]*; echo $#"),
            (Lines{"ip-10-0-1-5.ec2.internal", "ip-10-0-1-5.ec2.internal", "search ec2.internal", "nameserver 10.0.0.2",
                   "10.0.1.5 ip-10-0-1-5.ec2.internal", "1", "0", "1", "exit 0"}));
  EXPECT_EQ(machine.run("touch /tmp/x /here && ls /tmp /here; touch /usr/x 2>/dev/null || echo read-only; ls /sys 2>&1 "
                        "| wc -l; ls /proc/self/fd | wc -l"),
            (Lines{"/here", "", "/tmp:", "x", "read-only", "1", "4", "exit 0"}));
  auto spec = machine.shell("touch /x 2>/dev/null || echo read-only; echo fine > /dev/null");
  spec.readonly_root = true;
  EXPECT_EQ(machine.run({spec}), (Lines{"read-only", "exit 0"}));
  spec = machine.shell("id -u; id -g; touch /tmp/mine && stat -c %u /tmp/mine; cat /etc/passwd | grep -c user");
  spec.user = "185:7";
  EXPECT_EQ(machine.run({spec}), (Lines{"185", "7", "185", "1", "exit 0"}));
}

TEST(ProcessRuntime, AWritableMountKeepsWhatIsWritten) {
  Machine machine;
  fs::create_directories(machine.folder / "output");
  machine.image.mounts.push_back({machine.folder / "output", "/output", true});
  machine.publish();
  EXPECT_EQ(machine.run("echo result > /output/file"), (Lines{"exit 0"}));
  EXPECT_TRUE(fs::exists(machine.folder / "output/file"));
}

TEST(ProcessRuntime, AProgramBesideTheFirstSeesWhatThatSees) {
  struct Case {
    std::string user;
    std::string script;
    Millis time;
    std::string exit;
  };
  const Millis ample(20'000);
  Machine machine;
  int number = 0;
  for (const auto& [user, script, time, exit] : {
           Case{"", "[ $OURS = x ] && [ $(cat mark) = here ] && [ $(hostname) = $(cat /etc/hostname) ]", ample, "0"},
           Case{"", "[ $(id -u) = 0 ] && grep -q eth0 /proc/net/route", ample, "0"},
           Case{"", "[ -d /proc/1 ] && [ $(ls /proc | grep -c '^[0-9]') -lt 10 ]", ample, "0"},
           Case{"", "[ \"$(grep CapEff /proc/1/status)\" = \"$(grep CapEff /proc/self/status)\" ]", ample, "0"},
           Case{"185:7", "[ \"$(grep CapEff /proc/1/status)\" = \"$(grep CapEff /proc/self/status)\" ]", ample, "0"},
           Case{"185:7", "[ $(id -u) = 185 ] && touch /tmp/mine", ample, "0"},
           Case{"", "exit 3", ample, "3"},
           Case{"", "no-such-program", ample, "127"},
           Case{"", "sleep 600", Millis(100), "137"},
       }) {
    auto spec = machine.shell("echo here > /tmp/mark; echo ready; while :; do sleep 0.1; done");
    spec.environment = {{"OURS", "x"}};
    spec.working_directory = "/tmp";
    spec.user = user;
    auto task = "t" + std::to_string(++number);
    machine.prepare(task, {spec});
    machine.runtime().start(task, "main");
    machine.seen.up_to("output " + task + "/main ready");
    machine.runtime().execute(task, "main", {"sh", "-c", script}, time);
    auto begins = "executed " + task + "/main ";
    EXPECT_EQ(machine.seen.up_to(begins).back(), begins + exit) << script;
    machine.runtime().execute(task, "main", {"sleep", "600"}, Millis(600'000));
    machine.runtime().remove(task);
    EXPECT_EQ(machine.seen.up_to("removed " + task).back(), "removed " + task) << "none outlives its container";
  }
}

TEST(ProcessRuntime, ExitCodesAreTheProgramsOwn) {
  Machine machine;
  EXPECT_EQ(machine.run("exit 7").back(), "exit 7");
  EXPECT_EQ(machine.run("kill -9 $$; exit 3").back(), "exit 3") << "a first process is safe from itself";
  EXPECT_EQ(machine.run("sh -c 'kill -9 $$'").back(), "exit 137");
  EXPECT_EQ(machine.run("trap 'exit 9' TERM; kill $$; sleep 1").back(), "exit 9");
  auto script = machine.shell("");
  script.command = {"/etc/hosts"};
  machine.prepare("t", {script});
  machine.runtime().start("t", "main");
  EXPECT_EQ(machine.seen.up_to("failed t/").back(),
            "failed t/main CannotStartContainerError: exec: \"/etc/hosts\": permission denied");
}

TEST(ProcessRuntime, OutputIsWholeHoweverMuchAndWhoeverWritesIt) {
  Machine machine;
  auto lines = machine.run("seq 1 50000; printf 'no end'; (sleep 600 & echo child) & wait");
  ASSERT_EQ(lines.size(), 50002u);
  EXPECT_EQ(lines[49999], "50000");
  EXPECT_EQ(lines[50000], "no endchild");
  EXPECT_EQ(lines.back(), "exit 0") << "processes that outlive the first are killed";
  lines = machine.run("head -c 300000 /dev/zero | tr '\\0' x; echo; echo err >&2");
  std::ranges::sort(lines, {}, &std::string::size);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0], "err");
  EXPECT_EQ(lines[2].size(), 300000u - 262118u);
  EXPECT_EQ(lines[3].size(), 262118u);
}

TEST(ProcessRuntime, ContainersOfATaskShareTheAddressAndNothingElse) {
  Machine machine;
  auto server = machine.shell(
      "exec perl -MSocket -e 'socket(S,PF_INET,SOCK_STREAM,0); bind(S,sockaddr_in(8080,INADDR_ANY)) or die; "
      "listen(S,1); accept(C,S); syswrite(C,\"hello\\n\");'");
  server.name = "server";
  auto client = machine.shell(
      "until exec 3<>/dev/tcp/127.0.0.1/8080; do :; done 2>/dev/null; cat <&3; set -- /proc/[0-9]*; echo $#");
  client.command[0] = "bash";
  auto lines = machine.run({client, server});
  EXPECT_EQ(lines[0], "hello");
  EXPECT_EQ(lines[1], "1") << "bash, not the server";
}

TEST(ProcessRuntime, MemoryIsLimited) {
  Machine machine;
  if (machine.runtime().limits().find("memory is") == std::string::npos &&
      machine.runtime().limits().find("memory and CPU are limited") == std::string::npos)
    GTEST_SKIP() << machine.runtime().limits();
  auto greedy = machine.shell("exec tail /dev/zero");
  greedy.memory_mib = 32;
  EXPECT_EQ(machine.run({greedy}), (Lines{"exit 137 oom"}));
  greedy.memory_mib.reset();
  EXPECT_EQ(machine.run({greedy}, 32), (Lines{"exit 137 oom"})) << "the task's limit";
  auto modest = machine.shell("head -c 20000000 /dev/zero | tail -c 1 | wc -c");
  modest.memory_mib = 64;
  EXPECT_EQ(machine.run({modest}), (Lines{"1", "exit 0"}));
}

TEST(ProcessRuntime, AMountThatIsGoneIsAFailedStart) {
  Machine machine;
  machine.image.mounts.push_back({"/no/such/folder", "/x"});
  machine.publish();
  machine.prepare("t", {machine.shell("true")});
  machine.runtime().start("t", "main");
  EXPECT_EQ(
      machine.seen.up_to("failed t/").back(),
      "failed t/main CannotStartContainerError: the image mounts /no/such/folder, which is not on this machine any "
      "more");
}

// Descriptors of all processes with this word in their command line; readable once they have ended.
std::vector<Fd> processes_with(const std::string& word) {
  std::vector<Fd> result;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    auto pid = parse_number(entry.path().filename().string(), INT32_MAX);
    std::ifstream in(entry.path() / "cmdline");
    std::string line{std::istreambuf_iterator<char>(in), {}};
    if (pid && line.find(word) != std::string::npos)
      result.emplace_back(static_cast<int>(::syscall(SYS_pidfd_open, *pid, 0)));
  }
  return result;
}

// A process of its own plays the engine and is killed; the containers are watched from here.
TEST(ProcessRuntime, NothingOutlivesAKilledEngine) {
  auto seconds = random_decimal(9);  // tells our processes from others
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  Fd reader(ends[0]);
  Fd writer(ends[1]);
  pid_t engine = ::fork();
  if (engine == 0) {
    Machine machine;
    auto script = "trap '' TERM INT HUP; setsid sleep " + seconds + " & echo ready; while :; do wait; done";
    machine.prepare("t", {machine.shell(script)});
    machine.runtime().start("t", "main");
    machine.seen.up_to("output t/main ready");
    auto folder = machine.folder.string();
    if (::write(writer.get(), folder.data(), folder.size()) < 0) ::_exit(1);
    ::pause();
  }
  writer.reset();
  char folder[4096];
  auto n = ::read(reader.get(), folder, sizeof folder);
  ASSERT_GT(n, 0);
  auto watched = processes_with(seconds);
  EXPECT_EQ(watched.size(), 3u) << "bubblewrap, the shell and what it started";
  ::kill(engine, SIGKILL);
  ::waitpid(engine, nullptr, 0);
  for (const auto& process : watched) {
    pollfd ended{process.get(), POLLIN, 0};
    EXPECT_EQ(::poll(&ended, 1, 10'000), 1);
  }
  fs::remove_all(std::string(folder, static_cast<std::size_t>(n)));
}

// As an ordinary user, whatever the tests run as.
TEST(ProcessRuntime, NeedsNoRoot) {
  if (kThreadSanitizer) GTEST_SKIP() << kNoUserNamespace;
  if (::geteuid() != 0) GTEST_SKIP() << "the other tests have shown it";
  pid_t child = ::fork();
  if (child == 0) {
    if (::setgroups(0, nullptr) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0) ::_exit(99);
    ::prctl(PR_SET_DUMPABLE, 1);  // as a program has it that its user started
    {
      Machine machine;
      EXPECT_EQ(machine.run("id -u; touch /here; exit 7"), (Lines{"0", "exit 7"}));
      auto spec = machine.shell("id -u; touch /tmp/mine; exit 7");
      spec.user = "185";
      EXPECT_EQ(machine.run({spec}), (Lines{"185", "exit 7"}));
    }
    ::_exit(testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(exit_code_of(status), 0);
}

}  // namespace
}  // namespace sparkecs::engine::runtime
