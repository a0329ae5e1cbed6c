// Guarded<T> owns a T that is reachable only under its lock: there is no way in but with() and wait().
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace sparkecs {

template <class T>
class Guarded {
 public:
  Guarded() = default;
  explicit Guarded(T value) : value_(std::move(value)) {}

  // Runs `use` with the value while holding the lock. Never keep a reference to the value.
  template <class F>
  decltype(auto) with(F&& use) {
    std::scoped_lock lock(mutex_);
    return std::forward<F>(use)(value_);
  }
  template <class F>
  decltype(auto) with(F&& use) const {
    std::scoped_lock lock(mutex_);
    return std::forward<F>(use)(std::as_const(value_));
  }

  // As with(), then wakes everybody in wait().
  template <class F>
  void change(F&& use) {
    {
      std::scoped_lock lock(mutex_);
      std::forward<F>(use)(value_);
    }
    changed_.notify_all();
  }

  // Waits until `ready(value)`, or until `deadline`, or until `stop` is requested. Returns what ready() last said.
  template <class Clock, class Duration, class F>
  bool wait_until(std::stop_token stop, std::chrono::time_point<Clock, Duration> deadline, F&& ready) {
    std::unique_lock lock(mutex_);
    return changed_.wait_until(lock, stop, deadline, [&] { return ready(value_); });
  }
  template <class F>
  bool wait(std::stop_token stop, F&& ready) {
    std::unique_lock lock(mutex_);
    return changed_.wait(lock, stop, [&] { return ready(value_); });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  T value_{};
};

}  // namespace sparkecs
