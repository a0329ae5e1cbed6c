#include "cmd/local_aws.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "base/json.h"
#include "base/process.h"
#include "base/text.h"
#include "base/time.h"

namespace sparkecs::cmd {
namespace {

constexpr int kConventionalPort = 4566;
constexpr Millis kStartTime{60'000};
constexpr Millis kEndTime{120'000};  // its tasks have their stopTimeout first
constexpr auto kLock = "lock";
constexpr auto kStarting = "starting";  // held by whoever starts one
constexpr auto kServing = "serving.json";

Result<Fd> open_file(const std::filesystem::path& path) {
  Fd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!fd) return fail(Error::Kind::Failed, fmt::format("cannot open {}: {}", path.string(), std::strerror(errno)));
  return fd;
}

// A POSIX record lock: the kernel tells who holds it, drops it when that process ends, and children do not inherit it.
struct flock whole_file(short type) {
  struct flock lock{};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}

Result<std::optional<pid_t>> holder_of(const Fd& file) {
  auto lock = whole_file(F_WRLCK);
  if (::fcntl(file.get(), F_GETLK, &lock) != 0)
    return fail(Error::Kind::Failed, fmt::format("cannot look at a lock: {}", std::strerror(errno)));
  if (lock.l_type == F_UNLCK) return std::nullopt;
  return lock.l_pid;
}

// True when something happened on the descriptor within the time.
bool happens(int fd, Millis within) {
  pollfd one{fd, POLLIN, 0};
  return ::poll(&one, 1, static_cast<int>(within.count())) > 0;
}

std::string last_line(const std::filesystem::path& path) {
  auto text = read_file(path);
  if (!text) return {};
  std::string_view line = trim(*text);
  if (auto at = line.rfind('\n'); at != line.npos) line.remove_prefix(at + 1);
  if (line.starts_with("sparkecs: ")) line.remove_prefix(10);
  return printable(line, 500);
}

}  // namespace

LocalAws::LocalAws(const aws::Variables& environment) {
  auto state = aws::value_of(environment, "XDG_STATE_HOME");
  if (state.empty()) state = aws::value_of(environment, "HOME") + "/.local/state";
  folder_ = std::filesystem::path(state) / "sparkecs" / "local";
}

Result<> LocalAws::make_folder() const {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) return fail(Error::Kind::Failed, fmt::format("cannot make {}: {}", folder_.string(), error.message()));
  return {};
}

Result<std::optional<LocalAws::Running>> LocalAws::announced() const {
  auto text = read_file(folder_ / kServing);
  if (!text && text.error().kind == Error::Kind::NotFound) return std::nullopt;
  auto content = TRY(std::move(text));
  auto json = parse_json(content);
  if (!json || !json->is_object() || !(*json)["pid"].is_number_integer() || !(*json)["port"].is_number_integer())
    return std::nullopt;  // not ours; the next one overwrites it
  return Running{.pid = (*json)["pid"].get<pid_t>(), .port = (*json)["port"].get<int>()};
}

Result<std::optional<LocalAws::Running>> LocalAws::running() const {
  if (!std::filesystem::exists(folder_ / kLock)) return std::nullopt;
  auto file = TRY(open_file(folder_ / kLock));
  auto holder = TRY(holder_of(file));
  if (!holder) return std::nullopt;
  auto found = TRY(announced());
  if (!found || found->pid != *holder) return std::nullopt;  // not ready yet
  return found;
}

Result<Fd> LocalAws::claim() const {
  TRY(make_folder());
  auto file = TRY(open_file(folder_ / kLock));
  auto whole = whole_file(F_WRLCK);
  if (::fcntl(file.get(), F_SETLK, &whole) == 0) return file;
  auto holder = TRY(holder_of(file));
  return fail(Error::Kind::Conflict,
              fmt::format("process {} already serves the local AWS of {}", holder.value_or(0), folder_.string()));
}

Result<> LocalAws::announce(const Running& running) const {
  return write_file_atomically(folder_ / kServing, to_pretty(Json{{"pid", running.pid}, {"port", running.port}}));
}

int LocalAws::last_port() const {
  auto last = announced();
  return last && *last ? (*last)->port : kConventionalPort;
}

Result<LocalAws::Running> LocalAws::ensure_up(const Wishes& wishes) const {
  TRY(make_folder());
  auto starting = TRY(open_file(folder_ / kStarting));
  ::flock(starting.get(), LOCK_EX);  // until this function ends: others wait here, then find it running
  if (auto already = TRY(running())) return *already;
  return during("starting the local AWS", start(wishes));
}

Result<LocalAws::Running> LocalAws::start(const Wishes& wishes) const {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail(Error::Kind::Failed, "cannot make a pipe");
  Fd reader(ends[0]);
  Fd writer(ends[1]);
  Fd log(::open(log_file().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!log) return fail(Error::Kind::Failed, fmt::format("cannot write {}", log_file().string()));

  std::error_code none;
  auto self = std::filesystem::read_symlink("/proc/self/exe", none);  // which people recognise in a list of processes
  if (!std::filesystem::exists(self, none)) self = "/proc/self/exe";  // replaced while we run
  sparkecs::Command command{.argv = {self, "local", "serve", "--ready-fd", std::to_string(writer.get())},
                            .directory = "/",
                            .out = log.get(),
                            .err = log.get(),
                            .inherit = {writer.get()},
                            .new_session = true};
  auto option = [&](std::string name, std::string value) {
    command.argv.insert(command.argv.end(), {std::move(name), std::move(value)});
  };
  if (!wishes.account.empty()) option("--account", wishes.account);
  if (wishes.port) option("--port", std::to_string(*wishes.port));
  if (!wishes.runtime.empty()) option("--runtime", wishes.runtime);
  auto jobs = std::filesystem::canonical(wishes.jobs.empty() ? "jobs" : wishes.jobs, none);
  if (!jobs.empty()) option("--jobs", jobs);
  if (wishes.time_scale > 0) option("--time-scale", fmt::format("{}", wishes.time_scale));
  auto child = TRY(Child::start(command));
  writer.reset();

  char ready = 0;
  if (!happens(reader.get(), kStartTime) || ::read(reader.get(), &ready, 1) != 1)
    return fail(Error::Kind::Failed,
                fmt::format("{} (all it printed is in {})", last_line(log_file()), log_file().string()));
  child.release();  // it outlives this process
  auto running = TRY(announced());
  if (!running) return fail(Error::Kind::Failed, "it did not say where it serves");
  running->said = trim(read_file(log_file()).value_or(""));
  return *running;
}

Result<bool> LocalAws::down() const {
  auto found = TRY(running());
  if (!found) return false;
  Fd process(static_cast<int>(::syscall(SYS_pidfd_open, found->pid, 0)));
  // With the process held by descriptor, make sure once more that it is the one that has the lock.
  if (!process || !TRY(running())) return true;  // ended by itself
  ::syscall(SYS_pidfd_send_signal, process.get(), SIGTERM, nullptr, 0);
  if (happens(process.get(), kEndTime)) return true;
  ::syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0);
  if (happens(process.get(), kEndTime)) return true;
  return fail(Error::Kind::Failed, fmt::format("process {} does not end", found->pid));
}

}  // namespace sparkecs::cmd
