#include "spark/master.h"

#include <gtest/gtest.h>

namespace sparkecs::spark {
namespace {

// Says the same to everybody.
class Says final : public net::HttpTransport {
 public:
  explicit Says(Result<net::HttpResponse> reply) : reply_(std::move(reply)) {}
  Result<net::HttpResponse> send(const net::HttpRequest&, std::stop_token) override { return reply_; }

 private:
  Result<net::HttpResponse> reply_;
};

TEST(AskRest, SaysWhyThereIsNoAnswer) {
  struct Case {
    Result<net::HttpResponse> reply;
    const char* message;
  };
  auto late = [](std::string_view how_far) {
    return fail(Error::Kind::TimedOut, "curl's words", std::string(how_far));
  };
  for (auto& [reply, message] : {
           Case{net::HttpResponse{200}, ""},
           Case{net::HttpResponse{503}, "http://x/v1/submissions answers with status 503"},
           Case{late(net::kReplyLost), "takes connections, but does not answer within 2.5 s"},
           Case{late(net::kNotSent), "curl's words"},
           Case{fail(Error::Kind::Unavailable, "refused", std::string(net::kNotSent)), "refused"},
       }) {
    Says transport(reply);
    auto asked = ask_rest(transport, "http://x", Millis(2'500));
    EXPECT_EQ(asked ? "" : asked.error().message, message);
  }
}

}  // namespace
}  // namespace sparkecs::spark
