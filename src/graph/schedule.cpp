#include "graph/schedule.h"

namespace sparkecs::graph {

Schedule::Schedule(const Graph& graph) : graph_(graph), nodes_(graph.size()) {
  for (Node node = 0; node < graph.size(); ++node) {
    nodes_[node].missing = graph.needs(node).size();
    if (nodes_[node].missing > 0) continue;
    nodes_[node].state = State::Ready;
    ready_.push_back(node);
  }
}

Node Schedule::take_ready() {
  Node node = ready_.front();
  ready_.pop_front();
  nodes_[node].state = State::Running;
  ++running_;
  return node;
}

void Schedule::succeeded(Node node) {
  nodes_[node].state = State::Succeeded;
  --running_;
  for (Node follower : graph_.followers(node)) {
    auto& entry = nodes_[follower];
    if (--entry.missing > 0 || entry.state != State::Waiting) continue;
    entry.state = State::Ready;
    ready_.push_back(follower);
  }
}

std::vector<Node> Schedule::failed(Node node) {
  nodes_[node].state = State::Failed;
  --running_;
  std::vector<Node> skipped{node};
  for (std::size_t at = 0; at < skipped.size(); ++at) {
    for (Node follower : graph_.followers(skipped[at])) {
      if (nodes_[follower].state != State::Waiting) continue;
      nodes_[follower].state = State::Skipped;
      nodes_[follower].blamed = node;
      skipped.push_back(follower);
    }
  }
  skipped.erase(skipped.begin());
  return skipped;
}

void Schedule::stop() {
  ready_.clear();
  for (auto& entry : nodes_)
    if (entry.state == State::Waiting || entry.state == State::Ready) entry.state = State::Skipped;
}

}  // namespace sparkecs::graph
