#include "engine/runtime/process/view.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <system_error>

#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as the kernel has it

enum class Executable { Yes, No, Absent };

Executable executable(const std::optional<fs::path>& file) {
  struct stat status{};
  if (!file || ::stat(file->c_str(), &status) != 0) return Executable::Absent;
  return S_ISREG(status.st_mode) && (status.st_mode & 0111) != 0 ? Executable::Yes : Executable::No;
}

std::unexpected<Error> cannot_start(std::string message) {
  return fail(Error::Kind::Invalid, std::move(message), "CannotStartContainerError");
}

}  // namespace

fs::path View::outside(const fs::path& inside) const {
  // The last mount that covers it is the one that is seen.
  for (auto mount = mounts_.rbegin(); mount != mounts_.rend(); ++mount) {
    auto rest = inside.lexically_relative(mount->target);
    if (rest == ".") return mount->source;
    if (!rest.empty() && *rest.begin() != "..") return mount->source / rest;
  }
  return root_ / inside.relative_path();
}

// Folders on the way to a mount are made when the container is.
bool View::leads_to_mount(const fs::path& inside) const {
  return std::ranges::any_of(
      mounts_, [&](const Mount& mount) { return *fs::path(mount.target).lexically_relative(inside).begin() != ".."; });
}

std::optional<fs::path> View::file(const fs::path& inside) const {
  auto below = inside.relative_path();
  std::deque<fs::path> ahead(below.begin(), below.end());
  fs::path here = "/";
  for (int links = 0; !ahead.empty();) {
    auto name = ahead.front();
    ahead.pop_front();
    if (name.empty() || name == ".") continue;
    if (name == "..") {
      here = here.parent_path();
      continue;
    }
    std::error_code problem;
    auto status = fs::symlink_status(outside(here / name), problem);
    if (!fs::exists(status) && !leads_to_mount(here / name)) return std::nullopt;
    if (!fs::is_symlink(status)) {
      here /= name;
      continue;
    }
    auto target = fs::read_symlink(outside(here / name), problem);
    if (problem || ++links > kMostLinks) return std::nullopt;
    if (target.is_absolute()) here = "/";
    auto rest = target.relative_path();
    ahead.insert(ahead.begin(), rest.begin(), rest.end());
  }
  return outside(here);
}

Result<std::string> View::program(const std::string& name, const std::string& path,
                                  const std::string& working_directory) const {
  if (name.find('/') != std::string::npos) {
    auto found = executable(file(fs::path(working_directory) / name));
    if (found == Executable::Yes) return name;
    return cannot_start(fmt::format("exec: \"{}\": {}", name,
                                    found == Executable::No ? "permission denied" : "stat: no such file or directory"));
  }
  for (const auto& folder : split(path, ':')) {
    auto candidate = (folder.empty() ? fs::path(working_directory) : fs::path(folder)) / name;
    if (executable(file(candidate)) == Executable::Yes) return candidate.string();
  }
  return cannot_start(fmt::format("exec: \"{}\": executable file not found in $PATH", name));
}

}  // namespace sparkecs::engine::runtime
