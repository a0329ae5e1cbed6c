// Flow is one client's connection and its counterpart to a target: it copies both ways until both sides are done.
// An end of stream is passed on after the data before it, while the other direction goes on (half-close); a reset is
// passed on as a reset. A side that reads slowly stops the other one being read: at most one buffer waits here.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/fd.h"
#include "engine/lb/endpoint.h"
#include "engine/lb/reactor.h"

namespace sparkecs::engine::lb {

// Everything on one reactor's thread. An idle flow holds two descriptors and no buffers.
class Flow : public std::enable_shared_from_this<Flow> {
 public:
  class Owner {
   public:
    virtual ~Owner() = default;
    // The flow is over and its descriptors are closed. Called once; the flow may be forgotten.
    virtual void ended(Flow& flow) = 0;
    // What all flows of the thread read into.
    virtual std::span<char> buffer() = 0;
  };

  // `target` is a connection being made to the endpoint.
  Flow(Reactor& reactor, Owner& owner, Fd client, Fd target, std::shared_ptr<Endpoint> endpoint);
  // Begins copying. False, with nothing changed, when the reactor cannot watch the two.
  bool start();
  // Ends it with a reset to both sides.
  void reset();

  const std::shared_ptr<Endpoint>& endpoint() const { return endpoint_; }
  Millis last_active() const { return last_active_; }

 private:
  enum class Input { Open, Ended, Reset };
  struct Side final : Reactor::Watcher {
    explicit Side(Flow& flow_, Fd fd_) : flow(flow_), fd(std::move(fd_)) {}
    void ready(std::uint32_t events) override;

    Flow& flow;
    Fd fd;
    Input input = Input::Open;
    bool readable = false;      // there may be something to read
    bool closing = false;       // the end of the stream, or an error, is waiting behind what can be read
    bool broken = false;        // cannot be written to any more
    bool shut = false;          // we have passed on the other side's end
    std::vector<char> waiting;  // to be written to this side
    std::size_t written = 0;    // how much of it is
  };

  void advance();
  bool pump(Side& from, Side& to);
  void receive(Side& from, Side& to);
  void send(Side& to, std::span<const char> data);
  bool flush(Side& to);
  void pass_on_end(Side& from, Side& to);
  void end();

  Reactor& reactor_;
  Owner& owner_;
  const std::shared_ptr<Endpoint> endpoint_;
  Side client_;
  Side target_;
  Millis last_active_;
  bool connected_ = false;
  bool queued_ = false;  // advance() is due again in this round
  bool over_ = false;
};

}  // namespace sparkecs::engine::lb
