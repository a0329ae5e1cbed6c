#include <gtest/gtest.h>

#include <filesystem>

#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "base/process.h"
#include "base/random.h"
#include "base/text.h"
#include "base/time.h"

namespace sparkecs {
namespace {

TEST(Json, SaysWhereItBroke) {
  auto broken = parse_json("{\n  \"a\": 1,\n  oops\n}");
  ASSERT_FALSE(broken);
  EXPECT_TRUE(broken.error().message.starts_with("3:3:")) << broken.error().message;
  EXPECT_EQ(parse_json(std::string(100'000, '[')).error().message, "1:129: nested deeper than 128 levels");
  EXPECT_TRUE(parse_json("[\"" + std::string(1000, '[') + "\\\"{\"]")) << "brackets in a string are text";
  EXPECT_FALSE(parse_json("]]][[["));
  EXPECT_EQ(to_text(*parse_json("{\"b\": [1, true]}")), "{\"b\":[1,true]}");
}

// Time grows with the text: a million values once took minutes, and one thread reads for everybody.
TEST(Json, AMillionSmallObjects) {
  std::string text = "{\"a\":[{}";
  for (int i = 0; i < 1'000'000; ++i) text += ",{}";
  auto parsed = parse_json(text + "]}");
  ASSERT_TRUE(parsed);
  EXPECT_EQ((*parsed)["a"].size(), 1'000'001u);
}

TEST(Text, PercentEncodingRoundTrips) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  EXPECT_EQ(percent_decode(percent_encode(all)), all);
  EXPECT_EQ(percent_encode("a b/é~"), "a%20b%2F%C3%A9~");
  EXPECT_EQ(percent_decode("%zz"), std::nullopt);
  EXPECT_EQ(percent_decode("a+b", true), "a b");
}

TEST(Text, KnowsUtf8) {
  for (auto good : {"", "a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xf4\x8f\xbf\xbf"})
    EXPECT_TRUE(is_utf8(good)) << good;
  for (auto bad : {"\x80", "\xc3", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "a\xe2\x82"})
    EXPECT_FALSE(is_utf8(bad)) << to_lower(percent_encode(bad));
}

TEST(Time, KnowsTheFormsAwsUses) {
  auto t = from_iso8601("2026-01-31T12:00:00.123Z");
  ASSERT_TRUE(t);
  EXPECT_EQ(to_iso8601(*t), "2026-01-31T12:00:00.123Z");
  EXPECT_EQ(to_basic_iso(*t), "20260131T120000Z");
  EXPECT_EQ(from_http_date(to_http_date(*t)), std::chrono::floor<std::chrono::seconds>(*t));
  EXPECT_EQ(parse_duration("1h30m"), Millis(5'400'000));
  for (auto wrong : {"", "5", "m", "5x", "-5m", "99999999999d"}) EXPECT_FALSE(parse_duration(wrong)) << wrong;
}

TEST(Digest, KnownAnswers) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_base64("any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
  EXPECT_EQ(from_base64("YW55IGNhcm5hbCBwbGVhcw=="), "any carnal pleas");
  EXPECT_FALSE(from_base64("a"));
}

TEST(Process, PassesOutputInputAndExitCode) {
  auto echoed = run({.argv = {"sh", "-c", "cat; echo oops >&2; exit 7"}}, "hello");
  ASSERT_TRUE(echoed) << echoed.error().message;
  EXPECT_EQ(echoed->out, "hello");
  EXPECT_EQ(echoed->err, "oops\n");
  EXPECT_EQ(echoed->exit_code, 7);
  EXPECT_EQ(run({.argv = {"sh", "-c", "kill -TERM $$"}})->exit_code, 143);
  EXPECT_EQ(run({.argv = {"no-such-program-here"}}).error().kind, Error::Kind::NotFound);
  EXPECT_EQ(run({.argv = {"env"}, .environment = {{{"A", "b"}}}})->out, "A=b\n");
}

TEST(File, IsReplacedWholeOrNotAtAll) {
  auto folder = std::filesystem::temp_directory_path() / ("sparkecs-" + random_hex(8));
  std::filesystem::create_directory(folder);
  EXPECT_EQ(read_file(folder / "a").error().kind, Error::Kind::NotFound);
  ASSERT_TRUE(write_file_atomically(folder / "a", "one"));
  ASSERT_TRUE(write_file_atomically(folder / "a", "two"));
  EXPECT_EQ(*read_file(folder / "a"), "two");
  EXPECT_FALSE(read_file(folder / "a", 2));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace sparkecs
