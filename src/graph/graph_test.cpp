#include "graph/graph.h"

#include <gtest/gtest.h>

namespace sparkecs::graph {
namespace {

Graph make(std::size_t nodes, std::initializer_list<std::pair<Node, Node>> edges) {
  Graph graph;
  for (std::size_t i = 0; i < nodes; ++i) graph.add(std::string(1, static_cast<char>('a' + i)));
  for (auto [before, after] : edges) graph.edge(before, after);
  return graph;
}

TEST(Graph, AnEdgeSaidTwiceCountsOnce) {
  auto graph = make(2, {{0, 1}, {0, 1}});
  EXPECT_EQ(graph.followers(0), std::vector<Node>{1});
  EXPECT_EQ(graph.needs(1), std::vector<Node>{0});
}

TEST(Graph, FindsCycles) {
  struct Case {
    const char* what;
    Graph graph;
    std::vector<Node> cycle;
  };
  for (const auto& [what, graph, cycle] : {
           Case{"nothing", make(0, {}), {}},
           Case{"alone", make(1, {}), {}},
           Case{"itself", make(1, {{0, 0}}), {0}},
           Case{"chain", make(3, {{0, 1}, {1, 2}}), {}},
           Case{"diamond", make(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}}), {}},
           Case{"pair", make(2, {{0, 1}, {1, 0}}), {0, 1}},
           Case{"behind a tail", make(4, {{0, 1}, {1, 2}, {2, 3}, {3, 1}}), {1, 2, 3}},
           Case{"not reachable from the first", make(3, {{1, 2}, {2, 1}}), {1, 2}},
       })
    EXPECT_EQ(graph.cycle(), cycle) << what;
}

TEST(Graph, ALongChainNeedsNoDeepStack) {
  Graph graph;
  graph.add("first");
  for (Node node = 1; node < 200'000; ++node) graph.edge(node - 1, graph.add("next"));
  EXPECT_TRUE(graph.cycle().empty());
}

}  // namespace
}  // namespace sparkecs::graph
