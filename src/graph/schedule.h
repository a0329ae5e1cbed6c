// Schedule says which nodes of a graph may start now. It is pure: whoever works asks it, on one thread.
//
//   while (!schedule.finished()) {
//     while (room && schedule.any_ready()) start(schedule.take_ready());
//     schedule.succeeded(node) or schedule.failed(node)
//   }
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "graph/graph.h"

namespace sparkecs::graph {

class Schedule {
 public:
  enum class State { Waiting, Ready, Running, Succeeded, Failed, Skipped };

  // The graph must have no cycle; what lies on one would wait for ever.
  explicit Schedule(const Graph& graph);

  bool any_ready() const { return !ready_.empty(); }
  // The node that has been ready longest; it counts as running from now on. Only while any_ready().
  Node take_ready();
  void succeeded(Node node);
  // Everything behind it is skipped, and returned, nearest first.
  std::vector<Node> failed(Node node);
  // Takes back everything that is ready or waiting: what runs may finish, nothing starts any more.
  void stop();

  // Nothing is ready and nothing is running.
  bool finished() const { return ready_.empty() && running_ == 0; }
  State state(Node node) const { return nodes_[node].state; }
  // For a skipped node: the failed one that is to blame. Nothing for one that stop() took back.
  std::optional<Node> blamed(Node node) const { return nodes_[node].blamed; }

 private:
  struct Entry {
    State state = State::Waiting;
    std::size_t missing = 0;  // needs that have not succeeded
    std::optional<Node> blamed{};
  };

  const Graph& graph_;
  std::vector<Entry> nodes_;
  std::deque<Node> ready_;
  std::size_t running_ = 0;
};

}  // namespace sparkecs::graph
