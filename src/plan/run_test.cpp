#include "plan/run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <latch>

#include "plan/recorder_for_test.h"

namespace sparkecs::plan {
namespace {

Job good(std::string subject) {
  return {std::move(subject), [](Patience&) -> Result<> { return {}; }};
}
Job bad(std::string subject) {
  return {std::move(subject), [](Patience&) -> Result<> { return fail(Error::Kind::Denied, "no"); }};
}

TEST(Run, WhatDoesNotDependRunsAtTheSameTime) {
  // Each waits for the other: one after another they would never end.
  std::latch both(2);
  auto meet = [&](Patience&) -> Result<> {
    both.arrive_and_wait();
    return {};
  };
  graph::Graph order;
  order.add("a");
  order.add("b");
  Recorder recorder;
  auto outcome = run(order, {{"a", meet}, {"b", meet}}, recorder, kNoDeadline, {});
  EXPECT_TRUE(outcome.ok());
  EXPECT_EQ(outcome.done, 2);
}

TEST(Run, OrderHolds) {
  graph::Graph order;
  for (auto name : {"a", "kept", "c"}) order.add(name);
  order.edge(0, 1);
  order.edge(1, 2);
  Recorder recorder;
  auto outcome = run(order, {good("a"), {"kept"}, good("c")}, recorder, kNoDeadline, {});
  EXPECT_EQ(outcome.done, 2);
  EXPECT_EQ(recorder.all(), (std::vector<std::string>{"started a", "done a", "started c", "done c"}));
}

TEST(Run, BehindAFailureIsSkippedAndNamedTheRestFinishes) {
  graph::Graph order;
  for (auto name : {"a", "b", "c", "alone", "also bad"}) order.add(name);
  order.edge(0, 1);
  order.edge(1, 2);
  Recorder recorder;
  auto outcome =
      run(order, {bad("a"), good("b"), good("c"), good("alone"), bad("also bad")}, recorder, kNoDeadline, {});
  EXPECT_FALSE(outcome.ok());
  EXPECT_FALSE(outcome.interrupted);
  EXPECT_EQ(outcome.done, 1);
  ASSERT_EQ(outcome.failed.size(), 2u) << "every error is reported";
  ASSERT_EQ(outcome.skipped.size(), 2u);
  for (const auto& skip : outcome.skipped) EXPECT_EQ(skip.because, "a") << skip.subject;
  auto lines = recorder.all();
  EXPECT_TRUE(std::ranges::count(lines, "skipped c: needs a"));
}

TEST(Run, AskedToStopNothingNewStarts) {
  std::stop_source stop;
  graph::Graph order;
  for (auto name : {"a", "b", "waits"}) order.add(name);
  order.edge(0, 1);
  std::latch waiting(1);
  Job a{"a", [&](Patience&) -> Result<> {
          waiting.wait();
          stop.request_stop();
          return {};
        }};
  Job waits{"waits", [&](Patience& patience) -> Result<> {
              waiting.count_down();
              while (true) {
                auto paused = patience.pause("for ever");
                if (!paused) return paused;
              }
            }};
  Recorder recorder;
  auto outcome = run(order, {a, good("b"), waits}, recorder, kNoDeadline, stop.get_token());
  EXPECT_TRUE(outcome.interrupted);
  EXPECT_EQ(outcome.done, 1) << "what was under way has finished";
  EXPECT_TRUE(outcome.failed.empty());
  ASSERT_EQ(outcome.skipped.size(), 2u);
  for (const auto& skip : outcome.skipped) EXPECT_EQ(skip.because, "");
}

TEST(Run, NeverMoreThanItsLimitAtOnce) {
  std::atomic<int> now = 0, most = 0;
  graph::Graph order;
  std::vector<Job> jobs;
  for (int i = 0; i < 100; ++i) {
    order.add("j");
    jobs.push_back({"j", [&](Patience&) -> Result<> {
                      most = std::max<int>(most, ++now);
                      --now;
                      return {};
                    }});
  }
  Recorder recorder;
  EXPECT_EQ(run(order, jobs, recorder, kNoDeadline, {}).done, 100);
  EXPECT_LE(most, kJobsAtOnce);
}

}  // namespace
}  // namespace sparkecs::plan
