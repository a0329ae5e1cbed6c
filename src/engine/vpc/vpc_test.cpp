#include "engine/vpc/vpc.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <thread>
#include <tuple>

#include "base/sanitizer_for_test.h"

namespace sparkecs::engine::vpc {
namespace {

const Layout kLayout{{{"10.0.1.1", 24}, {"10.0.2.1", 24}}, {"10.0.0.2", "169.254.170.2"}};

InterfaceSpec task(const std::string& name, const std::string& subnet) {
  return {name, {subnet + ".5", 24}, subnet + ".1", "0e:00:0a:00:0" + subnet.substr(5) + ":05"};
}

// Runs `story` on a thread of its own that lives in the VPC.
template <class F>
void inside(const Vpc& vpc, F story) {
  std::thread([&] {
    auto resident = Resident::enter(vpc);
    ASSERT_TRUE(resident) << resident.error().message;
    story(*resident);
  }).join();
}

// What connecting to it says: 0, or an errno. Nobody listens on port 9, so a host that is reached refuses.
int connect(Result<Fd> socket, const char* address, int port = 9) {
  if (!socket) return -1;
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, address, &to.sin_addr);
  if (::connect(socket->get(), reinterpret_cast<sockaddr*>(&to), sizeof to) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  pollfd writable{socket->get(), POLLOUT, 0};
  if (::poll(&writable, 1, 5000) != 1) return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(socket->get(), SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

// What a shell inside a task's network finds out about a TCP port.
std::string seen_from(Resident& resident, const Attachment& from, const std::string& address, int port = 9) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return "no pipe";
  Fd reader(ends[0]);
  Fd writer(ends[1]);
  Command command{{"bash", "-c", "exec 2>&1; : </dev/tcp/" + address + "/" + std::to_string(port) + " && echo open"}};
  command.out = writer.get();
  auto child = resident.start(command, from);
  if (!child) return child.error().message;
  writer.reset();
  std::string said;
  char buffer[1024];
  for (ssize_t n; (n = ::read(reader.get(), buffer, sizeof buffer)) > 0;) said.append(buffer, static_cast<size_t>(n));
  child->wait();
  return said;
}

std::size_t links_of_this_machine() {
  std::size_t count = 0;
  auto* all = if_nameindex();
  for (auto* link = all; link->if_index != 0; ++link) ++count;
  if_freenameindex(all);
  return count;
}

void tasks_reach_each_other() {
  auto before = links_of_this_machine();
  auto ready = prepare_process();
  ASSERT_TRUE(ready) << ready.error().message;
  auto vpc = Vpc::create(kLayout);
  ASSERT_TRUE(vpc) << vpc.error().message;
  auto service = listen_tcp(**vpc, "169.254.170.2", 80);
  ASSERT_TRUE(service) << service.error().message;
  auto dns = bind_udp(**vpc, "10.0.0.2", 53);
  ASSERT_TRUE(dns) << dns.error().message;
  EXPECT_EQ(bind_udp(**vpc, "10.0.0.2", 53).error().kind, Error::Kind::Conflict);
  EXPECT_EQ(listen_tcp(**vpc, "169.254.170.2", 80).error().kind, Error::Kind::Conflict);
  Attachment first;
  Attachment second;
  inside(**vpc, [&](Resident& resident) {
    for (auto [attachment, name, subnet] : {std::tuple(&first, "first", "10.0.1"), {&second, "second", "10.0.2"}}) {
      auto attached = resident.attach(task(name, subnet));
      ASSERT_TRUE(attached) << attached.error().message;
      *attachment = std::move(*attached);
      EXPECT_EQ(seen_from(resident, *attachment, "169.254.170.2", 80), "open\n");
    }
    EXPECT_NE(seen_from(resident, first, "10.0.2.5").find("Connection refused"), std::string::npos);
    EXPECT_EQ(resident.attach(task("first", "10.0.1")).error().kind, Error::Kind::Conflict);
  });
  EXPECT_EQ(connect((*vpc)->open_tcp(), "10.0.1.5"), ECONNREFUSED);
  EXPECT_EQ(connect((*vpc)->open_tcp(), "10.0.2.5"), ECONNREFUSED);
  EXPECT_TRUE((*vpc)->detach(std::move(second)));
  inside(**vpc, [&](Resident& resident) {
    auto again = resident.attach(task("second", "10.0.2"));
    EXPECT_TRUE(again) << again.error().message;
  });
  EXPECT_EQ(links_of_this_machine(), before);
}

// Runs `story` in a process of its own, as the ordinary user with this id; 0 if none of its expectations failed.
int in_child(uid_t user, const std::function<void()>& story) {
  pid_t child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(user) != 0 || ::setuid(user) != 0)) ::_exit(99);
    ::prctl(PR_SET_DUMPABLE, 1);  // as a program has it that its user started
    story();
    ::_exit(testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return exit_code_of(status);
}

TEST(Vpc, TasksReachEachOtherTheServicesAndTheEngine) {
  EXPECT_EQ(in_child(0, tasks_reach_each_other), 0);
}

TEST(Vpc, WorksForAnOrdinaryUser) {
  if (kThreadSanitizer) GTEST_SKIP() << kNoUserNamespace;
  if (::geteuid() != 0) GTEST_SKIP() << "the test before ran as one already";
  EXPECT_EQ(in_child(65534, tasks_reach_each_other), 0);
}

// Process descriptors, opened while they live; readable once they are gone.
Fd watch(pid_t pid) {
  return Fd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
}

TEST(Vpc, NothingOutlivesAKilledEngine) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  Fd reader(ends[0]);
  Fd writer(ends[1]);
  pid_t engine = ::fork();
  if (engine == 0) {
    if (!prepare_process()) ::_exit(1);
    auto vpc = Vpc::create(kLayout);
    if (!vpc) ::_exit(1);
    inside(**vpc, [&](Resident& resident) {
      auto attachment = resident.attach(task("first", "10.0.1"));
      auto child = resident.start({{"sh", "-c", "trap '' TERM INT HUP; sleep 600 & wait"}}, *attachment);
      pid_t pids[] = {(*vpc)->holder(), child->pid()};
      if (::write(writer.get(), pids, sizeof pids) != sizeof pids) ::_exit(1);
      ::pause();
    });
  }
  pid_t pids[2];
  ASSERT_EQ(::read(reader.get(), pids, sizeof pids), static_cast<ssize_t>(sizeof pids));
  auto holder = watch(pids[0]);
  auto container = watch(pids[1]);
  ASSERT_TRUE(holder && container);
  ::kill(engine, SIGKILL);
  ::waitpid(engine, nullptr, 0);
  for (const Fd* gone : {&holder, &container}) {
    pollfd ended{gone->get(), POLLIN, 0};
    EXPECT_EQ(::poll(&ended, 1, 10'000), 1);
  }
}

}  // namespace
}  // namespace sparkecs::engine::vpc
