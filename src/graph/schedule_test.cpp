#include "graph/schedule.h"

#include <gtest/gtest.h>

namespace sparkecs::graph {
namespace {

using State = Schedule::State;

// a before b and c, both before d; e stands alone.
Graph diamond() {
  Graph graph;
  for (auto name : {"a", "b", "c", "d", "e"}) graph.add(name);
  graph.edge(0, 1);
  graph.edge(0, 2);
  graph.edge(1, 3);
  graph.edge(2, 3);
  return graph;
}

std::vector<Node> take_all(Schedule& schedule) {
  std::vector<Node> taken;
  while (schedule.any_ready()) taken.push_back(schedule.take_ready());
  return taken;
}

TEST(Schedule, OffersWhatNeedsNothingMore) {
  auto graph = diamond();
  Schedule schedule(graph);
  EXPECT_EQ(take_all(schedule), (std::vector<Node>{0, 4}));
  EXPECT_FALSE(schedule.finished());
  schedule.succeeded(0);
  EXPECT_EQ(take_all(schedule), (std::vector<Node>{1, 2}));
  schedule.succeeded(2);
  EXPECT_FALSE(schedule.any_ready()) << "d still needs b";
  schedule.succeeded(1);
  EXPECT_EQ(take_all(schedule), (std::vector<Node>{3}));
  schedule.succeeded(3);
  EXPECT_FALSE(schedule.finished()) << "e is running";
  schedule.succeeded(4);
  EXPECT_TRUE(schedule.finished());
}

TEST(Schedule, BehindAFailureEverythingIsSkippedOnce) {
  auto graph = diamond();
  Schedule schedule(graph);
  take_all(schedule);
  schedule.succeeded(0);
  take_all(schedule);
  EXPECT_EQ(schedule.failed(1), std::vector<Node>{3});
  EXPECT_EQ(schedule.state(3), State::Skipped);
  EXPECT_EQ(schedule.blamed(3), Node{1});
  EXPECT_TRUE(schedule.failed(2).empty()) << "d has its reason already";
  EXPECT_EQ(schedule.blamed(3), Node{1});
  schedule.succeeded(4);
  EXPECT_TRUE(schedule.finished());
}

TEST(Schedule, AFailureReachesThroughSkippedNodes) {
  auto graph = diamond();
  Schedule schedule(graph);
  take_all(schedule);
  EXPECT_EQ(schedule.failed(0), (std::vector<Node>{1, 2, 3}));
  EXPECT_EQ(schedule.blamed(3), Node{0});
}

TEST(Schedule, StoppedItFinishesOnlyWhatRuns) {
  auto graph = diamond();
  Schedule schedule(graph);
  Node running = schedule.take_ready();
  schedule.stop();
  EXPECT_FALSE(schedule.finished());
  schedule.succeeded(running);
  EXPECT_TRUE(schedule.finished());
  for (Node node : {1u, 2u, 3u, 4u}) {
    EXPECT_EQ(schedule.state(node), State::Skipped) << node;
    EXPECT_FALSE(schedule.blamed(node)) << node;
  }
}

}  // namespace
}  // namespace sparkecs::graph
