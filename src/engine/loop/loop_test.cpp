// What every Loop promises, and what the manual one adds.
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "engine/loop/asio_loop.h"
#include "engine/loop/manual_loop.h"

namespace sparkecs::engine {
namespace {

TEST(ManualLoop, TimersRunInOrderAndPostedJobsFollowThem) {
  ManualLoop loop;
  std::string story;
  TimePoint start = loop.now();
  loop.after(Millis(20), [&] { story += "c"; });
  loop.after(Millis(10), [&] {
    story += "a";
    loop.post([&] { story += "b"; });
    loop.after(Millis(5), [&] { story += "(" + std::to_string((loop.now() - start).count()) + ")"; });
  });
  loop.advance(Millis(9));
  EXPECT_EQ(story, "");
  loop.advance(Millis(11));
  EXPECT_EQ(story, "ab(15)c");
  EXPECT_EQ(loop.now() - start, Millis(20));
}

TEST(ManualLoop, CancelledTimerNeverRuns) {
  ManualLoop loop;
  bool ran = false;
  auto second = loop.after(Millis(10), [&] { ran = true; });
  loop.after(Millis(10), [&] { loop.cancel(second); });
  auto first = loop.after(Millis(5), [&] { loop.cancel(second); });
  loop.cancel(first);
  loop.cancel(0);
  loop.cancel(second);
  loop.advance(Millis(50));
  EXPECT_FALSE(ran);
}

TEST(AsioLoop, RunsPostsInOrderAndTimersUnlessCancelled) {
  AsioLoop loop;
  std::string story;
  std::jthread poster([&] {
    loop.post([&] {
      story += "1";
      auto dropped = loop.after(Millis(1), [&] { story += "x"; });
      loop.after(Millis(5), [&] {
        story += "3";
        loop.stop();
      });
      loop.cancel(dropped);
    });
    loop.post([&] { story += "2"; });
  });
  loop.run();
  EXPECT_EQ(story, "123");
}

// Both timers are due at once; the first to run forgets the second although Asio has queued its handler.
TEST(AsioLoop, TimerCanBeCancelledUntilItStarts) {
  AsioLoop loop;
  int ran = 0;
  Loop::Timer a = 0;
  Loop::Timer b = 0;
  a = loop.after(Millis(0), [&] { ++ran, loop.cancel(b); });
  b = loop.after(Millis(0), [&] { ++ran, loop.cancel(a); });
  loop.after(Millis(20), [&] { loop.stop(); });
  loop.run();
  EXPECT_EQ(ran, 1);
}

}  // namespace
}  // namespace sparkecs::engine
