#include "engine/runtime/process/root.h"

#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>

#include <array>
#include <fstream>
#include <optional>
#include <system_error>

#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestId = 0xfffffffe;

std::unexpected<Error> unknown_user(const std::string& name, const char* file) {
  return fail(Error::Kind::Invalid, fmt::format("unable to find {0} {1}: no matching entries in {0} file", file, name),
              "CannotStartContainerError");
}

std::optional<std::pair<uid_t, gid_t>> look_up_user(const std::string& name) {
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 16384> buffer;
  if (::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return std::nullopt;
  return std::pair(entry.pw_uid, entry.pw_gid);
}

std::optional<gid_t> look_up_group(const std::string& name) {
  group entry{};
  group* found = nullptr;
  std::array<char, 65536> buffer;
  if (::getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return std::nullopt;
  return entry.gr_gid;
}

// Writes below the root, unless a mount will lie over it.
class Writer {
 public:
  Writer(const fs::path& folder, const std::vector<Mount>& mounts) : folder_(folder), mounts_(mounts) {}

  void directory(const fs::path& inside, fs::perms permissions) {
    if (is_mounted(inside)) return;
    auto path = folder_ / inside.relative_path();
    std::error_code problem;
    fs::create_directories(path, problem);
    if (!problem) fs::permissions(path, permissions, problem);
    note(problem);
  }
  void file(const fs::path& inside, const std::string& content) {
    if (is_mounted(inside)) return;
    directory(inside.parent_path(), static_cast<fs::perms>(0755));
    if (!(std::ofstream(folder_ / inside.relative_path()) << content << std::flush))
      note(std::make_error_code(std::errc::io_error));
  }
  void link(const fs::path& inside, const fs::path& to) {
    directory(inside.parent_path(), static_cast<fs::perms>(0755));
    std::error_code problem;
    fs::create_symlink(to, folder_ / inside.relative_path(), problem);
    note(problem);
  }
  // The first thing that went wrong.
  const std::error_code& problem() const { return problem_; }

 private:
  bool is_mounted(const fs::path& inside) const {
    for (const auto& mount : mounts_) {
      auto rest = inside.lexically_relative(mount.target);
      if (!rest.empty() && *rest.begin() != "..") return true;
    }
    return false;
  }
  void note(const std::error_code& problem) {
    if (!problem_) problem_ = problem;
  }

  const fs::path& folder_;
  const std::vector<Mount>& mounts_;
  std::error_code problem_;
};

void write_etc(Writer& writer, const TaskSpec& task, const User& user, const std::string& home) {
  writer.file("/etc/hosts", fmt::format("127.0.0.1 localhost\n{} {}\n", task.address, task.host_name));
  writer.file("/etc/hostname", task.host_name + "\n");
  writer.file("/etc/resolv.conf", fmt::format("search {}\nnameserver {}\n", task.search_domain, task.resolver));
  // Not this machine's: it may name services that nobody runs in here, and each would cost every look-up its timeout.
  writer.file("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
  std::string users = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n";
  std::string groups = "root:x:0:\nnogroup:x:65534:\n";
  // Programs ask for the name of the user they run as; Hadoop's libraries fail without one.
  if (user.uid != 0 && user.uid != 65534)
    users += fmt::format("{}:x:{}:{}::{}:/bin/sh\n", user.name, user.uid, user.gid, home);
  if (user.gid != 0 && user.gid != 65534) groups += fmt::format("{}:x:{}:\n", user.name, user.gid);
  writer.file("/etc/passwd", users);
  writer.file("/etc/group", groups);
}

}  // namespace

Result<User> parse_user(const std::string& text) {
  User user;
  auto colon = text.find(':');
  auto name = text.substr(0, colon);
  if (name.empty()) return user;
  if (auto number = parse_number(name, kLargestId)) {
    user.uid = static_cast<uid_t>(*number);
    user.name = user.uid == 0 ? "root" : "user";
  } else {
    auto found = look_up_user(name);
    if (!found) return unknown_user(name, "passwd");
    user = {found->first, found->second, name};
  }
  if (colon == std::string::npos) return user;
  auto group_name = text.substr(colon + 1);
  if (auto number = parse_number(group_name, kLargestId)) {
    user.gid = static_cast<gid_t>(*number);
  } else {
    auto found = look_up_group(group_name);
    if (!found) return unknown_user(group_name, "group");
    user.gid = *found;
  }
  return user;
}

Result<Root> make_root(const fs::path& folder, const TaskSpec& task, const HostImage& image,
                       const std::string& working_directory, const User& user) {
  Root root{folder, {}, user.uid == 0 ? "/root" : "/home/" + user.name};
  std::vector<Mount> links;
  for (const auto& mount : image.mounts) {
    std::error_code none;
    (fs::is_symlink(mount.source, none) ? links : root.mounts).push_back(mount);
  }
  Writer writer(folder, root.mounts);
  writer.directory("/", static_cast<fs::perms>(0755));
  writer.directory("/tmp", static_cast<fs::perms>(01777));
  writer.directory("/var/tmp", static_cast<fs::perms>(01777));
  writer.directory(root.home, static_cast<fs::perms>(0700));
  for (const auto& link : links) {
    std::error_code none;
    writer.link(link.target, fs::read_symlink(link.source, none));
  }
  write_etc(writer, task, user, root.home);
  if (!working_directory.empty()) writer.directory(working_directory, static_cast<fs::perms>(0755));
  if (writer.problem())
    return fail(Error::Kind::Failed, fmt::format("cannot fill {}: {}", folder.string(), writer.problem().message()),
                "CannotCreateContainerError");
  return root;
}

}  // namespace sparkecs::engine::runtime
