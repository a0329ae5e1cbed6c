// Cgroups holds containers to their memory and their share of the processors, where this machine lets us: control
// groups of version 1 or 2 that we may write to. Where it does not, everything here succeeds and does nothing.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace sparkecs::engine::runtime {

struct Limits {
  std::uint64_t memory_bytes = 0;  // 0: no limit
  int cpu_quota_units = 0;         // 1024 are one processor, never more; 0: no limit
  int cpu_shares = 0;              // weight against neighbours; 0: the kernel's default
};

// Groups are named TASK or TASK/CONTAINER; limits of the former hold for all of the latter together.
// For one thread.
class Cgroups {
 public:
  // Finds out what is there and takes away what killed processes of ours left. The arguments are for tests.
  explicit Cgroups(const std::filesystem::path& mount = "/sys/fs/cgroup",
                   const std::filesystem::path& memberships = "/proc/self/cgroup");
  ~Cgroups();
  Cgroups(const Cgroups&) = delete;

  // The folders it made, one in each tree.
  std::vector<std::filesystem::path> folders() const;
  // Takes away such a folder of an earlier process, unless that still lives; any other path is left alone.
  static void clean_up(const std::filesystem::path& folder);

  // One sentence on what is limited and how, or on what is not and why.
  const std::string& summary() const { return summary_; }

  Result<> make(const std::string& name, const Limits& limits);
  // Puts a process, and all it will start, into a group.
  Result<> add(const std::string& name, pid_t process);
  // Whether the kernel has killed a process of the group for want of memory.
  bool out_of_memory(const std::string& name) const;
  // Removes a group whose processes have ended; an absent one is fine.
  void remove(const std::string& name);

 private:
  // A tree of groups that limits memory, processors, or both.
  struct Tree {
    std::filesystem::path base;  // our folder in it
    bool memory = false;
    bool processors = false;
    bool version_2 = false;
  };
  bool use(Tree tree);

  std::vector<Tree> trees_;
  std::string summary_;
};

}  // namespace sparkecs::engine::runtime
