// AsioLoop is the Loop of a running engine: Boost.Asio on one thread.
#pragma once

#include <memory>

#include "engine/loop.h"

namespace boost::asio {
class io_context;
}

namespace sparkecs::engine {

class AsioLoop final : public Loop {
 public:
  AsioLoop();
  ~AsioLoop() override;  // not while run() runs; jobs still waiting are dropped

  // Runs jobs on the calling thread, which is the loop's thread from then on, until stop(). Once.
  void run();
  // Ends run() after the job that runs now. Safe from any thread.
  void stop();

  void post(Job job) override;
  Timer after(Millis delay, Job job) override;
  void cancel(Timer timer) override;
  const Clock& clock() const override;

  // For sockets whose handlers shall run on the loop's thread.
  boost::asio::io_context& context();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sparkecs::engine
