#include "graph/graph.h"

#include <algorithm>

namespace sparkecs::graph {

Node Graph::add(std::string name) {
  nodes_.push_back({std::move(name), {}, {}});
  return nodes_.size() - 1;
}

void Graph::edge(Node before, Node after) {
  auto& followers = nodes_[before].followers;
  if (std::ranges::find(followers, after) != followers.end()) return;
  followers.push_back(after);
  nodes_[after].needs.push_back(before);
}

std::vector<Node> Graph::cycle() const {
  // Depth first with an explicit path: a node met again while it is on the path closes a cycle.
  enum class Mark { New, OnPath, Finished };
  std::vector<Mark> marks(size(), Mark::New);
  struct Visit {
    Node node;
    std::size_t next = 0;
  };
  for (Node start = 0; start < size(); ++start) {
    if (marks[start] != Mark::New) continue;
    std::vector<Visit> path{{start}};
    marks[start] = Mark::OnPath;
    while (!path.empty()) {
      auto& [node, next] = path.back();
      if (next == followers(node).size()) {
        marks[node] = Mark::Finished;
        path.pop_back();
        continue;
      }
      Node follower = followers(node)[next++];
      if (marks[follower] == Mark::New) {
        marks[follower] = Mark::OnPath;
        path.push_back({follower});
      } else if (marks[follower] == Mark::OnPath) {
        std::vector<Node> found;
        auto first = std::ranges::find(path, follower, &Visit::node);
        for (auto at = first; at != path.end(); ++at) found.push_back(at->node);
        return found;
      }
    }
  }
  return {};
}

}  // namespace sparkecs::graph
