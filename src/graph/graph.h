// A directed graph of things that must happen before others. It knows names and order and nothing of what they mean.
// Plain data: share it between threads only while nobody changes it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sparkecs::graph {

using Node = std::size_t;  // 0, 1, 2, … in the order they were added

class Graph {
 public:
  Node add(std::string name);
  // `before` must end before `after` may start. Saying it twice is the same as saying it once.
  void edge(Node before, Node after);

  std::size_t size() const { return nodes_.size(); }
  const std::string& name(Node node) const { return nodes_[node].name; }
  const std::vector<Node>& followers(Node node) const { return nodes_[node].followers; }
  const std::vector<Node>& needs(Node node) const { return nodes_[node].needs; }

  // The nodes of one cycle in order, each once; empty when there is none.
  std::vector<Node> cycle() const;

 private:
  struct Entry {
    std::string name;
    std::vector<Node> followers;
    std::vector<Node> needs;
  };
  std::vector<Entry> nodes_;
};

}  // namespace sparkecs::graph
