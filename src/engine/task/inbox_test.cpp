#include "engine/task/inbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "engine/loop/manual_loop.h"

namespace sparkecs::engine::task {
namespace {

// Writes down what it hears.
struct Heard final : runtime::Observer {
  std::vector<std::string> story;
  std::size_t bytes = 0;

  void prepared(const std::string& task, Result<> result) override {
    story.push_back(task + " prepared" + (result ? "" : ": " + result.error().message));
  }
  void started(const std::string& task, const std::string& container, Result<runtime::Started>) override {
    story.push_back(task + "/" + container + " started");
  }
  void output(const std::string&, const std::string&, TimePoint, std::string line) override { bytes += line.size(); }
  void exited(const std::string& task, const std::string& container, runtime::Exit exit) override {
    story.push_back(task + "/" + container + " exited " + std::to_string(exit.code));
  }
  void executed(const std::string& task, const std::string& container, std::optional<int> exit_code) override {
    story.push_back(task + "/" + container + " executed " + std::to_string(exit_code.value_or(-1)));
  }
  void removed(const std::string& task) override { story.push_back(task + " removed"); }
};

TEST(Inbox, HandsOutInOrderOnTheLoop) {
  ManualLoop loop;
  Inbox inbox(loop);
  Heard heard;
  inbox.open(heard);
  std::jthread([&] {
    inbox.prepared("t", fail(Error::Kind::Failed, "no bridge"));
    inbox.started("t", "c", runtime::Started{});
    inbox.exited("t", "c", {7});
    inbox.removed("t");
  }).join();
  EXPECT_TRUE(heard.story.empty());
  loop.run();
  EXPECT_EQ(heard.story,
            (std::vector<std::string>{"t prepared: no bridge", "t/c started", "t/c exited 7", "t removed"}));
}

TEST(Inbox, OutputWaitsForRoomAndNothingIsLost) {
  ManualLoop loop;
  Inbox inbox(loop);
  Heard heard;
  inbox.open(heard);
  const std::string line(1 << 20, 'x');
  constexpr int kLines = 40;  // more than kMostWaitingOutput
  std::atomic<int> written = 0;
  std::jthread writer([&] {
    for (; written < kLines; ++written) inbox.output("t", "c", {}, line);
  });
  while (written < 16) std::this_thread::yield();
  EXPECT_LE(written, 17);
  while (heard.bytes < kLines * line.size()) loop.run();
  writer.join();
  EXPECT_EQ(heard.bytes, kLines * line.size());
}

TEST(Inbox, ClosingLetsEverybodyGo) {
  ManualLoop loop;
  Inbox inbox(loop);
  Heard heard;
  inbox.open(heard);
  std::jthread writer([&] {
    for (int i = 0; i < 40; ++i) inbox.output("t", "c", {}, std::string(1 << 20, 'x'));
  });
  inbox.close();
  writer.join();
  loop.run();
  EXPECT_EQ(heard.bytes, 0u);
}

}  // namespace
}  // namespace sparkecs::engine::task
