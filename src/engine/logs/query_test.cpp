#include "engine/logs/query.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/random.h"

namespace sparkecs::engine::logs {
namespace {

class QueryTest : public testing::Test {
 protected:
  QueryTest() : folder_(std::filesystem::temp_directory_path() / ("query-" + random_hex(12))) {
    std::filesystem::create_directory(folder_);
  }
  ~QueryTest() override { std::filesystem::remove_all(folder_); }

  Stream make(const std::string& name, const std::vector<std::int64_t>& times) {
    auto stream = Stream::create(folder_, {name, 0});
    EXPECT_TRUE(stream);
    std::vector<Event> events;
    for (auto time : times) events.push_back({.timestamp = time, .message = name + std::to_string(time)});
    EXPECT_TRUE(stream->append(events, 1'000'000));
    return std::move(*stream);
  }
  static std::vector<std::int64_t> times(const std::vector<Event>& events) {
    std::vector<std::int64_t> all;
    for (const auto& event : events) all.push_back(event.timestamp);
    return all;
  }

  std::filesystem::path folder_;
};
using Times = std::vector<std::int64_t>;

TEST_F(QueryTest, GetsForwardUntilTheTokenStays) {
  auto stream = make("s", {1, 2, 2, 3, 4});
  GetQuery query{.from_head = true, .limit = 2};
  std::vector<Times> pages;
  for (;;) {
    auto page = get_events(stream, query);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->forward.substr(0, 2), "f/");
    EXPECT_EQ(page->backward.substr(0, 2), "b/");
    if (page->forward == query.token) break;
    pages.push_back(times(page->events));
    query.token = page->forward;
  }
  EXPECT_EQ(pages, (std::vector<Times>{{1, 2}, {2, 3}, {4}}));
  // Whoever waits at the end gets what comes then.
  ASSERT_TRUE(stream.append({{.timestamp = 9, .message = "new"}}, 1'000'000));
  EXPECT_EQ(times(get_events(stream, query)->events), (Times{9}));
}

TEST_F(QueryTest, GetsTheNewestPageFirstAndThenBackward) {
  auto stream = make("s", {1, 2, 3, 4, 5});
  GetQuery query{.limit = 2};
  auto newest = *get_events(stream, query);
  EXPECT_EQ(times(newest.events), (Times{4, 5}));
  query.token = newest.backward;
  auto older = *get_events(stream, query);
  EXPECT_EQ(times(older.events), (Times{2, 3}));
  query.token = older.backward;
  auto oldest = *get_events(stream, query);
  EXPECT_EQ(times(oldest.events), (Times{1}));
  query.token = oldest.backward;
  auto end = *get_events(stream, query);
  EXPECT_TRUE(end.events.empty());
  EXPECT_EQ(end.backward, query.token);
  query.token = older.forward;  // and forward again from there
  EXPECT_EQ(times(get_events(stream, query)->events), (Times{4, 5}));
}

TEST_F(QueryTest, StartIsInclusiveAndEndExclusive) {
  auto stream = make("s", {10, 20, 30});
  for (bool from_head : {true, false}) {
    EXPECT_EQ(times(get_events(stream, {.start = 10, .end = 30, .from_head = from_head})->events), (Times{10, 20}));
    EXPECT_EQ(times(get_events(stream, {.start = 11, .from_head = from_head})->events), (Times{20, 30}));
    EXPECT_EQ(times(get_events(stream, {.start = 31, .from_head = from_head})->events), Times{});
  }
}

TEST_F(QueryTest, AnEmptyStreamHasTokensToo) {
  auto stream = make("s", {});
  for (bool from_head : {true, false}) {
    GetQuery query{.from_head = from_head};
    auto page = *get_events(stream, query);
    query.token = page.forward;
    EXPECT_EQ(get_events(stream, query)->forward, query.token);
  }
  auto waiting = *get_events(stream, {});
  ASSERT_TRUE(stream.append({{.timestamp = 7, .message = "first"}}, 1'000'000));
  EXPECT_EQ(times(get_events(stream, {.token = waiting.forward})->events), (Times{7}));
}

TEST_F(QueryTest, PagesEndAtAMegabyte) {
  auto stream = make("s", {});
  std::vector<Event> events(5, {.timestamp = 1, .message = std::string(400'000, 'x')});
  ASSERT_TRUE(stream.append(events, 1'000'000));
  EXPECT_EQ(get_events(stream, {.from_head = true})->events.size(), 2u);
  EXPECT_EQ(get_events(stream, {})->events.size(), 2u);
}

TEST_F(QueryTest, RefusesForeignTokens) {
  auto stream = make("s", {1});
  for (const auto* token : {"x", "f/1", "f/0000000000000000000x00000000000000000000", "bm90IG91cnM="}) {
    EXPECT_EQ(get_events(stream, {.token = token}).error().code, "InvalidParameterException") << token;
    EXPECT_EQ(filter_events({&stream}, {.token = token}).error().code, "InvalidParameterException") << token;
  }
}

TEST_F(QueryTest, FilterMergesStreamsByTime) {
  auto a = make("a", {1, 3, 5, 5});
  auto b = make("b", {2, 3, 5, 9});
  std::vector<Stream*> both{&a, &b};
  for (std::size_t limit : {1u, 2u, 3u, 100u}) {
    FilterQuery query{.end = 5, .limit = limit};
    std::vector<std::string> all;
    do {
      auto page = filter_events(both, query);
      ASSERT_TRUE(page);
      EXPECT_LE(page->events.size(), limit);
      for (const auto& found : page->events) all.push_back(found.event.message);
      query.token = page->token;
    } while (!query.token.empty());
    EXPECT_EQ(all, (std::vector<std::string>{"a1", "b2", "a3", "b3", "a5", "a5", "b5"})) << limit;
  }
}

TEST_F(QueryTest, FilterEndsALongSearchWithAnEmptyPage) {
  auto stream = make("s", {});
  std::string big(1'000'000, 'x');
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(stream.append({{.timestamp = i, .message = big}}, 1'000'000));
  ASSERT_TRUE(stream.append({{.timestamp = 99, .message = "needle"}}, 1'000'000));
  FilterQuery query{.pattern = *Pattern::parse("needle")};
  auto first = *filter_events({&stream}, query);
  EXPECT_TRUE(first.events.empty());
  ASSERT_FALSE(first.token.empty());
  query.token = first.token;
  auto second = *filter_events({&stream}, query);
  ASSERT_EQ(second.events.size(), 1u);
  EXPECT_EQ(second.token, "");
}

TEST(Pattern, Matches) {
  struct Case {
    const char* pattern;
    const char* message;
    bool matches;
  };
  for (const auto& [pattern, message, matches] : {
           Case{"", "anything", true},
           Case{" ", "anything", true},
           Case{"ERROR", "an ERROR here", true},
           Case{"ERROR", "an error here", false},
           Case{"a b", "b then a", true},
           Case{"a b", "only a", false},
           Case{"?x ?y", "has y", true},
           Case{"?x ?y", "has none", false},
           Case{"a -b", "a", true},
           Case{"a -b", "a b", false},
           Case{"\"two words\"", "the two words", true},
           Case{"\"two words\"", "two other words", false},
           Case{"?\"a: 1\" ?\"a: 2\"", "x a: 2 y", true},
           Case{"-\"a: 1\"", "x a: 1 y", false},
       }) {
    auto parsed = Pattern::parse(pattern);
    ASSERT_TRUE(parsed) << pattern;
    EXPECT_EQ(parsed->matches(message), matches) << pattern << " on " << message;
  }
  for (const auto* bad : {"{ $.a = 1 }", "[a, b]", "%re%", "\"open", "\"\"", "?"})
    EXPECT_EQ(Pattern::parse(bad).error().code, "InvalidParameterException") << bad;
}

}  // namespace
}  // namespace sparkecs::engine::logs
