#include "engine/loop/asio_loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <unordered_map>

namespace sparkecs::engine {

namespace asio = boost::asio;

struct AsioLoop::Impl {
  asio::io_context context{1};  // a hint: one thread runs it
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  SystemClock clock;
  Timer last_timer = 0;
  // Declared after the context: timers end before it.
  std::unordered_map<Timer, asio::steady_timer> timers;
};

AsioLoop::AsioLoop() : impl_(std::make_unique<Impl>()) {}
AsioLoop::~AsioLoop() = default;

void AsioLoop::run() {
  impl_->context.run();
}

void AsioLoop::stop() {
  impl_->context.stop();
}

void AsioLoop::post(Job job) {
  asio::post(impl_->context, std::move(job));
}

Loop::Timer AsioLoop::after(Millis delay, Job job) {
  Timer id = ++impl_->last_timer;
  auto [at, added] = impl_->timers.try_emplace(id, impl_->context, delay);
  // An expired timer whose handler is queued can no longer be cancelled at Asio, so the table decides whether it runs.
  at->second.async_wait([this, id, job = std::move(job)](const boost::system::error_code& error) {
    if (error || impl_->timers.erase(id) == 0) return;
    job();
  });
  return id;
}

void AsioLoop::cancel(Timer timer) {
  impl_->timers.erase(timer);
}

const Clock& AsioLoop::clock() const {
  return impl_->clock;
}

asio::io_context& AsioLoop::context() {
  return impl_->context;
}

}  // namespace sparkecs::engine
