#include "engine/api/front.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "engine/api/iam.h"
#include "engine/api/sts.h"
#include "engine/loop/manual_loop.h"

namespace sparkecs::engine::api {
namespace {

class FrontTest : public testing::Test {
 protected:
  FrontTest() {
    serve_sts(router_);
    serve_iam(router_);
  }
  net::OutgoingReply send(net::IncomingRequest request) {
    std::optional<net::OutgoingReply> got;
    front_.handle(std::move(request), [&](net::OutgoingReply reply) { got = std::move(reply); });
    loop_.run();
    EXPECT_TRUE(got);
    return got.value_or(net::OutgoingReply{});
  }
  net::OutgoingReply form(const std::string& body, std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    return send({"POST", "/", std::move(headers), body});
  }
  net::OutgoingReply json(const std::string& target, const std::string& body) {
    return send({"POST", "/", {{"X-Amz-Target", target}}, body});
  }

  ManualLoop loop_;
  Router router_;
  Result<> committed_;
  Front front_{loop_,
               router_,
               {"000000000000", "us-east-1"},
               {[] { return Json{{"version", "1"}}; }, [this] { return committed_; }}};
};

constexpr auto kWhoAmI = "Action=GetCallerIdentity&Version=2011-06-15";

TEST_F(FrontTest, AnswersInTheProtocolOfTheService) {
  auto reply = form(kWhoAmI);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.content_type, "text/xml");
  EXPECT_NE(reply.body.find("<Account>000000000000</Account>"), std::string::npos) << reply.body;
  EXPECT_EQ(reply.headers.at(0).first, "x-amzn-RequestId");
  EXPECT_NE(reply.body.find(reply.headers.at(0).second), std::string::npos);
}

TEST_F(FrontTest, TheCredentialScopeSaysWhoAsks) {
  auto account = [&](const std::string& authorization) {
    auto body = form(kWhoAmI, {{"Authorization", authorization}}).body;
    auto at = body.find("<Account>") + 9;
    return body.substr(at, body.find('<', at) - at);
  };
  EXPECT_EQ(account("AWS4-HMAC-SHA256 Credential=123456789012/20260131/eu-west-1/sts/aws4_request, Signature=x"),
            "123456789012");
  EXPECT_EQ(account("AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260131/eu-west-1/sts/aws4_request"), "000000000000");
  EXPECT_EQ(account("Basic Zm9v"), "000000000000");
  EXPECT_EQ(account("Credential=///////"), "000000000000");
}

TEST_F(FrontTest, NamesWhatItDoesNotKnow) {
  struct Case {
    net::OutgoingReply reply;
    int status;
    std::string code, named;
  };
  for (const auto& [reply, status, code, named] : {
           Case{json("AmazonEC2ContainerServiceV20141113.NoSuchThing", "{}"), 400, "UnknownOperationException",
                "NoSuchThing"},
           Case{json("AmazonEC2ContainerRegistry_V20150921.DescribeRepositories", "{}"), 400,
                "UnknownOperationException", "DescribeRepositories"},
           Case{json("nonsense", "{}"), 400, "UnknownOperationException", "nonsense"},
           Case{form("Action=RunInstances&Version=2016-11-15"), 400, "InvalidAction", "RunInstances"},
           Case{form("Action=ListQueues&Version=2012-11-05"), 400, "InvalidAction", "ListQueues"},
           Case{send({"GET", "/bucket/key"}), 404, "", "GET /bucket/key"},
       }) {
    EXPECT_EQ(reply.status, status);
    EXPECT_NE(reply.body.find(code), std::string::npos) << reply.body;
    EXPECT_NE(reply.body.find(named), std::string::npos) << reply.body;
  }
  EXPECT_EQ(front_.unknown().size(), 6u);
  EXPECT_EQ(front_.unknown().at("ecs:NoSuchThing"), 1);
}

TEST_F(FrontTest, RefusesWhatIsMalformed) {
  EXPECT_EQ(json("Logs_20140328.CreateLogGroup", "{broken").status, 400);
  EXPECT_NE(json("Logs_20140328.CreateLogGroup", "[1]").body.find("SerializationException"), std::string::npos);
  EXPECT_EQ(form("%zz").status, 400);
  EXPECT_EQ(form("").status, 400);
  EXPECT_EQ(form("Action=GetRole&Version=2010-05-08").status, 400) << "RoleName is missing";
}

TEST_F(FrontTest, ErrorsHaveTheServicesStatusAndForm) {
  auto reply = form("Action=GetRole&Version=2010-05-08&RoleName=nobody");
  EXPECT_EQ(reply.status, 404);
  EXPECT_NE(reply.body.find("<Code>NoSuchEntity</Code>"), std::string::npos) << reply.body;
}

TEST_F(FrontTest, WhatCannotBeSavedIsNotConfirmed) {
  committed_ = fail(Error::Kind::Failed, "the disk is full");
  auto reply = form(kWhoAmI);
  EXPECT_EQ(reply.status, 500);
  EXPECT_NE(reply.body.find("the disk is full"), std::string::npos);
}

TEST_F(FrontTest, WebPagesAreRefused) {
  EXPECT_EQ(form(kWhoAmI, {{"Origin", "https://evil.example"}}).status, 403);
  EXPECT_EQ(send({"GET", "/_sparkecs/status", {{"Origin", "null"}}}).status, 403);
}

TEST_F(FrontTest, HasPathsOfItsOwn) {
  EXPECT_EQ(send({"GET", "/health"}).body, "ok\n");
  EXPECT_EQ(send({"GET", "/_sparkecs/status"}).content_type, "application/json");
  EXPECT_EQ(send({"POST", "/_sparkecs/status"}).status, 404);
  EXPECT_EQ(send({"GET", "/_sparkecs/other"}).status, 404);
  EXPECT_TRUE(front_.unknown().empty());
}

}  // namespace
}  // namespace sparkecs::engine::api
