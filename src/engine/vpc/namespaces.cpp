#include "engine/vpc/namespaces.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/file.h"
#include "base/log.h"
#include "base/text.h"

namespace sparkecs::engine::vpc {
namespace {

bool may_make_namespaces() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct data[2]{};
  if (::syscall(SYS_capget, &header, data) != 0) return false;
  return (data[CAP_SYS_ADMIN / 32].effective & (1u << (CAP_SYS_ADMIN % 32))) != 0;
}

std::string setting(const char* name) {
  auto content = read_file(fmt::format("/proc/sys/{}", name));
  return content ? std::string(trim(*content)) : "";
}

// An error with the one thing to change, as far as the machine tells.
std::unexpected<Error> forbidden(const std::string& what, int error) {
  std::string remedy;
  if (setting("kernel/unprivileged_userns_clone") == "0")
    remedy = "allow it with: sudo sysctl -w kernel.unprivileged_userns_clone=1";
  else if (setting("user/max_user_namespaces") == "0")
    remedy = "allow it with: sudo sysctl -w user.max_user_namespaces=15000";
  else if (setting("kernel/apparmor_restrict_unprivileged_userns") == "1")
    remedy = "allow it with: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
  else
    remedy = "if this is a container, start it with --privileged; elsewhere run as root";
  return fail(Error::Kind::Denied,
              fmt::format("this machine forbids {} ({}), which the network of local tasks is made of; {}", what,
                          std::strerror(error), remedy));
}

Result<> write_setting(const char* path, std::string_view text) {
  Fd fd(::open(path, O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    return forbidden(fmt::format("writing {}", path), errno);
  return {};
}

struct Report {
  int step = 0;  // 0: ready
  int error = 0;
};
constexpr const char* kSteps[] = {"", "making its mounts private", "mounting /proc"};

// The holder's whole life. It was forked from a process with threads, so only system calls are allowed.
[[noreturn]] void hold(int lifeline) {
  auto say = [&](int step) {
    Report report{step, step == 0 ? 0 : errno};
    if (::write(lifeline, &report, sizeof report) != sizeof report || step != 0) ::_exit(1);
  };
  // Descriptors of ours must not live on in it: a listening socket would keep its port.
  if (::dup2(lifeline, 0) < 0) ::_exit(1);
  lifeline = 0;
  ::syscall(SYS_close_range, 1u, ~0u, 0u);
  ::setsid();  // a Ctrl-C at the terminal is the engine's to handle
  ::prctl(PR_SET_NAME, "sparkecs-vpc");
  ::signal(SIGCHLD, SIG_IGN);  // orphans come to it; this reaps them
  if (::chdir("/") != 0) ::_exit(1);
  // Slave: what the machine mounts appears in here too, what is mounted here stays here.
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) != 0) say(1);
  if (::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) != 0) say(2);
  say(0);
  char byte;
  while (::read(lifeline, &byte, 1) < 0 && errno == EINTR) {
  }
  ::_exit(0);
}

Result<Fd> open_namespace(pid_t pid, const char* name) {
  Fd fd(::open(fmt::format("/proc/{}/ns/{}", pid, name).c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return forbidden(fmt::format("opening its own {} namespace", name), errno);
  return fd;
}

}  // namespace

Result<> prepare_process() {
  if (may_make_namespaces()) return {};
  auto uid = ::geteuid();
  auto gid = ::getegid();
  if (::unshare(CLONE_NEWUSER) != 0) return forbidden("user namespaces", errno);
  TRY(write_setting("/proc/self/setgroups", "deny"));
  TRY(write_setting("/proc/self/uid_map", fmt::format("0 {} 1", uid)));
  TRY(write_setting("/proc/self/gid_map", fmt::format("0 {} 1", gid)));
  return {};
}

Result<Holder> Holder::start() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return fail(Error::Kind::Unavailable, fmt::format("cannot make a socket pair: {}", std::strerror(errno)));
  Holder holder;
  holder.lifeline_ = Fd(ends[0]);
  Fd theirs(ends[1]);
  // A fork that lands in new namespaces.
  long pid = ::syscall(SYS_clone, CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID | SIGCHLD, nullptr, nullptr, nullptr, 0);
  if (pid == 0) hold(theirs.get());
  if (pid < 0) return forbidden("network namespaces", errno);
  holder.pid_ = static_cast<pid_t>(pid);
  theirs.reset();
  Report report;
  ssize_t n;
  do n = ::read(holder.lifeline_.get(), &report, sizeof report);
  while (n < 0 && errno == EINTR);
  if (n != sizeof report) return fail(Error::Kind::Failed, "the process that holds the VPC ended at once");
  if (report.step != 0) return forbidden(kSteps[report.step], report.error);
  holder.network_ = TRY(open_namespace(holder.pid_, "net"));
  holder.mounts_ = TRY(open_namespace(holder.pid_, "mnt"));
  holder.processes_ = TRY(open_namespace(holder.pid_, "pid"));
  return holder;
}

Holder::Holder(Holder&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      lifeline_(std::move(other.lifeline_)),
      network_(std::move(other.network_)),
      mounts_(std::move(other.mounts_)),
      processes_(std::move(other.processes_)) {}

Holder::~Holder() {
  if (pid_ <= 0) return;
  lifeline_.reset();
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<> Holder::enter_network() const {
  if (::setns(network_.get(), CLONE_NEWNET) == 0) return {};
  return forbidden("entering its own network namespace", errno);
}

Result<> Holder::enter() const {
  auto join = [](const Fd& space, int type) { return ::setns(space.get(), type) == 0; };
  // A thread may change its mount namespace only when it shares its working directory with no other.
  if (::unshare(CLONE_FS) == 0 && join(mounts_, CLONE_NEWNS) && join(processes_, CLONE_NEWPID)) return enter_network();
  return forbidden("entering its own namespaces", errno);
}

Result<Visit> Visit::to(const Fd& network, const Fd& home) {
  if (::setns(network.get(), CLONE_NEWNET) != 0)
    return fail(Error::Kind::Unavailable, fmt::format("cannot enter a network namespace: {}", std::strerror(errno)));
  return Visit(home.get());
}

Result<Visit> Visit::to_new_network(const Fd& home) {
  if (::unshare(CLONE_NEWNET) != 0)
    return fail(Error::Kind::Unavailable, fmt::format("cannot make a network namespace: {}", std::strerror(errno)));
  return Visit(home.get());
}

Visit::~Visit() {
  if (home_ < 0 || ::setns(home_, CLONE_NEWNET) == 0) return;
  // A thread that stayed would open its next sockets in the wrong network without anybody noticing.
  log::error("cannot return to the network a thread came from: {}", std::strerror(errno));
  std::abort();
}

}  // namespace sparkecs::engine::vpc
