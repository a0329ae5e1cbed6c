#include "base/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/text.h"

extern char** environ;

namespace sparkecs {
namespace {

constexpr std::size_t kMostOutput = 16u << 20;

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (auto& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// The program's full path, found before the fork: after it only async-signal-safe calls are allowed.
std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const char* path = std::getenv("PATH");
  for (const auto& folder : split(path == nullptr ? "/usr/bin:/bin" : path, ':')) {
    auto candidate = (folder.empty() ? "." : folder) + "/" + name;
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  for (const char* folder : {"/usr/sbin/", "/sbin/"}) {
    if (::access((folder + name).c_str(), X_OK) == 0) return folder + name;
  }
  return {};
}

[[noreturn]] void give_up(int report) {
  int error = errno;
  [[maybe_unused]] auto ignored = ::write(report, &error, sizeof error);
  ::_exit(127);
}

// Everything the child does between fork and exec; all memory was prepared before.
[[noreturn]] void become(const Command& command, const char* program, char** argv, char** envp, int report, int null,
                         pid_t parent) {
  if (command.die_with_parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);
  }
  if (command.new_session) ::setsid();
  int sources[3] = {command.in < 0 ? null : command.in, command.out < 0 ? null : command.out,
                    command.err < 0 ? null : command.err};
  // Lift all three above 2 first, so that one dup2 cannot overwrite another's source.
  for (int& source : sources) {
    source = ::fcntl(source, F_DUPFD_CLOEXEC, 3);
    if (source < 0) give_up(report);
  }
  for (int target = 0; target < 3; ++target) {
    if (::dup2(sources[target], target) < 0) give_up(report);
  }
  // Also what whoever started us left open: a child gets what is listed and nothing else.
  ::syscall(SYS_close_range, 3u, ~0u, CLOSE_RANGE_CLOEXEC);
  for (int fd : command.inherit) ::fcntl(fd, F_SETFD, 0);
  if (!command.directory.empty() && ::chdir(command.directory.c_str()) != 0) give_up(report);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) ::signal(number, SIG_DFL);
  ::execve(program, argv, envp);
  give_up(report);
}

}  // namespace

int exit_code_of(int wait_status) {
  if (WIFSIGNALED(wait_status)) return 128 + WTERMSIG(wait_status);
  return WEXITSTATUS(wait_status);
}

Child& Child::operator=(Child&& other) noexcept {
  if (this != &other) {
    Child dropped(std::exchange(pid_, other.release()));
  }
  return *this;
}

Child::~Child() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  wait();
}

Result<Child> Child::start(const Command& command) {
  if (command.argv.empty()) return fail(Error::Kind::Invalid, "no program to start");
  auto program = find_program(command.argv[0]);
  if (program.empty())
    return fail(Error::Kind::NotFound, fmt::format("{} is not installed (not found in PATH)", command.argv[0]));
  auto arguments = command.argv;
  auto argv = pointers(arguments);
  std::vector<std::string> settings;
  std::vector<char*> envp;
  if (command.environment) {
    for (const auto& [name, value] : *command.environment) settings.push_back(fmt::format("{}={}", name, value));
    envp = pointers(settings);
  }
  int report[2];
  if (::pipe2(report, O_CLOEXEC) != 0) return fail(Error::Kind::Failed, "cannot make a pipe");
  Fd reader(report[0]);
  Fd writer(report[1]);
  Fd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
  pid_t parent = ::getpid();
  pid_t pid = ::fork();
  if (pid < 0) return fail(Error::Kind::Failed, fmt::format("cannot start a process: {}", std::strerror(errno)));
  if (pid == 0)
    become(command, program.c_str(), argv.data(), command.environment ? envp.data() : environ, writer.get(), null.get(),
           parent);
  Child child(pid);
  writer.reset();
  int error = 0;
  ssize_t n;
  do n = ::read(reader.get(), &error, sizeof error);
  while (n < 0 && errno == EINTR);
  if (n > 0) {
    child.wait();
    return fail(error == ENOENT ? Error::Kind::NotFound : Error::Kind::Failed,
                fmt::format("cannot start {}: {}", program, std::strerror(error)));
  }
  return child;
}

void Child::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

int Child::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return exit_code_of(status);
}

std::optional<int> Child::poll() {
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  pid_ = -1;
  return exit_code_of(status);
}

Result<Finished> run(Command command, std::string_view input) {
  int in[2];
  int out[2];
  int err[2];
  if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0)
    return fail(Error::Kind::Failed, "cannot make a pipe");
  Fd child_in(in[0]);
  Fd to_child(in[1]);
  Fd from_out(out[0]);
  Fd child_out(out[1]);
  Fd from_err(err[0]);
  Fd child_err(err[1]);
  command.in = child_in.get();
  command.out = child_out.get();
  command.err = child_err.get();
  auto child = TRY(Child::start(command));
  child_in.reset();
  child_out.reset();
  child_err.reset();
  ::fcntl(to_child.get(), F_SETFL, O_NONBLOCK);

  Finished finished;
  if (input.empty()) to_child.reset();
  while (from_out || from_err) {
    pollfd watched[3] = {{from_out.get(), POLLIN, 0}, {from_err.get(), POLLIN, 0}, {to_child.get(), POLLOUT, 0}};
    if (::poll(watched, 3, -1) < 0 && errno != EINTR) break;
    if ((watched[2].revents & (POLLOUT | POLLERR | POLLHUP)) != 0) {
      ssize_t n = ::write(to_child.get(), input.data(), input.size());
      if (n > 0) input.remove_prefix(static_cast<std::size_t>(n));
      if (input.empty() || (n < 0 && errno != EAGAIN && errno != EINTR)) to_child.reset();
    }
    auto drain = [](const pollfd& from, Fd& fd, std::string& to) {
      if ((from.revents & (POLLIN | POLLHUP | POLLERR)) == 0) return;
      char buffer[65536];
      ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
      if (n > 0 && to.size() < kMostOutput) to.append(buffer, static_cast<std::size_t>(n));
      if (n == 0 || (n < 0 && errno != EINTR)) fd.reset();
    };
    drain(watched[0], from_out, finished.out);
    drain(watched[1], from_err, finished.err);
  }
  finished.exit_code = child.wait();
  return finished;
}

Result<std::string> run_checked(Command command) {
  auto name = command.argv.empty() ? std::string() : join(command.argv, " ");
  auto finished = TRY(run(std::move(command)));
  if (finished.exit_code == 0) return std::move(finished.out);
  return fail(Error::Kind::Failed,
              fmt::format("'{}' ended with {}: {}", name, finished.exit_code, printable(trim(finished.err))));
}

}  // namespace sparkecs
