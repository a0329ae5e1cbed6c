#include <filesystem>
#include <set>

#include "base/random.h"
#include "engine/api/asking.h"
#include "engine/api/logs.h"
#include "engine/loop/manual_loop.h"
#include "wire/services.h"

namespace sparkecs::engine::api {
namespace {

class LogsTest : public testing::Test {
 protected:
  LogsTest() { logs_.serve(router_); }
  ~LogsTest() override { std::filesystem::remove_all(folder_); }

  std::int64_t now() const { return loop_.now().time_since_epoch().count(); }
  Json put(const std::string& stream, const std::vector<std::pair<std::int64_t, std::string>>& events) {
    Json list = Json::array();
    for (const auto& [time, message] : events) list.push_back({{"timestamp", time}, {"message", message}});
    return asking_.ask("PutLogEvents", {{"logGroupName", "g"}, {"logStreamName", stream}, {"logEvents", list}});
  }
  void make(const std::vector<std::string>& streams) {
    asking_.ask("CreateLogGroup", {{"logGroupName", "g"}});
    for (const auto& stream : streams)
      asking_.ask("CreateLogStream", {{"logGroupName", "g"}, {"logStreamName", stream}});
  }
  static std::vector<std::string> messages(const Json& page) {
    std::vector<std::string> all;
    for (const auto& event : page["events"]) all.push_back(event["message"]);
    return all;
  }

  ManualLoop loop_;
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("logs-api-" + random_hex(12));
  std::unique_ptr<logs::Store> store_ = *logs::Store::open(folder_, loop_.clock());
  Logs logs_{*store_, loop_};
  Router router_;
  Asking asking_{router_, wire::kLogs};
};
using Lines = std::vector<std::string>;

TEST_F(LogsTest, GroupsAreDescribedTaggedAndKept) {
  asking_.ask("CreateLogGroup", {{"logGroupName", "/ecs/spark"}, {"tags", {{"k", "v"}}}});
  EXPECT_EQ(asking_.code("CreateLogGroup", {{"logGroupName", "/ecs/spark"}}), "ResourceAlreadyExistsException");
  asking_.ask("PutRetentionPolicy", {{"logGroupName", "/ecs/spark"}, {"retentionInDays", 14}});
  EXPECT_EQ(asking_.code("PutRetentionPolicy", {{"logGroupName", "/ecs/spark"}, {"retentionInDays", 15}}),
            "InvalidParameterException");
  auto group = asking_.ask("DescribeLogGroups", {{"logGroupNamePrefix", "/ecs"}})["logGroups"][0];
  EXPECT_EQ(group["retentionInDays"], 14);
  EXPECT_EQ(group["arn"], "arn:aws:logs:us-east-1:000000000000:log-group:/ecs/spark:*");
  EXPECT_EQ(group["logGroupArn"], "arn:aws:logs:us-east-1:000000000000:log-group:/ecs/spark");
  asking_.ask("TagResource", {{"resourceArn", group["logGroupArn"]}, {"tags", {{"more", "m"}}}});
  asking_.ask("UntagResource", {{"resourceArn", group["arn"]}, {"tagKeys", {"k"}}});
  EXPECT_EQ(asking_.ask("ListTagsForResource", {{"resourceArn", group["logGroupArn"]}})["tags"], (Json{{"more", "m"}}));
  asking_.ask("DeleteRetentionPolicy", {{"logGroupName", "/ecs/spark"}});
  EXPECT_FALSE(asking_.ask("DescribeLogGroups")["logGroups"][0].contains("retentionInDays"));
  asking_.ask("DeleteLogGroup", {{"logGroupName", "/ecs/spark"}});
  EXPECT_EQ(asking_.ask("DescribeLogGroups")["logGroups"], Json::array());
}

TEST_F(LogsTest, GroupsComeInPagesOfFifty) {
  for (int i = 0; i < 120; ++i) asking_.ask("CreateLogGroup", {{"logGroupName", "g" + std::to_string(i)}});
  std::set<std::string> seen;
  Json request = Json::object();
  do {
    auto page = asking_.ask("DescribeLogGroups", request);
    EXPECT_LE(page["logGroups"].size(), 50u);
    for (const auto& group : page["logGroups"]) seen.insert(group["logGroupName"]);
    request["nextToken"] = page.value("nextToken", "");
  } while (request["nextToken"] != "");
  EXPECT_EQ(seen.size(), 120u);
  EXPECT_EQ(asking_.code("DescribeLogGroups", {{"nextToken", "AAAA"}}), "InvalidParameterException");
}

TEST_F(LogsTest, EventsComeBackByGetAndByFilter) {
  make({"a", "b"});
  put("a", {{now() - 20, "ERROR one"}, {now(), "three"}});
  put("b", {{now() - 10, "ERROR two"}});
  auto page = asking_.ask("GetLogEvents", {{"logGroupName", "g"}, {"logStreamName", "a"}, {"startFromHead", true}});
  EXPECT_EQ(messages(page), (Lines{"ERROR one", "three"}));
  auto again = asking_.ask("GetLogEvents",
                           {{"logGroupName", "g"}, {"logStreamName", "a"}, {"nextToken", page["nextForwardToken"]}});
  EXPECT_EQ(again["nextForwardToken"], page["nextForwardToken"]);
  EXPECT_EQ(messages(asking_.ask("FilterLogEvents", {{"logGroupName", "g"}})),
            (Lines{"ERROR one", "ERROR two", "three"}));
  EXPECT_EQ(messages(asking_.ask("FilterLogEvents",
                                 {{"logGroupName", "g"}, {"filterPattern", "ERROR"}, {"logStreamNames", {"b"}}})),
            Lines{"ERROR two"});
  EXPECT_EQ(messages(asking_.ask("FilterLogEvents", {{"logGroupName", "g"}, {"endTime", now() - 10}})),
            (Lines{"ERROR one", "ERROR two"}))
      << "endTime is inclusive here";
  auto arn = "arn:aws:logs:us-east-1:000000000000:log-group:g:*";
  EXPECT_EQ(
      messages(asking_.ask("FilterLogEvents", {{"logGroupIdentifier", arn}, {"logStreamNamePrefix", "a"}})).size(), 2u);
}

TEST_F(LogsTest, RejectedEventsAreReported) {
  make({"a"});
  constexpr std::int64_t kDay = 86'400'000;
  auto info = put("a", {{now() - 15 * kDay, "too old"}})["rejectedLogEventsInfo"];
  EXPECT_EQ(info, (Json{{"tooOldLogEventEndIndex", 1}}));
  info = put("a", {{now(), "now"}, {now() + 3 * 3'600'000, "too new"}})["rejectedLogEventsInfo"];
  EXPECT_EQ(info, (Json{{"tooNewLogEventStartIndex", 1}}));
  EXPECT_EQ(messages(asking_.ask("GetLogEvents", {{"logGroupName", "g"}, {"logStreamName", "a"}})), Lines{"now"});
}

TEST_F(LogsTest, StreamsByNameAndByTime) {
  make({"a", "b", "c"});
  put("c", {{now() - 10, "x"}});
  put("a", {{now(), "x"}});
  auto names = [&](Json request) {
    request["logGroupName"] = "g";
    request["limit"] = 2;
    Lines all;
    do {
      auto page = asking_.ask("DescribeLogStreams", request);
      for (const auto& stream : page["logStreams"]) all.push_back(stream["logStreamName"]);
      request["nextToken"] = page.value("nextToken", "");
    } while (request["nextToken"] != "");
    return all;
  };
  EXPECT_EQ(names(Json::object()), (Lines{"a", "b", "c"}));
  EXPECT_EQ(names({{"descending", true}}), (Lines{"c", "b", "a"}));
  EXPECT_EQ(names({{"orderBy", "LastEventTime"}, {"descending", true}}), (Lines{"a", "c", "b"}));
  EXPECT_EQ(names({{"logStreamNamePrefix", "b"}}), Lines{"b"});
  auto stream =
      asking_.ask("DescribeLogStreams", {{"logGroupName", "g"}, {"logStreamNamePrefix", "a"}})["logStreams"][0];
  EXPECT_EQ(stream["lastEventTimestamp"], now());
  EXPECT_EQ(stream["storedBytes"], 0);
}

TEST_F(LogsTest, RefusesInAwsWords) {
  make({"a"});
  Json get{{"logGroupName", "g"}, {"logStreamName", "no"}};
  EXPECT_EQ(asking_.code("GetLogEvents", get), "ResourceNotFoundException");
  EXPECT_EQ(asking_.code("FilterLogEvents", {{"logGroupName", "no"}}), "ResourceNotFoundException");
  EXPECT_EQ(
      asking_.code("FilterLogEvents", {{"logGroupName", "g"}, {"logStreamNames", {"a"}}, {"logStreamNamePrefix", "a"}}),
      "InvalidParameterException");
  EXPECT_EQ(asking_.code("FilterLogEvents", {{"logGroupName", "g"}, {"filterPattern", "{ $.a = 1 }"}}),
            "InvalidParameterException");
  EXPECT_EQ(asking_.code("FilterLogEvents", {{"logGroupName", "g"}, {"limit", 10'001}}), "InvalidParameterException");
  EXPECT_EQ(asking_.code("DescribeLogStreams",
                         {{"logGroupName", "g"}, {"orderBy", "LastEventTime"}, {"logStreamNamePrefix", "a"}}),
            "InvalidParameterException");
  EXPECT_EQ(asking_.code("CreateLogStream", {{"logGroupName", "g"}, {"logStreamName", "a:b"}}),
            "InvalidParameterException");
  for (const auto* name : {"", "a b", "aws/x", "a:b"})
    EXPECT_EQ(asking_.code("CreateLogGroup", {{"logGroupName", name}}), "InvalidParameterException") << name;
  EXPECT_EQ(asking_.code("GetLogEvents", {{"logStreamName", "a"}}), "InvalidParameterException");
}

}  // namespace
}  // namespace sparkecs::engine::api
