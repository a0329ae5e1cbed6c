#include "engine/runtime/process/cgroups.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "base/fd.h"
#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "sparkecs-";
constexpr int kPeriodMicros = 100'000;  // over which processor time is counted
constexpr int kUnitsPerProcessor = 1024;

// Not by a stream: the kernel's answer is the result of the one write.
Result<> write(const fs::path& file, const std::string& value) {
  Fd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
  if (fd && ::write(fd.get(), value.data(), value.size()) == static_cast<ssize_t>(value.size())) return {};
  return fail(Error::Kind::Denied,
              fmt::format("cannot write {} to {}: {}", value, file.string(), std::strerror(errno)));
}

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Groups cannot be removed with their files; only folders are taken away, the deepest first.
void remove_group(const fs::path& folder) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.is_directory(none)) remove_group(entry.path());
  }
  ::rmdir(folder.c_str());
}

// Groups beside ours whose processes have ended without removing them.
void sweep(const fs::path& parent) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(parent, none)) Cgroups::clean_up(entry.path());
}

// The group this process is in, for a controller of version 1: lines are "ID:CONTROLLERS:PATH".
std::optional<fs::path> membership(const std::string& memberships, const std::string& controller) {
  for (const auto& line : split(memberships, '\n')) {
    auto first = line.find(':');
    auto second = line.find(':', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos) continue;
    auto controllers = split(std::string_view(line).substr(first + 1, second - first - 1), ',');
    if (std::ranges::find(controllers, controller) != controllers.end()) return fs::path(line.substr(second + 1));
  }
  return std::nullopt;
}

}  // namespace

Cgroups::Cgroups(const fs::path& mount, const fs::path& memberships) {
  auto mine = content(memberships);
  auto controllers = split(trim(content(mount / "cgroup.controllers")), ' ');
  auto offers = [&](const char* name) { return std::ranges::find(controllers, name) != controllers.end(); };
  bool usable = true;
  if (offers("memory") || offers("cpu")) {
    usable = use({mount, offers("memory"), offers("cpu"), true});
  } else {
    for (const char* controller : {"memory", "cpu"}) {
      auto group = membership(mine, controller);
      if (!group || !fs::is_directory(mount / controller)) continue;
      // Below our own group, so that limits set on us hold for what we start. Inside a container the path may be that
      // of the machine outside, which is not visible.
      auto parent = mount / controller / group->relative_path();
      std::error_code none;
      if (!fs::is_directory(parent, none)) parent = mount / controller;
      bool memory = std::string_view(controller) == "memory";
      usable = use({parent, memory, !memory, false}) && usable;
    }
  }
  bool memory = std::ranges::any_of(trees_, &Tree::memory);
  bool processors = std::ranges::any_of(trees_, &Tree::processors);
  const char* limited = memory && processors ? "memory and CPU are" : memory ? "memory is" : "CPU is";
  if (memory || processors)
    summary_ = fmt::format("{} limited by control groups{}", limited,
                           memory && processors ? ""
                           : memory             ? ", CPU is not"
                                                : ", memory is not");
  else
    summary_ = fmt::format("memory and CPU are not limited: {}",
                           usable ? "this machine has no control groups for them"
                                  : fmt::format("this user may not make control groups in {}", mount.string()));
}

bool Cgroups::use(Tree tree) {
  sweep(tree.base);
  if (tree.version_2) {
    // Controllers work in a group only when its parent passes them on.
    static_cast<void>(write(tree.base / "cgroup.subtree_control", "+memory +cpu"));
  }
  tree.base /= fmt::format("{}{}", kPrefix, ::getpid());
  if (::mkdir(tree.base.c_str(), 0755) != 0 && errno != EEXIST) return false;
  if (tree.version_2 && !write(tree.base / "cgroup.subtree_control", "+memory +cpu")) {
    ::rmdir(tree.base.c_str());
    return false;
  }
  trees_.push_back(std::move(tree));
  return true;
}

std::vector<fs::path> Cgroups::folders() const {
  std::vector<fs::path> all;
  for (const auto& tree : trees_) all.push_back(tree.base);
  return all;
}

void Cgroups::clean_up(const fs::path& folder) {
  auto name = folder.filename().string();
  if (!name.starts_with(kPrefix)) return;
  auto owner = parse_number(std::string_view(name).substr(kPrefix.size()), INT32_MAX);
  if (owner && ::kill(static_cast<pid_t>(*owner), 0) != 0 && errno == ESRCH) remove_group(folder);
}

Cgroups::~Cgroups() {
  for (const auto& tree : trees_) remove_group(tree.base);
}

Result<> Cgroups::make(const std::string& name, const Limits& limits) {
  bool is_task = name.find('/') == std::string::npos;
  for (const auto& tree : trees_) {
    auto group = tree.base / name;
    if (::mkdir(group.c_str(), 0755) != 0 && errno != EEXIST)
      return fail(Error::Kind::Denied, fmt::format("cannot make {}: {}", group.string(), std::strerror(errno)));
    if (tree.version_2 && is_task) TRY(write(group / "cgroup.subtree_control", "+memory +cpu"));
    if (tree.memory && limits.memory_bytes > 0) {
      auto bytes = fmt::format("{}", limits.memory_bytes);
      TRY(write(group / (tree.version_2 ? "memory.max" : "memory.limit_in_bytes"), bytes));
      // No swap beyond it; kernels without swap accounting lack the file.
      static_cast<void>(write(group / (tree.version_2 ? "memory.swap.max" : "memory.memsw.limit_in_bytes"),
                              tree.version_2 ? "0" : bytes));
    }
    if (tree.processors && limits.cpu_quota_units > 0) {
      auto micros = static_cast<std::int64_t>(limits.cpu_quota_units) * kPeriodMicros / kUnitsPerProcessor;
      if (tree.version_2) {
        TRY(write(group / "cpu.max", fmt::format("{} {}", micros, kPeriodMicros)));
      } else {
        TRY(write(group / "cpu.cfs_period_us", fmt::format("{}", kPeriodMicros)));
        TRY(write(group / "cpu.cfs_quota_us", fmt::format("{}", micros)));
      }
    }
    if (tree.processors && limits.cpu_shares > 0) {
      // 1024 shares are the weight 100; both have limits of their own.
      auto weight = std::clamp(limits.cpu_shares * 100 / 1024, 1, 10'000);
      TRY(write(group / (tree.version_2 ? "cpu.weight" : "cpu.shares"),
                fmt::format("{}", tree.version_2 ? weight : std::max(limits.cpu_shares, 2))));
    }
  }
  return {};
}

Result<> Cgroups::add(const std::string& name, pid_t process) {
  for (const auto& tree : trees_) TRY(write(tree.base / name / "cgroup.procs", fmt::format("{}", process)));
  return {};
}

bool Cgroups::out_of_memory(const std::string& name) const {
  for (const auto& tree : trees_) {
    if (!tree.memory) continue;
    for (const auto& line :
         split(content(tree.base / name / (tree.version_2 ? "memory.events" : "memory.oom_control")), '\n')) {
      if (line.starts_with("oom_kill ") && line != "oom_kill 0") return true;
    }
  }
  return false;
}

void Cgroups::remove(const std::string& name) {
  for (const auto& tree : trees_) remove_group(tree.base / name);
}

}  // namespace sparkecs::engine::runtime
