#include "plan/kinds/balancer.h"

#include <gtest/gtest.h>

#include <deque>

#include "plan/recorder_for_test.h"
#include "plan/sample_for_test.h"

namespace sparkecs::plan {
namespace {

// Does not know the security group at first, as AWS just after it was made.
class Forgetful final : public net::HttpTransport {
 public:
  Result<net::HttpResponse> send(const net::HttpRequest&, std::stop_token) override {
    if (++calls == 1)
      return net::HttpResponse{400, {}, R"(<ErrorResponse><Error><Code>InvalidSecurityGroup</Code>
        <Message>The security group 'sg-1' does not exist</Message></Error></ErrorResponse>)"};
    return net::HttpResponse{200, {}, R"(<CreateLoadBalancerResponse><CreateLoadBalancerResult><LoadBalancers><member>
      <LoadBalancerArn>arn:new</LoadBalancerArn></member></LoadBalancers></CreateLoadBalancerResult>
      </CreateLoadBalancerResponse>)"};
  }
  int calls = 0;
};

TEST(Balancer, OnlyAGroupOfOursMayBeTooNewToBeKnown) {
  for (bool ours : {true, false}) {
    auto environment = sample_environment();
    if (!ours) environment.balancer.security_groups = {"sg-1"};
    const auto wanted = desired(environment, sample_definitions(), "us-east-1", false);
    Forgetful transport;
    ManualClock clock;
    aws::Aws aws(transport, clock, {.credentials = {"AKID", "key"}, .endpoints = aws::Endpoints("us-east-1")});
    Recorder recorder;
    Patience patience("load balancer", recorder, kNoDeadline, {});
    const Ids ids;
    auto made = balancer::create({aws, wanted, ids, patience, ""}, Part::Balancer);
    const auto said = made ? *made : made.error().message;
    EXPECT_EQ(made.has_value(), ours) << said;
    EXPECT_EQ(said.find("'sg-1' does not exist") == std::string::npos, ours) << said;
    EXPECT_EQ(transport.calls, ours ? 2 : 1);
  }
}

}  // namespace
}  // namespace sparkecs::plan
