#include "cmd/interrupt.h"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cstdint>

namespace sparkecs::cmd {
namespace {

sigset_t block_endings() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

}  // namespace

Interrupt::Interrupt() : end_(::eventfd(0, EFD_CLOEXEC)) {
  auto set = block_endings();
  signals_ = Fd(::signalfd(-1, &set, SFD_CLOEXEC));
  thread_ = std::jthread([this](std::stop_token end) { watch(end); });
}

Interrupt::~Interrupt() {
  thread_.request_stop();
  std::uint64_t one = 1;
  [[maybe_unused]] auto ignored = ::write(end_.get(), &one, sizeof one);
}

void Interrupt::watch(std::stop_token end) {
  std::array<pollfd, 2> both{pollfd{signals_.get(), POLLIN, 0}, pollfd{end_.get(), POLLIN, 0}};
  while (!end.stop_requested()) {
    if (::poll(both.data(), both.size(), -1) <= 0 || (both[0].revents & POLLIN) == 0) continue;
    signalfd_siginfo info{};
    if (::read(signals_.get(), &info, sizeof info) != sizeof info) continue;
    if (!stop_.request_stop()) ::_exit(128 + static_cast<int>(info.ssi_signo));
  }
}

Termination::Termination() {
  block_endings();
}

void Termination::wait() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  int number = 0;
  ::sigwait(&set, &number);
}

}  // namespace sparkecs::cmd
