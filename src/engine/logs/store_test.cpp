#include "engine/logs/store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "base/random.h"

namespace sparkecs::engine::logs {
namespace {

namespace fs = std::filesystem;

class StoreTest : public testing::Test {
 protected:
  StoreTest() : folder_(fs::temp_directory_path() / ("logs-" + random_hex(12))) { reopen(); }
  ~StoreTest() override { fs::remove_all(folder_); }

  void reopen() {
    store_.reset();
    auto opened = Store::open(folder_, clock_);
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }
  void say(const std::string& line, const std::string& stream = "s") {
    store_->append("g", stream, clock_.now(), line);
  }
  std::vector<std::string> lines(const std::string& stream = "s") {
    std::vector<std::string> texts;
    auto events =
        (*store_->find_stream("g", stream))->first_of({}, {INT64_MAX, 0}, {.events = 1u << 20, .bytes = 1u << 30});
    EXPECT_TRUE(events) << events.error().message;
    for (const auto& event : *events) texts.push_back(event.message);
    return texts;
  }
  std::vector<fs::path> segments() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
      if (entry.path().extension() == ".log") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
  }

  ManualClock clock_;
  fs::path folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(StoreTest, KeepsEverythingAcrossRestarts) {
  ASSERT_TRUE(store_->add_group("g", {{"team", "spark"}}));
  ASSERT_TRUE(store_->set_retention("g", 14));
  say("one");
  say("two");
  ASSERT_TRUE(store_->add_stream("g", "empty"));
  reopen();
  const auto* group = *store_->find_group("g");
  EXPECT_EQ(group->info.retention_days, 14);
  EXPECT_EQ(group->info.tags.at("team"), "spark");
  EXPECT_EQ(lines(), (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(lines("empty"), std::vector<std::string>{});
  say("three");
  EXPECT_EQ(lines(), (std::vector<std::string>{"one", "two", "three"}));
}

TEST_F(StoreTest, NamesFromOutsideNeverBecomePaths) {
  for (const auto& name :
       std::vector<std::string>{"../../outside", "/etc/passwd", "..", "a/b", std::string(512, 'x')}) {
    ASSERT_TRUE(store_->add_group(name, {}));
    store_->append(name, name, clock_.now(), "line");
  }
  reopen();
  EXPECT_EQ(store_->groups().size(), 5u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 5);
  EXPECT_TRUE(store_->find_stream("../../outside", "../../outside"));
}

TEST_F(StoreTest, HalfARecordIsCutOff) {
  store_->create_group("g");
  say("whole");
  auto file = segments().at(0);
  auto size = fs::file_size(file);
  say("torn by a crash");
  for (auto cut : {fs::file_size(file) - 1, size + kRecordHeader, size + 3}) {
    fs::resize_file(file, cut);
    reopen();
    EXPECT_EQ(lines(), std::vector<std::string>{"whole"}) << cut;
    EXPECT_EQ(fs::file_size(file), size);
    std::ofstream(file, std::ios::app) << "torn by a crash, this time with bytes of all kinds";
  }
  reopen();
  say("next");
  EXPECT_EQ(lines(), (std::vector<std::string>{"whole", "next"}));
}

TEST_F(StoreTest, RemovesWhatACrashLeft) {
  store_->create_group("g");
  auto group = (*store_->find_group("g"))->folder;
  std::ofstream(group / "0123-00000001.log") << "{\"stream\":\"half";
  std::ofstream(group / "group.json.12345678.tmp") << "{";
  fs::create_directory(folder_ / "without-group-file");
  reopen();
  EXPECT_EQ(store_->groups().size(), 1u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
  EXPECT_EQ(std::distance(fs::directory_iterator(group), {}), 1);
}

TEST_F(StoreTest, LinesKeepTheirOrderEvenIfTheClockDoesNot) {
  store_->create_group("g");
  say("first");
  store_->append("g", "s", clock_.now() - Millis(5000), "second");
  say("");
  say("third");
  EXPECT_EQ(lines(), (std::vector<std::string>{"first", "second", "third"}));
}

TEST_F(StoreTest, LateEventsFindTheirPlaceAmongSegments) {
  store_->create_group("g");
  std::string big(200'000, 'x');
  for (int i = 0; i < 100; ++i) {  // 20 MB: three segments
    say(big);
    clock_.advance(Millis(10));
  }
  ASSERT_EQ(segments().size(), 3u);
  auto start = clock_.now().time_since_epoch().count() - 1000;
  auto* stream = *store_->find_stream("g", "s");
  std::vector<Event> late;
  for (auto at : {start - 5, start + 15, start + 555, start + 995, start + 2000})
    late.push_back({.timestamp = at, .message = std::to_string(at - start)});
  ASSERT_TRUE(stream->append(late, clock_.now().time_since_epoch().count()));
  for (int round = 0; round < 2; ++round, reopen()) {
    auto all = *(*store_->find_stream("g", "s"))->first_of({}, {INT64_MAX, 0}, {.events = 1000, .bytes = 1u << 30});
    ASSERT_EQ(all.size(), 105u);
    EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Event::key));
    EXPECT_EQ(all.front().message, "-5");
    EXPECT_EQ(all.back().message, "2000");
  }
}

TEST_F(StoreTest, DeletedMeansGone) {
  store_->create_group("g");
  say("a", "one");
  say("b", "two");
  ASSERT_TRUE(store_->delete_stream("g", "one"));
  EXPECT_EQ(store_->find_stream("g", "one").error().code, "ResourceNotFoundException");
  say("again", "one");
  EXPECT_EQ(lines("one"), std::vector<std::string>{"again"});
  ASSERT_TRUE(store_->delete_group("g"));
  say("nobody listens");
  EXPECT_TRUE(fs::is_empty(folder_));
  EXPECT_EQ(store_->delete_group("g").error().code, "ResourceNotFoundException");
}

TEST_F(StoreTest, NothingTwice) {
  ASSERT_TRUE(store_->add_group("g", {}));
  EXPECT_EQ(store_->add_group("g", {}).error().code, "ResourceAlreadyExistsException");
  ASSERT_TRUE(store_->add_stream("g", "s"));
  EXPECT_EQ(store_->add_stream("g", "s").error().code, "ResourceAlreadyExistsException");
}

}  // namespace
}  // namespace sparkecs::engine::logs
