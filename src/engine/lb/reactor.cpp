#include "engine/lb/reactor.h"

#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

#include "base/log.h"

namespace sparkecs::engine::lb {
namespace {

Millis steady_now() {
  return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

timespec to_timespec(Millis duration) {
  return {static_cast<time_t>(duration.count() / 1000), static_cast<long>(duration.count() % 1000) * 1'000'000};
}

}  // namespace

Reactor::Reactor() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  epoll_event event{.events = EPOLLIN, .data = {.ptr = nullptr}};  // no watcher: the bell
  if (!epoll_ || !bell_ || ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, bell_.get(), &event) != 0) {
    log::error("cannot make an event loop: the limit of open files is too low");
    std::abort();
  }
  now_ = steady_now();
  thread_ = std::thread([this] { run(); });
}

void Reactor::post(std::function<void()> job) {
  inbox_.with([&](Inbox& inbox) { inbox.jobs.push_back(std::move(job)); });
  ::eventfd_write(bell_.get(), 1);
}

void Reactor::stop() {
  if (!thread_.joinable()) return;
  inbox_.with([](Inbox& inbox) { inbox.stop = true; });
  ::eventfd_write(bell_.get(), 1);
  thread_.join();
}

bool Reactor::watch(int fd, Watcher& watcher, std::uint32_t events) {
  epoll_event event{.events = events, .data = {.ptr = &watcher}};
  return ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event) == 0;
}

void Reactor::forget(int fd) {
  ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, fd, nullptr);
}

void Reactor::run() {
  std::array<epoll_event, 256> events;
  for (;;) {
    int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), later_.empty() ? -1 : 0);
    now_ = steady_now();
    bool rung = false;
    for (int i = 0; i < count; ++i) {
      if (auto* watcher = static_cast<Watcher*>(events[static_cast<std::size_t>(i)].data.ptr))
        watcher->ready(events[static_cast<std::size_t>(i)].events);
      else
        rung = true;
    }
    if (rung) {
      eventfd_t rings = 0;
      ::eventfd_read(bell_.get(), &rings);
      bool stop = false;
      std::vector<std::function<void()>> jobs;
      inbox_.with([&](Inbox& inbox) {
        stop = inbox.stop;
        jobs.swap(inbox.jobs);
      });
      if (stop) return;
      run_all(jobs);
    }
    run_all(later_);
    retired_.clear();
  }
}

void Reactor::run_all(std::vector<std::function<void()>>& jobs) {
  // Jobs may add further ones, which wait for the next round.
  std::vector<std::function<void()>> batch;
  batch.swap(jobs);
  for (auto& job : batch) job();
}

Fd open_timer() {
  return Fd(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
}

void set_timer(const Fd& timer, Millis delay, Millis period) {
  // All zero would mean never.
  itimerspec times{.it_interval = to_timespec(period), .it_value = to_timespec(std::max(delay, Millis(1)))};
  ::timerfd_settime(timer.get(), 0, &times, nullptr);
}

void drain_timer(const Fd& timer) {
  std::uint64_t expirations = 0;
  if (::read(timer.get(), &expirations, sizeof expirations) < 0 && errno != EAGAIN)
    log::warn("cannot read a timer: error {}", errno);
}

}  // namespace sparkecs::engine::lb
