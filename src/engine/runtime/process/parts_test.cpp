// The process runtime's parts: lines of output, programs in a container's view, users, control groups.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/random.h"
#include "engine/runtime/process/cgroups.h"
#include "engine/runtime/process/lines.h"
#include "engine/runtime/process/root.h"
#include "engine/runtime/process/view.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& content, int mode = 0644) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << content;
    ::chmod((path / name).c_str(), static_cast<mode_t>(mode));
  }
  std::string read(const std::string& name) const {
    std::ifstream in(path / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  const fs::path path = fs::temp_directory_path() / ("parts-" + random_hex(8));
};

TEST(Lines, AreCutAtTheirEndsAndAtTheLongestEvent) {
  std::vector<std::string> lines;
  auto emit = [&](std::string line) { lines.push_back(std::move(line)); };
  Lines stream;
  stream.feed("one\ntw", emit);
  stream.feed("o\n\nthree", emit);
  EXPECT_EQ(lines, (std::vector<std::string>{"one", "two", ""}));
  stream.finish(emit);
  stream.finish(emit);
  EXPECT_EQ(lines, (std::vector<std::string>{"one", "two", "", "three"}));

  lines.clear();
  stream.feed(std::string(kLongestLine - 1, 'a'), emit);
  stream.feed("bc\n", emit);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].size(), kLongestLine);
  EXPECT_EQ(lines[1], "c");

  lines.clear();
  stream.feed(std::string(kLongestLine, 'a') + "\n" + std::string(3 * kLongestLine + 1, 'b'), emit);
  stream.finish(emit);
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[0], std::string(kLongestLine, 'a'));
  EXPECT_EQ(lines[4], "b");
}

TEST(View, FindsProgramsAsTheContainerWill) {
  Folder machine;
  machine.write("usr/bin/java", "", 0755);
  machine.write("usr/bin/plain", "", 0644);
  machine.write("spark/bin/spark-class", "", 0755);
  machine.write("root/work/run.sh", "", 0755);
  fs::create_directory_symlink("usr/bin", machine.path / "root/bin");
  fs::create_symlink("/usr/bin/java", machine.path / "usr/bin/absolute");
  fs::create_symlink("../../outside", machine.path / "usr/bin/dangling");
  fs::create_symlink("loop", machine.path / "usr/bin/loop");
  View view(machine.path / "root", {{machine.path / "usr", "/usr"}, {machine.path / "spark", "/opt/spark"}});
  struct Case {
    const char* name;
    std::string expected;
  };
  for (const auto& [name, expected] : {
           Case{"java", "/bin/java"},
           Case{"absolute", "/bin/absolute"},
           Case{"spark-class", "/opt/spark/bin/spark-class"},
           Case{"/opt/spark/bin/spark-class", "/opt/spark/bin/spark-class"},
           Case{"./run.sh", "./run.sh"},
           Case{"plain", "exec: \"plain\": executable file not found in $PATH"},
           Case{"dangling", "exec: \"dangling\": executable file not found in $PATH"},
           Case{"loop", "exec: \"loop\": executable file not found in $PATH"},
           Case{"/usr/bin/plain", "exec: \"/usr/bin/plain\": permission denied"},
           Case{"/usr/bin", "exec: \"/usr/bin\": permission denied"},
           Case{"/opt/spark/sbin/x", "exec: \"/opt/spark/sbin/x\": stat: no such file or directory"},
       }) {
    auto found = view.program(name, "/bin:/opt/spark/bin", "/work");
    EXPECT_EQ(found ? *found : found.error().message, expected);
    EXPECT_TRUE(found || found.error().code == "CannotStartContainerError");
  }
}

TEST(Root, UsersByNumberAndByName) {
  EXPECT_TRUE(parse_user("")->is_root());
  EXPECT_TRUE(parse_user("0:0")->is_root());
  EXPECT_TRUE(parse_user("root")->is_root());
  auto spark = parse_user("185:3");
  ASSERT_TRUE(spark);
  EXPECT_EQ(spark->uid, 185u);
  EXPECT_EQ(spark->gid, 3u);
  EXPECT_EQ(parse_user("nobody")->uid, 65534u);
  EXPECT_EQ(parse_user("no-such-user").error().message,
            "unable to find passwd no-such-user: no matching entries in passwd file");
  EXPECT_FALSE(parse_user("0:no-such-group"));
}

TEST(Root, HasWhatEveryContainerHas) {
  Folder machine;
  fs::create_directory_symlink("usr/bin", machine.path / "bin");
  fs::create_directory(machine.path / "ssl");
  TaskSpec task;
  task.address = "10.0.1.5";
  task.host_name = "ip-10-0-1-5.ec2.internal";
  task.resolver = "10.0.0.2";
  task.search_domain = "ec2.internal";
  HostImage image;
  image.mounts = {{machine.path / "bin", "/bin"}, {machine.path / "ssl", "/etc/ssl"}};
  auto root = make_root(machine.path / "root", task, image, "/opt/work", {185, 0, "spark"});
  ASSERT_TRUE(root) << root.error().message;
  EXPECT_EQ(machine.read("root/etc/hosts"), "127.0.0.1 localhost\n10.0.1.5 ip-10-0-1-5.ec2.internal\n");
  EXPECT_EQ(machine.read("root/etc/resolv.conf"), "search ec2.internal\nnameserver 10.0.0.2\n");
  EXPECT_NE(machine.read("root/etc/passwd").find("spark:x:185:0::/home/spark:/bin/sh"), std::string::npos);
  EXPECT_EQ(fs::read_symlink(machine.path / "root/bin"), "usr/bin");
  EXPECT_TRUE(fs::is_directory(machine.path / "root/opt/work"));
  ASSERT_EQ(root->mounts.size(), 1u);
  EXPECT_EQ(root->mounts[0].target, "/etc/ssl");
}

// A folder that looks like control groups; the files are there because only the kernel makes them.
TEST(Cgroups, Version1) {
  Folder mount;
  mount.write("self", "4:memory:/our\n1:cpu,cpuacct:/\n0::/\n");
  fs::create_directories(mount.path / "memory/our/sparkecs-999999999/task");
  fs::create_directories(mount.path / "cpu");
  auto ours = "sparkecs-" + std::to_string(::getpid());
  {
    Cgroups groups(mount.path, mount.path / "self");
    EXPECT_EQ(groups.summary(), "memory and CPU are limited by control groups");
    EXPECT_FALSE(fs::exists(mount.path / "memory/our/sparkecs-999999999")) << "left by a process that is gone";
    for (const char* file : {"memory.limit_in_bytes", "memory.memsw.limit_in_bytes", "cgroup.procs"})
      mount.write("memory/our/" + ours + "/t/" + file, "");
    for (const char* file : {"cpu.shares", "cpu.cfs_period_us", "cpu.cfs_quota_us", "cgroup.procs"})
      mount.write("cpu/" + ours + "/t/" + file, "");
    ASSERT_TRUE(groups.make("t", {512u << 20, 512, 256}));
    EXPECT_EQ(mount.read("memory/our/" + ours + "/t/memory.limit_in_bytes"), "536870912");
    EXPECT_EQ(mount.read("cpu/" + ours + "/t/cpu.cfs_quota_us"), "50000");
    EXPECT_EQ(mount.read("cpu/" + ours + "/t/cpu.shares"), "256");
    ASSERT_TRUE(groups.add("t", 42));
    EXPECT_EQ(mount.read("memory/our/" + ours + "/t/cgroup.procs"), "42");
    EXPECT_FALSE(groups.out_of_memory("t"));
    mount.write("memory/our/" + ours + "/t/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n");
    EXPECT_TRUE(groups.out_of_memory("t"));
  }
}

TEST(Cgroups, Version2) {
  Folder mount;
  mount.write("cgroup.controllers", "cpuset cpu io memory pids\n");
  mount.write("cgroup.subtree_control", "");
  auto ours = "sparkecs-" + std::to_string(::getpid());
  mount.write(ours + "/cgroup.subtree_control", "");
  Cgroups groups(mount.path, mount.path / "self");
  EXPECT_EQ(groups.summary(), "memory and CPU are limited by control groups");
  EXPECT_EQ(mount.read(ours + "/cgroup.subtree_control"), "+memory +cpu");
  for (const char* file : {"memory.max", "memory.swap.max", "cpu.max", "cpu.weight", "cgroup.subtree_control"})
    mount.write(ours + "/t/" + file, "");
  ASSERT_TRUE(groups.make("t", {512u << 20, 512, 256}));
  EXPECT_EQ(mount.read(ours + "/t/memory.max"), "536870912");
  EXPECT_EQ(mount.read(ours + "/t/cpu.max"), "50000 100000");
  EXPECT_EQ(mount.read(ours + "/t/cpu.weight"), "25");
  mount.write(ours + "/t/memory.events", "oom 1\noom_kill 1\n");
  EXPECT_TRUE(groups.out_of_memory("t"));
}

TEST(Cgroups, OnlyWhatADeadProcessOfOursLeftIsTakenAway) {
  Folder mount;
  auto alive = "sparkecs-" + std::to_string(::getpid());
  for (const auto& name : {std::string("sparkecs-999999999"), alive, std::string("others")}) {
    fs::create_directories(mount.path / name / "task");
    Cgroups::clean_up(mount.path / name);
  }
  EXPECT_FALSE(fs::exists(mount.path / "sparkecs-999999999"));
  EXPECT_TRUE(fs::exists(mount.path / alive));
  EXPECT_TRUE(fs::exists(mount.path / "others"));
}

TEST(Cgroups, SaysWhenThereAreNone) {
  Folder mount;
  Cgroups groups(mount.path, mount.path / "self");
  EXPECT_EQ(groups.summary(), "memory and CPU are not limited: this machine has no control groups for them");
  EXPECT_TRUE(groups.make("t", {1, 1, 1}));
  EXPECT_TRUE(groups.add("t", 42));
  EXPECT_FALSE(groups.out_of_memory("t"));
}

}  // namespace
}  // namespace sparkecs::engine::runtime
