#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/fd.h"
#include "base/random.h"

namespace sparkecs {
namespace {

std::unexpected<Error> failed(const char* what, const std::filesystem::path& path) {
  int error = errno;
  auto kind = error == ENOENT ? Error::Kind::NotFound : error == EACCES ? Error::Kind::Denied : Error::Kind::Failed;
  return fail(kind, fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(error)));
}

Result<> write_all(int fd, std::string_view content, const std::filesystem::path& path) {
  while (!content.empty()) {
    ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("write", path);
    content.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most) {
  Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return failed("open", path);
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return failed("open", path);
  if (!S_ISREG(info.st_mode)) return fail(Error::Kind::Invalid, fmt::format("{} is not a file", path.string()));
  std::string content;
  char buffer[65536];
  for (;;) {
    ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("read", path);
    if (n == 0) return content;
    content.append(buffer, static_cast<std::size_t>(n));
    if (content.size() > most)
      return fail(Error::Kind::Invalid, fmt::format("{} is larger than {} bytes", path.string(), most));
  }
}

Result<> write_file_atomically(const std::filesystem::path& path, std::string_view content) {
  auto temporary = path;
  temporary += "." + random_hex(8) + ".tmp";
  Fd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!fd) return failed("write", temporary);
  auto written = write_all(fd.get(), content, temporary);
  if (written && ::fsync(fd.get()) != 0) written = failed("write", temporary);
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) written = failed("write", path);
  if (!written) ::unlink(temporary.c_str());
  return written;
}

}  // namespace sparkecs
