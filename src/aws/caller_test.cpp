#include "aws/caller.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <vector>

#include "aws/advice.h"
#include "aws/ecs.h"
#include "aws/elbv2.h"
#include "aws/masked.h"
#include "base/json.h"
#include "base/text.h"
#include "wire/services.h"

namespace sparkecs::aws {
namespace {

using net::HttpRequest;
using net::HttpResponse;

// Answers with what it was told, in order, and remembers what was asked.
class Script final : public net::HttpTransport {
 public:
  Script& then(Result<HttpResponse> reply) {
    replies_.push_back(std::move(reply));
    return *this;
  }
  Script& then(int status, std::string body, net::HttpHeaders headers = {}) {
    return then(HttpResponse{status, std::move(headers), std::move(body)});
  }
  Script& then_lost(std::string_view how_far) {
    return then(fail(Error::Kind::Unavailable, "connection reset", std::string(how_far)));
  }

  Result<HttpResponse> send(const HttpRequest& request, std::stop_token) override {
    requests.push_back(request);
    if (replies_.empty()) return fail(Error::Kind::Failed, "the script is over");
    auto reply = std::move(replies_.front());
    replies_.pop_front();
    return reply;
  }

  std::vector<HttpRequest> requests;

 private:
  std::deque<Result<HttpResponse>> replies_;
};

struct CallerTest : testing::Test {
  Result<Json> call(std::string_view operation = "ListTasks", Repeat repeat = Repeat::Safe) {
    return caller.call(wire::kEcs, operation, Json::object(), repeat);
  }
  std::string header(std::size_t request, std::string_view name) const {
    for (const auto& [key, value] : script.requests.at(request).headers)
      if (key == name) return value;
    return {};
  }

  // The same, with this much time left.
  Result<Json> call_within(Millis left, std::string_view operation = "ListTasks", Repeat repeat = Repeat::Safe) {
    Caller limited(script, clock, caller.settings(), {.deadline = std::chrono::steady_clock::now() + left},
                   [this](Millis time, const std::stop_token&) { pauses.push_back(time); });
    return limited.call(wire::kEcs, operation, Json::object(), repeat);
  }

  Script script;
  ManualClock clock;
  std::stop_source stop;
  std::vector<Millis> pauses;
  Caller caller{script, clock, Settings{{"AKID", "very-secret-key", "session"}, Endpoints("eu-central-1"), 3, {}},
                Limits{stop.get_token()}, [this](Millis time, const std::stop_token&) { pauses.push_back(time); }};
};

const std::string kBusy = R"({"__type":"ThrottlingException","message":"Rate exceeded"})";

TEST_F(CallerTest, SendsWhatTheServiceExpects) {
  script.then(200, R"({"taskArns":["a"]})");
  auto output = caller.call(wire::kEcs, "ListTasks", {{"cluster", "c"}}, Repeat::Safe);
  ASSERT_TRUE(output);
  EXPECT_EQ((*output)["taskArns"][0], "a");
  EXPECT_EQ(script.requests[0].url, "https://ecs.eu-central-1.amazonaws.com/");
  EXPECT_EQ(script.requests[0].body, R"({"cluster":"c"})");
  EXPECT_EQ(header(0, "Content-Type"), "application/x-amz-json-1.1");
  EXPECT_EQ(header(0, "X-Amz-Target"), "AmazonEC2ContainerServiceV20141113.ListTasks");
  EXPECT_EQ(header(0, "X-Amz-Security-Token"), "session");
  EXPECT_NE(header(0, "Authorization").find("Credential=AKID/20231114/eu-central-1/ecs/aws4_request"),
            std::string::npos);
}

TEST_F(CallerTest, GlobalServicesAreSignedForTheirHomeRegion) {
  script.then(200, "<GetRoleResponse><GetRoleResult/></GetRoleResponse>");
  ASSERT_TRUE(caller.call(wire::kIam, "GetRole", {{"RoleName", "r"}}, Repeat::Safe));
  EXPECT_EQ(script.requests[0].url, "https://iam.amazonaws.com/");
  EXPECT_NE(header(0, "Authorization").find("/us-east-1/iam/"), std::string::npos);
  EXPECT_EQ(script.requests[0].body, "Action=GetRole&Version=2010-05-08&RoleName=r");
}

TEST_F(CallerTest, RepeatsWhatIsTransient) {
  script.then(400, kBusy).then(503, "").then(200, "{}");
  EXPECT_TRUE(call());
  EXPECT_EQ(script.requests.size(), 3u);
  EXPECT_EQ(pauses.size(), 2u);
  EXPECT_LE(pauses[0], Millis(1000));
}

TEST_F(CallerTest, GivesUpAfterItsAttempts) {
  script.then(400, kBusy).then(400, kBusy).then(400, kBusy, {{"x-amzn-requestid", "id-3"}});
  auto output = call();
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().kind, Error::Kind::Throttled);
  EXPECT_EQ(output.error().message, "ecs ListTasks: Rate exceeded (ThrottlingException, request id-3)");
  EXPECT_EQ(script.requests.size(), 3u);
}

TEST_F(CallerTest, NeverRepeatsWhatIsDefinite) {
  script.then(400, R"({"__type":"ClusterNotFoundException","message":"Cluster not found."})");
  EXPECT_EQ(call().error().kind, Error::Kind::NotFound);
  EXPECT_EQ(script.requests.size(), 1u);
}

TEST_F(CallerTest, ALostReplyMakesNoSecondThing) {
  script.then_lost(net::kReplyLost);
  auto output = call("RegisterTaskDefinition", Repeat::Never);
  EXPECT_EQ(output.error().code, net::kReplyLost);
  EXPECT_EQ(script.requests.size(), 1u);
  script.then_lost(net::kNotSent).then(200, "{}");
  EXPECT_TRUE(call("RegisterTaskDefinition", Repeat::Never));
  script.then_lost(net::kReplyLost).then(200, "{}");
  EXPECT_TRUE(call("UpdateService", Repeat::Safe));
}

TEST_F(CallerTest, ASilentNetworkIsUnavailable) {
  for (int i = 0; i < 3; ++i) script.then(fail(Error::Kind::TimedOut, "timed out", std::string(net::kNotSent)));
  auto output = call();
  EXPECT_EQ(output.error().kind, Error::Kind::Unavailable);
  EXPECT_EQ(output.error().message, "ecs ListTasks: timed out; check the network, the proxy and the endpoint");
}

TEST_F(CallerTest, NoRequestOutlivesTheDeadline) {
  script.then(200, "{}").then(200, "{}").then(200, "{}");
  EXPECT_TRUE(call_within(Millis(10'000)));
  EXPECT_LE(script.requests.at(0).timeout, Millis(10'000));
  EXPECT_GT(script.requests.at(0).timeout, Millis(5'000));
  EXPECT_TRUE(call_within(std::chrono::hours(1)));
  EXPECT_EQ(script.requests.at(1).timeout, net::HttpRequest().timeout);
  EXPECT_TRUE(call_within(Millis(0))) << "a last look";
  EXPECT_LE(script.requests.at(2).timeout, Millis(1'000));
}

TEST_F(CallerTest, WhatEndsWithTheTimeIsTimedOut) {
  struct Case {
    Millis left;
    std::string_view operation;
    std::optional<Result<HttpResponse>> reply;  // nothing: it is not sent
    std::string_view message;
  };
  const Result<HttpResponse> silence = fail(Error::Kind::TimedOut, "timed out", std::string(net::kReplyLost));
  const HttpResponse busy{503, {{"retry-after", "60"}}, ""};
  for (const auto& [left, operation, reply, message] : {
           Case{Millis(0), "ListTasks", silence, "ecs ListTasks: the time is over: timed out; run this again"},
           Case{Millis(0), "CreateCluster", {}, "ecs CreateCluster: the time is over: it was not sent"},
           Case{-std::chrono::hours(1), "ListTasks", {}, "ecs ListTasks: the time is over: it was not sent"},
           Case{Millis(10'000), "ListTasks", busy, "ecs ListTasks: the time is over: HTTP status 503"},
       }) {
    if (reply) script.then(*reply);
    auto output = call_within(left, operation);
    EXPECT_EQ(output.error().kind, Error::Kind::TimedOut) << output.error().message;
    EXPECT_TRUE(output.error().message.starts_with(message)) << output.error().message;
  }
  EXPECT_EQ(script.requests.size(), 2u);
  EXPECT_TRUE(pauses.empty());
}

TEST_F(CallerTest, WaitsAsLongAsRetryAfterSays) {
  script.then(503, "", {{"retry-after", "7"}}).then(200, "{}");
  EXPECT_TRUE(call());
  EXPECT_GE(pauses.at(0), Millis(7000));
}

TEST_F(CallerTest, CorrectsAWrongClockOnceAndForAll) {
  const auto theirs = clock.now() + std::chrono::hours(2);
  const auto skewed = R"({"__type":"InvalidSignatureException","message":"Signature expired"})";
  script.then(400, skewed, {{"date", to_http_date(theirs)}}).then(200, "{}").then(200, "{}");
  EXPECT_TRUE(call());
  EXPECT_TRUE(call());
  EXPECT_EQ(header(0, "X-Amz-Date"), to_basic_iso(clock.now()));
  EXPECT_EQ(header(1, "X-Amz-Date"), to_basic_iso(theirs));
  EXPECT_EQ(header(2, "X-Amz-Date"), to_basic_iso(theirs));
  EXPECT_TRUE(pauses.empty());
}

TEST_F(CallerTest, ARightClockIsNotBlamed) {
  script.then(400, R"({"__type":"InvalidSignatureException","message":"no"})", {{"date", to_http_date(clock.now())}});
  auto output = call();
  EXPECT_EQ(output.error().kind, Error::Kind::Denied);
  EXPECT_EQ(script.requests.size(), 1u);
  EXPECT_NE(output.error().message.find("check the secret access key"), std::string::npos);
}

TEST_F(CallerTest, StopsBetweenAttempts) {
  stop.request_stop();
  EXPECT_EQ(call().error().kind, Error::Kind::Cancelled);
  EXPECT_TRUE(script.requests.empty());
}

TEST_F(CallerTest, AnOutageEndsRetries) {
  for (int i = 0; i < 250; ++i) script.then(500, "");
  for (int i = 0; i < 60; ++i) EXPECT_FALSE(call());
  // 500 tokens at 5 each are 100 retries; the 50 calls before have used them up, the rest is sent once.
  EXPECT_EQ(script.requests.size(), 160u);
}

TEST_F(CallerTest, CountsWhatItSends) {
  script.then(200, "{}").then(500, "").then(200, "{}");
  EXPECT_TRUE(call("DescribeClusters"));
  EXPECT_TRUE(call("CreateCluster"));
  EXPECT_EQ(caller.traffic().requests, 3);
  EXPECT_EQ(caller.traffic().changing, 2);
}

TEST_F(CallerTest, ReadsEveryPage) {
  Ecs ecs(caller);
  script.then(200, R"({"taskArns":["a","b"],"nextToken":"2"})").then(200, R"({"taskArns":[],"nextToken":"3"})");
  script.then(200, R"({"taskArns":["c"]})");
  auto arns = ecs.all_task_arns({.cluster = "c"});
  ASSERT_TRUE(arns);
  EXPECT_EQ(*arns, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ((*parse_json(script.requests[2].body))["nextToken"], "3");
  EXPECT_EQ((*parse_json(script.requests[2].body))["cluster"], "c");
}

TEST_F(CallerTest, PagesThatLeadRoundEnd) {
  script.then(200, R"({"taskArns":["a"],"nextToken":"x"})").then(200, R"({"taskArns":["b"],"nextToken":"x"})");
  EXPECT_EQ(Ecs(caller).all_task_arns()->size(), 2u);
}

TEST_F(CallerTest, TokensMakeRequestsRepeatable) {
  wire::ecs::RunTaskRequest request{};
  request.task_definition = "t";
  script.then_lost(net::kReplyLost);
  EXPECT_FALSE(Ecs(caller).run_task(request));
  request.client_token = "token";
  script.then_lost(net::kReplyLost).then(200, "{}");
  EXPECT_TRUE(Ecs(caller).run_task(request));
}

TEST_F(CallerTest, SaysWhichReplyWasUnexpected) {
  script.then(200, R"({"taskArns": 7})");
  auto arns = Ecs(caller).all_task_arns();
  EXPECT_EQ(arns.error().message, "ecs ListTasks: unexpected reply: taskArns: expected a list");
  script.then(200, "<html>");
  EXPECT_TRUE(call().error().message.starts_with("ecs ListTasks: the reply is not JSON"));
}

TEST_F(CallerTest, ErrorsHoldNoSecrets) {
  script.then(403, R"({"__type":"ExpiredTokenException","message":"The security token included is expired"})");
  auto message = call().error().message;
  EXPECT_EQ(message.find("very-secret-key"), std::string::npos);
  EXPECT_NE(message.find("; the credentials have expired"), std::string::npos) << message;
}

TEST(Advice, OnWhatConfigShNames) {
  struct Case {
    std::string code, message, variable;
  };
  for (const auto& [code, message, variable] : {
           Case{"InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist", "VPC_ID"},
           Case{"ValidationError", "The VPC ID 'vpc-1' is not found", "VPC_ID"},
           Case{"ValidationError", "1 validation error detected", ""},
           Case{"SubnetNotFound", "The subnet ID 'subnet-1' does not exist", "SUBNETS"},
           Case{"InvalidSubnet", "no", "SUBNETS"},
           Case{"InvalidSubnetID.NotFound", "no", "SUBNETS"},
           Case{"InvalidParameterException", "Error … (ErrorCode: InvalidSubnetID.NotFound)", "SUBNETS"},
           Case{"InvalidGroup.NotFound", "no", "_SECURITY_GROUPS"},
           Case{"InvalidSecurityGroup", "no", "_SECURITY_GROUPS"},
           Case{"InvalidParameterException", "Error … (ErrorCode: InvalidGroup.NotFound)", "_SECURITY_GROUPS"},
           Case{"InvalidParameterException", "Role is not valid", ""},
           Case{"NamespaceNotFound", "no", "NAMESPACE_ID"},
       }) {
    const Error error{.kind = Error::Kind::Invalid, .message = message, .code = code, .status = 400};
    EXPECT_NE(advice_for(error).find(variable), std::string::npos) << code;
    EXPECT_EQ(is_of_configuration(error), !variable.empty()) << code << ": " << message;
  }
}

TEST(OnlyReads, KnowsThemByTheirName) {
  for (auto name : {"DescribeServices", "ListTasks", "GetRole", "FilterLogEvents"}) EXPECT_TRUE(only_reads(name));
  for (auto name : {"CreateService", "RunTask", "TagResource", "PutRetentionPolicy"}) EXPECT_FALSE(only_reads(name));
}

TEST(Masked, HidesSecretsAndNothingElse) {
  const Json value = *parse_json(R"({
    "clientToken": "visible-1", "nextToken": "visible-2", "sessionToken": "hidden-1",
    "environment": [{"name": "AWS_SECRET_ACCESS_KEY", "value": "hidden-2"}, {"name": "PLAIN", "value": "visible-3"}],
    "tags": {"dbPassword": "hidden-3", "a": "visible-4"}, "secrets": [{"name": "X", "valueFrom": "visible-5"}]
  })");
  auto text = masked(value);
  for (int i = 1; i <= 5; ++i) EXPECT_NE(text.find(fmt::format("visible-{}", i)), std::string::npos) << text;
  EXPECT_EQ(text.find("hidden"), std::string::npos) << text;
}

}  // namespace
}  // namespace sparkecs::aws
