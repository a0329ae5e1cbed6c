// Root is the folder that holds what a container has of its own: its files in /etc, /tmp, and whatever it writes.
// Everything else is mounted over it from the image.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/runtime/host_image.h"
#include "engine/runtime/runtime.h"

namespace sparkecs::engine::runtime {

struct User {
  uid_t uid = 0;
  gid_t gid = 0;
  std::string name = "root";
  bool is_root() const { return uid == 0 && gid == 0; }
};

// Reads UID, NAME, UID:GID or NAME:GROUP; names are looked up on this machine, whose programs a host image runs.
// The error's code is CannotStartContainerError.
Result<User> parse_user(const std::string& text);

// What a container of `image` in `task` needs, and where.
struct Root {
  std::filesystem::path folder;
  std::vector<Mount> mounts;  // the image's, without those that became links in the folder
  std::string home;
};

// Makes `folder` (which must not exist) and fills it: hosts, resolver, host name and users of the container, links the
// image asks for, its working directory.
Result<Root> make_root(const std::filesystem::path& folder, const TaskSpec& task, const HostImage& image,
                       const std::string& working_directory, const User& user);

}  // namespace sparkecs::engine::runtime
