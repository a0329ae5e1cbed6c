#include "wire/protocol.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "base/json.h"
#include "wire/error_kind.h"
#include "wire/form.h"
#include "wire/services.h"
#include "wire/xml.h"

namespace sparkecs::wire {
namespace {

const Service& service_named(std::string_view name) {
  return **std::ranges::find(kServices, name, &Service::name);
}

// Equal, where XML knows no difference between nothing, an empty list and an empty structure, where one of the two may
// know more members, and times are compared to the second.
bool agree(const Json& expected, const Json& actual) {
  if (expected.is_structured() && expected.empty()) return actual == "" || actual.empty();
  if (expected.is_object() && actual.is_object())
    return std::ranges::all_of(expected.items(), [&](const auto& member) {
      auto at = actual.find(member.key());
      return at == actual.end() ? member.value().empty() || member.value() == "" : agree(member.value(), *at);
    });
  if (expected.is_array() && actual.is_array()) return std::ranges::equal(expected, actual, agree);
  if (expected.is_string() && actual.is_string()) {
    auto text = expected.get<std::string>();
    const bool time = text.size() == 19 && text[10] == 'T' && text[4] == '-';
    return time ? actual.get<std::string>().starts_with(text) : expected == actual;
  }
  return expected == actual;
}

// --- exchanges between botocore and moto, see tests/data/wire/record.py ---

Json exchanges() {
  return *parse_json(*read_file(SPARKECS_SOURCE_DIR "/tests/data/wire/exchanges.json"));
}

TEST(RecordedExchange, ServerReadsWhatBotocoreSends) {
  for (const auto& exchange : exchanges()) {
    const auto& service = service_named(exchange["service"].get<std::string>());
    if (service.protocol == Protocol::Json11) continue;
    std::string operation, version;
    Json input;
    ASSERT_TRUE(read_form(exchange["request"].get<std::string>(), operation, version, input)) << exchange["request"];
    EXPECT_EQ(operation, exchange["operation"].get<std::string>());
    EXPECT_EQ(version, service.version);
    EXPECT_EQ(input, exchange["input"]) << operation;
  }
}

TEST(RecordedExchange, ClientWritesWhatBotocoreSends) {
  for (const auto& exchange : exchanges()) {
    const auto& service = service_named(exchange["service"].get<std::string>());
    const auto operation = exchange["operation"].get<std::string>();
    auto ours = write_request(service, operation, exchange["input"]);
    auto theirs = exchange["request"].get<std::string>();
    if (service.protocol == Protocol::Json11) {
      EXPECT_EQ(*parse_json(ours), *parse_json(theirs)) << operation;
    } else {
      EXPECT_EQ(*read_form(ours), *read_form(theirs)) << operation;
      const bool flat = service.protocol == Protocol::Ec2;
      EXPECT_EQ(ours.find(".member.") == std::string::npos, flat || theirs.find(".member.") == std::string::npos);
    }
  }
}

TEST(RecordedExchange, ClientReadsWhatBotocoreReads) {
  for (const auto& exchange : exchanges()) {
    const auto& service = service_named(exchange["service"].get<std::string>());
    const auto operation = exchange["operation"].get<std::string>();
    const auto body = exchange["reply"].get<std::string>();
    if (exchange.contains("error")) {
      auto error = read_error(service, exchange["status"], body, "", "from-header");
      EXPECT_EQ(error.code, exchange["error"]["code"].get<std::string>()) << body;
      EXPECT_EQ(error.message, exchange["error"]["message"].get<std::string>());
      EXPECT_FALSE(error.request_id.empty());
    } else {
      auto output = read_reply(service, operation, body);
      ASSERT_TRUE(output) << operation << ": " << output.error().message;
      EXPECT_TRUE(agree(exchange["output"], *output)) << operation << "\n" << exchange["output"] << "\n" << *output;
    }
  }
}

TEST(RecordedExchange, RepliesSurviveOurOwnWriting) {
  for (const auto& exchange : exchanges()) {
    if (exchange.contains("error")) continue;
    const auto& service = service_named(exchange["service"].get<std::string>());
    const auto operation = exchange["operation"].get<std::string>();
    auto body = write_reply(service, operation, exchange["output"], "id-1");
    auto output = read_reply(service, operation, body);
    ASSERT_TRUE(output) << body;
    EXPECT_TRUE(agree(exchange["output"], *output)) << body;
  }
}

// --- forms ---

TEST(Form, RoundTrips) {
  const Json value = *parse_json(R"({
    "A": "x & y=z+%", "B": ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"], "C": {"D": [{"E": "é"}, {"E": ""}]}
  })");
  for (auto style : {ListStyle::Member, ListStyle::Flat}) EXPECT_EQ(*read_form(write_form(value, style)), value);
  EXPECT_EQ(write_form({{"A", true}, {"B", 7}, {"C", Json::array()}, {"D", nullptr}}, ListStyle::Flat),
            "&A=true&B=7&C=");
  EXPECT_EQ(write_form({{"L", {"a", "b"}}}, ListStyle::Member), "&L.member.1=a&L.member.2=b");
  EXPECT_EQ(write_form({{"L", {"a", "b"}}}, ListStyle::Flat), "&L.1=a&L.2=b");
}

TEST(Form, RefusesWhatIsNoForm) {
  for (auto body : {"A=%zz", "A=%ff", "A=%00", "A=1&A=2", "A=1&A.B=2", "A.B=1&A=2", "A..B=1", "=1", ".=1"})
    EXPECT_EQ(read_form(body).error().kind, Error::Kind::Invalid) << body;
  std::string many, deep = "A";
  for (std::size_t i = 0; i <= kMostParameters; ++i) many += "P" + std::to_string(i) + "=1&";
  for (std::size_t i = 0; i <= kMostLevels; ++i) deep += ".A";
  EXPECT_FALSE(read_form(many));
  EXPECT_FALSE(read_form(deep + "=1"));
}

TEST(Form, TakesWhatIsOdd) {
  EXPECT_EQ(*read_form(""), Json::object());
  EXPECT_EQ(*read_form("&&A&B="), *parse_json(R"({"A": "", "B": ""})"));
  EXPECT_EQ(*read_form("L.999999999=b&L.7=a"), *parse_json(R"({"L": ["a", "b"]})"));
  EXPECT_EQ(*read_form("L.member.2=b&L.member.1=a"), *parse_json(R"({"L": ["a", "b"]})"));
}

// --- XML ---

TEST(Xml, RoundTrips) {
  const Json value =
      *parse_json(R"({"Root": {"A": "<&>\"'é\r\n", "B": ["1", "2"], "C": {"D": [{"E": "e"}]}, "F": " "}})");
  for (auto item : {"member", "item"}) EXPECT_EQ(*read_xml(write_xml(value, "http://x/", item)), value);
}

TEST(Xml, ReadsWhatServersWrite) {
  EXPECT_EQ(*read_xml("<?xml version='1.0'?>\n<a x='1'>\n <b>\n </b>\n <!-- c -->\n <d>e<![CDATA[<f>]]></d>\n</a>"),
            *parse_json(R"({"a": {"b": "", "d": "e<f>"}})"));
  EXPECT_EQ(*read_xml("<a><item/><b/></a>"), *parse_json(R"({"a": {"item": "", "b": ""}})"));
  EXPECT_EQ(*read_xml("<a/>"), *parse_json(R"({"a": ""})"));
  for (auto text : {"", "no", "<a>", "<a></b>", "<!-- only -->"}) EXPECT_FALSE(read_xml(text)) << text;
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  EXPECT_FALSE(read_xml(deep));
}

// --- errors ---

TEST(Error, RoundTripsInEveryProtocol) {
  for (const auto* service : kServices) {
    Error error{Error::Kind::Invalid, "it's <wrong> & \"bad\"", "SomeException", "", 400};
    auto read = read_error(*service, 400, write_error(*service, error, "id-7"), "", "id-7");
    EXPECT_EQ(read.code, "SomeException") << service->name;
    EXPECT_EQ(read.message, error.message);
    EXPECT_EQ(read.request_id, "id-7");
    EXPECT_EQ(read.status, 400);
  }
}

TEST(Error, IsFoundInOddBodies) {
  struct Case {
    const Service& service;
    int status;
    std::string_view body, header, code, message;
  };
  for (const auto& c : {
           Case{kEcs, 400, R"({"__type":"com.amazonaws.ecs#ClientException","message":"m"})", "", "ClientException",
                "m"},
           Case{kEcs, 400, R"({"__type":"E:http://x/","Message":"M"})", "", "E", "M"},
           Case{kLogs, 400, "", "Other:http://", "Other", "HTTP status 400"},
           Case{kLogs, 503, "<html>busy</html>", "", "", "HTTP status 503: <html>busy</html>"},
           Case{kElbv2, 502, "Bad\nGateway", "", "", "HTTP status 502: Bad?Gateway"},
           Case{kEc2, 400, "<Response><Errors><Error><Code>C</Code></Error></Errors></Response>", "", "C",
                "HTTP status 400"},
           Case{kEcs, 500, "[1]", "", "", "HTTP status 500: [1]"},
       }) {
    auto error = read_error(c.service, c.status, c.body, c.header, "");
    EXPECT_EQ(error.code, c.code) << c.body;
    EXPECT_EQ(error.message, c.message);
  }
}

TEST(Error, Kinds) {
  using enum Error::Kind;
  struct Case {
    std::string_view service, code;
    int status;
    Error::Kind kind;
  };
  for (const auto& c : {
           Case{"ecs", "ClusterNotFoundException", 400, NotFound},
           Case{"elbv2", "LoadBalancerNotFound", 400, NotFound},
           Case{"iam", "NoSuchEntity", 404, NotFound},
           Case{"ec2", "InvalidSubnetID.NotFound", 400, NotFound},
           Case{"logs", "ResourceAlreadyExistsException", 400, Conflict},
           Case{"elbv2", "DuplicateListener", 400, Conflict},
           Case{"ec2", "DependencyViolation", 400, Conflict},
           Case{"servicediscovery", "ResourceInUse", 400, Conflict},
           Case{"ecs", "AccessDeniedException", 400, Denied},
           Case{"ec2", "UnauthorizedOperation", 403, Denied},
           Case{"sts", "ExpiredToken", 403, Denied},
           Case{"ecs", "ThrottlingException", 400, Throttled},
           Case{"ec2", "RequestLimitExceeded", 503, Throttled},
           Case{"servicediscovery", "LimitExceededException", 400, Throttled},
           Case{"ecs", "LimitExceededException", 400, Failed},
           Case{"logs", "LimitExceededException", 400, Failed},
           Case{"ecs", "ServerException", 500, Unavailable},
           Case{"ecs", "", 502, Unavailable},
           Case{"ecs", "", 429, Throttled},
           Case{"ecs", "", 403, Denied},
           Case{"ecs", "", 404, NotFound},
           Case{"ecs", "InvalidParameterException", 400, Invalid},
           Case{"elbv2", "ValidationError", 400, Invalid},
       })
    EXPECT_EQ(kind_of(c.service, c.code, c.status, ""), c.kind) << c.service << " " << c.code << " " << c.status;
  EXPECT_EQ(kind_of("ecs", "ClientException", 400, "Rate exceeded"), Throttled);
}

TEST(Reply, SaysWhatIsWrong) {
  EXPECT_EQ(read_reply(kEcs, "ListTasks", "{").error().kind, Error::Kind::Invalid);
  EXPECT_EQ(read_reply(kEcs, "ListTasks", "[]").error().kind, Error::Kind::Invalid);
  EXPECT_EQ(*read_reply(kLogs, "CreateLogGroup", ""), Json::object());
  EXPECT_FALSE(read_reply(kIam, "GetRole", "<html/>"));
  EXPECT_FALSE(read_reply(kIam, "GetRole", "{}"));
}

}  // namespace
}  // namespace sparkecs::wire
