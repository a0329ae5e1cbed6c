#include "engine/runtime/class_archive.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/file.h"
#include "base/process.h"
#include "base/random.h"

namespace sparkecs::engine::runtime {
namespace {

namespace fs = std::filesystem;

constexpr const char* kInside = "/archive";  // where the folder is in the container that makes it

const std::string kUnfinished = "making-";

// Everything Java checks when it decides whether an archive fits.
std::string fingerprint(const SparkParts& parts) {
  auto text = read_file(parts.java / "release").value_or("");
  std::vector<std::string> jars;
  std::error_code none;
  for (const auto& jar : fs::directory_iterator(parts.spark / "jars", none))
    jars.push_back(fmt::format("{} {} {}\n", jar.path().filename().string(), jar.file_size(none),
                               jar.last_write_time(none).time_since_epoch().count()));
  std::ranges::sort(jars);
  for (const auto& jar : jars) text += jar;
  return to_hex(sha256(text)).substr(0, 16);
}

fs::path file_of(const SparkParts& parts) {
  return parts.cache / "classes" / fmt::format("spark-{}.jsa", fingerprint(parts));
}

// A master that is told to end as soon as it serves; Java writes the archive on its way out.
constexpr const char* kScript = R"(
exec 3< <(exec spark-class org.apache.spark.deploy.master.Master --host localhost 2>&1)
master=$!
while read -r line <&3; do
  case $line in *"New state: ALIVE"*)
    kill "$master"
    wait "$master"
    exit 0 ;;
  esac
done
exit 1
)";

Command command(const SparkParts& parts, const fs::path& folder, const std::string& name) {
  auto image = spark_image({parts.spark, parts.python, parts.java});
  Command command;
  command.argv = {"nice",       "-n",       "19", "bwrap", "--unshare-all", "--as-pid-1", "--die-with-parent",
                  "--hostname", "localhost"};
  auto add = [&](std::initializer_list<std::string> words) { command.argv.insert(command.argv.end(), words); };
  add({"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"});
  for (const char* file : {"/etc/hosts", "/etc/passwd"}) add({"--ro-bind", file, file});
  for (const auto& mount : image.mounts) {
    std::error_code none;
    if (fs::is_symlink(mount.source, none))
      add({"--symlink", fs::read_symlink(mount.source, none), mount.target});
    else
      add({"--ro-bind", mount.source, mount.target});
  }
  add({"--bind", folder, kInside, "--chdir", "/tmp", "bash", "-c", kScript});
  command.environment = std::map<std::string, std::string>(image.environment.begin(), image.environment.end());
  (*command.environment)["SPARK_DAEMON_JAVA_OPTS"] += fmt::format(" -XX:ArchiveClassesAtExit={}/{}", kInside, name);
  command.new_session = true;
  return command;
}

}  // namespace

std::optional<fs::path> find_class_archive(const SparkParts& parts) {
  auto file = file_of(parts);
  std::error_code none;
  if (!fs::is_regular_file(file, none)) return std::nullopt;
  return file;
}

Result<fs::path> make_class_archive(const SparkParts& parts, std::stop_token stop) {
  auto file = file_of(parts);
  auto folder = file.parent_path();
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) return fail(Error::Kind::Failed, fmt::format("cannot make {}: {}", folder.string(), problem.message()));
  // Under a name of its own until it is whole. What a killed maker has left goes first; should one be at work now, it
  // fails, and there is still one archive.
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().filename().string().starts_with(kUnfinished)) fs::remove(entry.path(), problem);
  }
  auto name = kUnfinished + random_hex(8);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail(Error::Kind::Unavailable, "cannot make a pipe");
  Fd ended(ends[0]);
  Fd theirs(ends[1]);
  auto making = command(parts, folder, name);
  making.err = theirs.get();  // closed by the end of the last process, which is how we hear of it
  auto child = TRY(Child::start(making));
  theirs.reset();
  {
    std::stop_callback kill(stop, [&child] { child.signal(SIGKILL); });
    char ignored[4096];
    while (::read(ended.get(), ignored, sizeof ignored) > 0) {
    }
  }
  int code = child.wait();
  auto made = folder / name;
  if (stop.stop_requested() || code != 0 || !fs::is_regular_file(made, problem)) {
    fs::remove(made, problem);
    return fail(stop.stop_requested() ? Error::Kind::Cancelled : Error::Kind::Failed,
                "Java has not made a class archive");
  }
  fs::rename(made, file, problem);
  if (problem) return fail(Error::Kind::Failed, fmt::format("cannot write {}: {}", file.string(), problem.message()));
  return file;
}

}  // namespace sparkecs::engine::runtime
