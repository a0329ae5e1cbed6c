#include "engine/runtime/process/container.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/json.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

constexpr int kKilled = 128 + SIGKILL;
constexpr int kNotExecutable = 127;

struct Read {
  std::string_view bytes;
  bool at_end = false;
};

Read read_some(const Fd& fd, std::array<char, 65536>& buffer) {
  ssize_t n;
  do n = ::read(fd.get(), buffer.data(), buffer.size());
  while (n < 0 && errno == EINTR);
  return {{buffer.data(), n > 0 ? static_cast<std::size_t>(n) : 0}, n == 0 || (n < 0 && errno != EAGAIN)};
}

// The first process of the container, as this machine numbers it: bubblewrap's only child.
std::optional<pid_t> child_of(pid_t monitor, const Fd& processes) {
  Fd file(::openat(processes.get(), fmt::format("{0}/task/{0}/children", monitor).c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 65536> buffer;
  if (!file) return std::nullopt;
  auto child = parse_number(trim(read_some(file, buffer).bytes), INT32_MAX);
  if (!child) return std::nullopt;
  return static_cast<pid_t>(*child);
}

std::string link_at(const Fd& folder, const char* name) {
  std::array<char, 256> target;
  auto length = ::readlinkat(folder.get(), name, target.data(), target.size());
  return {target.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
}

}  // namespace

Container::Container(Surroundings& surroundings, Identity identity, Launched launched,
                     std::map<std::string, std::string> environment, std::function<void()> ended)
    : around_(surroundings),
      identity_(std::move(identity)),
      environment_(std::move(environment)),
      on_end_(std::move(ended)),
      monitor_(std::move(launched.monitor)),
      monitor_watch_(static_cast<int>(::syscall(SYS_pidfd_open, monitor_.pid(), 0))),
      out_{std::move(launched.out), {}},
      err_{std::move(launched.err), {}},
      status_(std::move(launched.status)),
      release_(std::move(launched.release)) {
  watch(status_, [this] {
    if (!read_status()) around_.reactor.forget(status_.get());
    if (process_ && !running_) run();
  });
  for (auto* stream : {&out_, &err_}) {
    watch(stream->fd, [this, stream] {
      if (!read_output(*stream)) around_.reactor.forget(stream->fd.get());
    });
  }
  watch(monitor_watch_, [this] { finish(); });
}

Container::~Container() {
  if (ended_) return;
  // A program is killed by its number, which may still be on its way.
  pollfd status{status_.get(), POLLIN, 0};
  while (!process_ && ::poll(&status, 1, -1) > 0 && read_status()) {
  }
  if (process_) ::syscall(SYS_pidfd_send_signal, process_.get(), SIGKILL, nullptr, 0);
  release_.reset();
  if (process_) monitor_.wait();
}

void Container::watch(const Fd& fd, std::function<void()> ready) {
  watches_.push_back(std::make_unique<Watch>(std::move(ready)));
  if (!around_.reactor.watch(fd.get(), *watches_.back(), EPOLLIN)) log::error("cannot watch a container");
}

// False at the end of the stream.
bool Container::read_status() {
  std::array<char, 65536> buffer;
  auto [bytes, at_end] = read_some(status_, buffer);
  status_text_ += bytes;
  for (auto end = status_text_.find('\n'); end != std::string::npos; end = status_text_.find('\n')) {
    auto json = parse_json(std::string_view(status_text_).substr(0, end));
    status_text_.erase(0, end + 1);
    if (!json || !json->is_object()) continue;
    // Numbers of processes are those of the VPC's process namespace, whose /proc this thread sees.
    if (auto pid = json->find("child-pid"); pid != json->end() && pid->is_number_integer()) {
      number_ = pid->get<int>();
      process_ = Fd(::open(fmt::format("/proc/{}", number_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    }
    if (auto code = json->find("exit-code"); code != json->end() && code->is_number_integer())
      exit_code_ = code->get<int>();
  }
  return !at_end;
}

// Bubblewrap has made the container and waits.
void Container::run() {
  limit();
  if (::send(release_.get(), "!", 1, MSG_NOSIGNAL) != 1) return;  // it has ended: finish() says so
  release_.reset();
  running_ = true;
  around_.observer.started(identity_.task, identity_.name,
                           Started{fmt::format("{}-{}", identity_.task, random_decimal(10)), around_.clock.now()});
  for (int number : std::exchange(waiting_signals_, {})) signal(number);
}

void Container::limit() {
  auto process = child_of(monitor_.pid(), around_.processes);
  if (!process) return;
  auto added = around_.cgroups.add(identity_.group(), *process);
  if (!added) log::warn("container {} runs without limits: {}", identity_.group(), added.error().message);
}

// False at the end of the stream.
bool Container::read_output(Stream& stream) {
  std::array<char, 65536> buffer;
  auto [bytes, at_end] = read_some(stream.fd, buffer);
  stream.lines.feed(bytes, [this](std::string line) { report(std::move(line)); });
  return !at_end;
}

void Container::report(std::string line) {
  if (running_)
    around_.observer.output(identity_.task, identity_.name, around_.clock.now(), std::move(line));
  else
    said_.push_back(std::move(line));
}

void Container::signal(int number) {
  if (number == 0) number = identity_.stop_signal;
  if (ended_) return;
  if (!running_)
    waiting_signals_.push_back(number);
  else
    ::syscall(SYS_pidfd_send_signal, process_.get(), number, nullptr, 0);
}

// Its first process being killed, the kernel kills the others of its process namespace.
void Container::kill() {
  signal(SIGKILL);
}

std::optional<Command> Container::command_inside(const std::vector<std::string>& program, Millis time) const {
  if (!running_ || ended_ || inside_) return std::nullopt;
  bool shares_users = link_at(around_.processes, "thread-self/ns/user") == link_at(process_, "ns/user");
  auto command = enter(number_, !shares_users, program, time);
  command.environment = environment_;
  return command;
}

void Container::watch_program(Child program) {
  inside_ = std::move(program);
  if (!inside_) return around_.observer.executed(identity_.task, identity_.name, std::nullopt);
  static_cast<void>(around_.cgroups.add(identity_.group(), inside_.pid()));
  inside_watch_ = Fd(static_cast<int>(::syscall(SYS_pidfd_open, inside_.pid(), 0)));
  inside_end_ = std::make_unique<Watch>([this] { finish_program(); });
  if (!around_.reactor.watch(inside_watch_.get(), *inside_end_, EPOLLIN)) log::error("cannot watch a program");
}

void Container::finish_program() {
  if (!inside_) return;  // its container has ended in this round of events
  around_.reactor.forget(inside_watch_.get());
  if (ended_) inside_.signal(SIGKILL);  // timeout itself; what it ran has ended with the container
  int code = inside_.wait();
  inside_ = Child();
  if (!ended_) around_.observer.executed(identity_.task, identity_.name, code);
}

Error Container::failure() const {
  std::string_view why = said_.empty() ? "it ended before it was set up" : std::string_view(said_.back());
  if (why.starts_with("bwrap: ")) why.remove_prefix(7);
  return {Error::Kind::Failed, printable(why, 1000), "CannotStartContainerError"};
}

// The monitor has ended, and so have all processes of the container: what they wrote is in the pipes.
void Container::finish() {
  read_status();
  for (auto* stream : {&out_, &err_}) {
    std::array<char, 65536> buffer;
    auto emit = [this](std::string line) { report(std::move(line)); };
    // Not up to the end of the stream: a process of another container of the task may have been handed the pipe.
    for (auto bytes = read_some(stream->fd, buffer).bytes; !bytes.empty(); bytes = read_some(stream->fd, buffer).bytes)
      stream->lines.feed(bytes, emit);
    stream->lines.finish(emit);
  }
  for (const Fd* fd : {&status_, &out_.fd, &err_.fd, &monitor_watch_}) around_.reactor.forget(fd->get());
  int code = monitor_.wait();
  ended_ = true;
  if (inside_) finish_program();
  if (!running_) {
    around_.observer.started(identity_.task, identity_.name, std::unexpected(failure()));
  } else {
    // Without a word on the exit code bubblewrap could not execute the program, or was killed itself.
    code = exit_code_.value_or(code > 128 ? code : kNotExecutable);
    bool out_of_memory = code == kKilled && around_.cgroups.out_of_memory(identity_.group());
    around_.observer.exited(identity_.task, identity_.name, Exit{code, out_of_memory});
  }
  on_end_();
}

}  // namespace sparkecs::engine::runtime
