#include "engine/runtime/process/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <utility>

#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

constexpr const char* kCannotCreate = "CannotCreateContainerError";

// What container engines leave to root in a container, less the making of devices.
constexpr const char* kCapabilities[] = {"CAP_CHOWN",  "CAP_DAC_OVERRIDE", "CAP_FOWNER",           "CAP_FSETID",
                                         "CAP_KILL",   "CAP_NET_RAW",      "CAP_NET_BIND_SERVICE", "CAP_SETGID",
                                         "CAP_SETUID", "CAP_SETPCAP",      "CAP_SETFCAP",          "CAP_SYS_CHROOT"};

class Arguments {
 public:
  void add(std::initializer_list<std::string> words) {
    // Up to a zero byte: what follows one would be read as an option of its own.
    for (const auto& word : words) text_.append(word.c_str()).push_back('\0');
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::unexpected<Error> cannot_create(const char* what) {
  return fail(Error::Kind::Unavailable, fmt::format("cannot make {}: {}", what, std::strerror(errno)), kCannotCreate);
}

// Everything but the program, as a descriptor for `bwrap --args`: environment and paths do not show in process lists.
Result<Fd> arguments(const Sandbox& sandbox) {
  Arguments words;
  // The program is the first process of its process namespace, as in a container: signals it does not handle do not
  // end it, and when it ends, the kernel kills the rest.
  words.add({"--unshare-pid", "--as-pid-1", "--unshare-ipc", "--unshare-uts", "--hostname", sandbox.host_name});
  words.add({"--bind", sandbox.root.folder.string(), "/"});
  for (const auto& mount : sandbox.root.mounts)
    words.add({mount.writable ? "--bind" : "--ro-bind", mount.source, mount.target});
  words.add({"--proc", "/proc", "--dev", "/dev"});
  if (sandbox.readonly_root) words.add({"--remount-ro", "/"});
  if (sandbox.user.is_root()) {
    words.add({"--cap-drop", "ALL"});
    for (const char* capability : kCapabilities) words.add({"--cap-add", capability});
  } else {
    // In a user namespace of its own: what it owns in there belongs to us outside, so that we can remove it.
    words.add(
        {"--unshare-user", "--uid", fmt::format("{}", sandbox.user.uid), "--gid", fmt::format("{}", sandbox.user.gid)});
  }
  words.add({"--clearenv"});
  for (const auto& [name, value] : sandbox.environment) words.add({"--setenv", name, value});
  words.add({"--chdir", sandbox.working_directory.empty() ? "/" : sandbox.working_directory});

  Fd fd(::memfd_create("sparkecs-container", MFD_CLOEXEC));
  auto size = static_cast<ssize_t>(words.text().size());
  if (!fd || ::write(fd.get(), words.text().data(), words.text().size()) != size || ::lseek(fd.get(), 0, SEEK_SET) != 0)
    return cannot_create("a memory file");
  return fd;
}

struct Pipe {
  Fd reader;
  Fd writer;
};

Result<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return cannot_create("a pipe");
  return Pipe{Fd(ends[0]), Fd(ends[1])};
}

// As a pipe, but writing to it when nobody reads any more is an error and not a signal.
Result<Pipe> make_socket_pipe() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return cannot_create("a socket pair");
  return Pipe{Fd(ends[0]), Fd(ends[1])};
}

Fd nonblocking(Fd fd) {
  ::fcntl(fd.get(), F_SETFL, O_NONBLOCK);
  return fd;
}

// "-all,+chown,…", as setpriv takes them.
std::string kept_capabilities() {
  std::string list = "-all";
  for (std::string_view capability : kCapabilities) list += ",+" + to_lower(capability.substr(4));
  return list;
}

}  // namespace

// timeout kills nsenter and what that has started. An ordinary user of another user namespace has no rights to drop.
Command enter(int process, bool own_users, const std::vector<std::string>& program, Millis time) {
  Command command;
  command.argv = {"timeout", "--signal=KILL", fmt::format("{}", static_cast<double>(time.count()) / 1000)};
  auto add = [&](std::initializer_list<std::string> words) { command.argv.insert(command.argv.end(), words); };
  add({"nsenter", fmt::format("--target={}", process), "--mount", "--pid", "--ipc", "--uts", "--root", "--wd"});
  if (own_users)
    add({"--user", "--preserve-credentials", "--"});
  else
    add({"--", "/usr/bin/setpriv", "--bounding-set=" + kept_capabilities(), "--inh-caps=-all", "--"});
  command.argv.insert(command.argv.end(), program.begin(), program.end());
  return command;
}

Result<Launched> launch(vpc::Resident& resident, const vpc::Attachment& network, const Sandbox& sandbox,
                        const std::vector<std::string>& program) {
  auto options = TRY(arguments(sandbox));
  auto out = TRY(make_pipe());
  auto err = TRY(make_pipe());
  auto status = TRY(make_pipe());
  auto release = TRY(make_socket_pipe());
  Command command;
  command.argv = {"bwrap",
                  "--args",
                  fmt::format("{}", options.get()),
                  "--json-status-fd",
                  fmt::format("{}", status.writer.get()),
                  "--block-fd",
                  fmt::format("{}", release.reader.get()),
                  "--"};
  command.argv.insert(command.argv.end(), program.begin(), program.end());
  command.out = out.writer.get();
  command.err = err.writer.get();
  command.inherit = {options.get(), status.writer.get(), release.reader.get()};
  command.new_session = true;  // a Ctrl-C at the engine's terminal is not for containers
  auto monitor = resident.start(command, network);
  if (!monitor) {
    monitor.error().code = kCannotCreate;
    return std::unexpected(monitor.error());
  }
  return Launched{std::move(*monitor), nonblocking(std::move(out.reader)), nonblocking(std::move(err.reader)),
                  nonblocking(std::move(status.reader)), std::move(release.writer)};
}

}  // namespace sparkecs::engine::runtime
