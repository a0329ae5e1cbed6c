#include <gtest/gtest.h>

#include "wire/shape_codec.h"

namespace sparkecs::wire {
namespace {

struct Inner {
  std::string name;
  std::optional<int> count;
  static void members(auto& v, auto& self) {
    v.required("name", self.name);
    v.member("count", self.count);
  }
};

struct Sample {
  std::string text;
  bool flag = false;
  std::vector<std::string> words;
  std::vector<Inner> inners;
  std::map<std::string, int> numbers;
  std::optional<Inner> one;
  std::optional<TimePoint> at;
  Document rest;
  static void members(auto& v, auto& self) {
    v.member("text", self.text);
    v.member("flag", self.flag);
    v.always("words", self.words);
    v.member("inners", self.inners);
    v.member("numbers", self.numbers);
    v.member("one", self.one);
    v.member("at", self.at);
    v.rest(self.rest);
  }
};

Json json(std::string_view text) {
  return *parse_json(text);
}

TEST(Shape, SurvivesTheWire) {
  auto full = json(R"({"text":"t","flag":true,"words":["a"],"inners":[{"name":"n","count":3}],
                       "numbers":{"x":-1},"one":{"name":"m"},"at":1.5,"other":[1]})");
  auto shape = decode<Sample>(full);
  ASSERT_TRUE(shape) << shape.error().message;
  EXPECT_EQ(shape->rest.text, R"({"other":[1]})");
  EXPECT_EQ(encode(*shape), full);
}

TEST(Shape, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(to_text(encode(Sample{})), R"({"flag":false,"words":[]})");
}

// The XML protocols know only text, and an empty element for everything that is empty.
TEST(Shape, UnderstandsWhatXmlSays) {
  auto shape = decode<Sample>(json(R"({"flag":"true","words":"","inners":"","numbers":"","one":"","at":null})"));
  ASSERT_TRUE(shape) << shape.error().message;
  EXPECT_TRUE(shape->flag);
  EXPECT_TRUE(shape->words.empty() && shape->inners.empty() && shape->numbers.empty());
  EXPECT_TRUE(shape->one && !shape->at);
  EXPECT_EQ(decode<Inner>(json(R"({"name":"n","count":"-12"})"))->count, -12);
  EXPECT_TRUE(decode<Sample>(Json("")));
}

TEST(Shape, NamesWhatIsWrong) {
  for (const auto& [text, message] : {
           std::pair{R"([])", "request: expected a structure"},
           std::pair{R"({"text":1})", "text: expected a string"},
           std::pair{R"({"flag":"yes"})", "flag: expected true or false"},
           std::pair{R"({"words":{}})", "words: expected a list"},
           std::pair{R"({"words":"x"})", "words: expected a list"},
           std::pair{R"({"words":["a",2]})", "words[1]: expected a string"},
           std::pair{R"({"numbers":[]})", "numbers: expected a map"},
           std::pair{R"({"numbers":{"k":0.5}})", "numbers.k: expected a whole number in range"},
           std::pair{R"({"numbers":{"k":2147483648}})", "numbers.k: expected a whole number in range"},
           std::pair{R"({"inners":[{"name":"n","count":"x"}]})", "inners[0].count: expected a number"},
           std::pair{R"({"inners":[{"name":"n"},{}]})", "inners[1].name is required"},
           std::pair{R"({"at":"now"})", "at: expected a time in epoch seconds"},
           std::pair{R"({"at":1e300})", "at: expected a time in epoch seconds"},
       }) {
    auto shape = decode<Sample>(json(text), Reading::Strict);
    ASSERT_FALSE(shape) << text;
    EXPECT_EQ(shape.error().message, message);
    EXPECT_EQ(shape.error().kind, Error::Kind::Invalid);
  }
  EXPECT_TRUE(decode<Sample>(json(R"({"one":{}})"), Reading::Lenient));
}

}  // namespace
}  // namespace sparkecs::wire
