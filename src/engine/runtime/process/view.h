// View is a container's file system as seen from outside, before it runs: which file of this machine stands behind a
// path in the container.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/runtime/host_image.h"

namespace sparkecs::engine::runtime {

class View {
 public:
  // `root`: the folder that holds what is not mounted. Mounts as HostImage orders them.
  View(std::filesystem::path root, std::vector<Mount> mounts) : root_(std::move(root)), mounts_(std::move(mounts)) {}

  // The file behind an absolute path, symbolic links followed as the container will; nothing when it does not exist.
  std::optional<std::filesystem::path> file(const std::filesystem::path& inside) const;

  // Where the container finds a program: as given, or in the folders of `path` (a PATH). The error's words are those of
  // container engines, its code CannotStartContainerError.
  Result<std::string> program(const std::string& name, const std::string& path,
                              const std::string& working_directory) const;

 private:
  std::filesystem::path outside(const std::filesystem::path& inside) const;
  bool leads_to_mount(const std::filesystem::path& inside) const;

  std::filesystem::path root_;
  std::vector<Mount> mounts_;
};

}  // namespace sparkecs::engine::runtime
